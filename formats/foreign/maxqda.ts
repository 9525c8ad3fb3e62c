// Exchange files and projects of MAXQDA (`.mex`, `.mx…`). The words of documents and memos are encrypted, and stay so. What
// comes in is the code system, and of the documents the excerpts that stand with their codings.
import type { Remark } from '#core/refi/incoming.ts';
import { titleOf } from '../reading/recognise.ts';
import { integer, text, type ForeignDatabase, type Row } from './database.ts';
import type { Opening } from './opening.ts';
import { excerptsOf } from './maxqda-excerpts.ts';
import { keyIn, projectOf, treeOf, type ForeignFile } from './told.ts';

/** Who made a row, and when it was last changed. */
const MADE = ['Author', 'LastChgUser', 'LastChgDate'] as const;

/** Whether the database is one of MAXQDA's. */
export function isMaxqda(db: ForeignDatabase): boolean {
  return (
    db.has('Codewords', 'ID', 'WordID', 'Name', 'Color') &&
    db.has('Texts', 'ID', 'Name') &&
    db.has('Codings', 'ID', 'TextID', 'WordID')
  );
}

export function openMaxqda(db: ForeignDatabase, { name, words }: Opening): ForeignFile {
  const setup = new Map(
    db.rows('sys_Setup', 'Key', 'Value').map((row) => [text(row, 'Key'), text(row, 'Value')]),
  );
  const created = setup.get('DateCreated') ?? '';
  const codes = latest(db.rows('Codewords', 'ID', 'WordID', 'Idx', 'Name', 'Color', 'TID'));
  const key = (what: string, id: number | null): string => `maxqda ${created} ${what} ${id}`;
  const [texts, codings, memos] = [
    latest(db.rows('Texts', 'ID', 'TID', 'Name', ...MADE)),
    latest(db.rows('Codings', 'ID', 'TID', 'TextID', 'WordID', 'Preview', 'SegPos1X', 'SegPos2X', ...MADE)),
    latest(db.rows('Memos', 'ID', 'TID')),
  ];
  const excerpts = codings.length === 0 ? null : excerptsOf({ texts, codings, codes }, key, words);
  const left = { name, documents: texts.length, memos: memos.length };
  const remarks: Remark[] = [
    excerpts === null
      ? { key: 'exchange:maxqda_encrypted', parameters: left }
      : { key: 'exchange:maxqda_excerpts', parameters: { ...left, excerpts: excerpts.count } },
    ...(excerpts?.remarks ?? []),
    // Since 2020 a table keeps every state of a row; what tells that it was deleted is not known.
    ...(db.has('Codewords', 'TID') ? [{ key: 'exchange:maxqda_deleted', parameters: {} }] : []),
  ];
  const textOf = new Map([...(excerpts?.texts ?? [])].map(([each, said]) => [keyIn(each), said]));
  return {
    project: projectOf({
      name: titleOf(name),
      origin: setup.get('APP')?.replaceAll(/\s+/g, ' ') ?? 'MAXQDA',
      description: null,
      seed: 'maxqda',
      coders: excerpts?.coders ?? [],
      codes: treeOf(
        codes
          .toSorted((a, b) => (integer(a, 'Idx') ?? 0) - (integer(b, 'Idx') ?? 0))
          .map((row) => ({
            code: {
              key: key('code', integer(row, 'ID')),
              name: text(row, 'Name') ?? '',
              description: null,
              colour: colourOf(integer(row, 'Color')),
              isCodable: true,
              children: [],
            },
            // A code at the top is said to be below 0.
            above: integer(row, 'WordID') ? key('code', integer(row, 'WordID')) : null,
          })),
      ),
      variables: [],
      cases: [],
      sources: excerpts?.sources ?? [],
      notes: [],
    }),
    remarks,
    textOf: (source) => {
      const decoded = textOf.get(source);
      return Promise.resolve(
        decoded === undefined ? null : { decoded, doc: null, plain: null, rich: null, notes: [] },
      );
    },
    close: () => db.close(),
  };
}

/** Of several states of a row, the last. */
function latest(rows: readonly Row[]): Row[] {
  const last = new Map<number | null, Row>();
  for (const row of rows) {
    const before = last.get(integer(row, 'ID'));
    if (!before || (integer(row, 'TID') ?? 0) >= (integer(before, 'TID') ?? 0))
      last.set(integer(row, 'ID'), row);
  }
  return [...last.values()];
}

/** Alpha, red, green and blue in one number. */
function colourOf(argb: number | null): string | null {
  return argb === null || argb < 0 ? null : `#${(argb % 0x1000000).toString(16).padStart(6, '0')}`;
}
