// Exchange files and projects of MAXQDA (`.mex`, `.mx…`). The texts of documents and memos are encrypted and stay so.
// The import reads the code system, and of the documents the excerpts stored with their codings.
import type { Remark } from '#core/refi/incoming.ts';
import { titleOf } from '../reading/recognise.ts';
import { integer, text, type ForeignDatabase, type Row } from './database.ts';
import type { Opening } from './opening.ts';
import { excerptsOf } from './maxqda-excerpts.ts';
import { keyIn, projectOf, treeOf, type ForeignFile } from './foreign-project.ts';

/** The columns for who made a row, and who last changed it and when. */
const MADE = ['Author', 'LastChgUser', 'LastChgDate'] as const;

/** Whether the database was written by MAXQDA. */
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
    // Since 2020 a table keeps every version of a row; how it marks deleted rows is unknown.
    ...(db.has('Codewords', 'TID') ? [{ key: 'exchange:maxqda_deleted', parameters: {} }] : []),
  ];
  const textOf = new Map([...(excerpts?.texts ?? [])].map(([each, own]) => [keyIn(each), own]));
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
            // A top-level code has 0 as its parent.
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

/** The last version of each row. */
function latest(rows: readonly Row[]): Row[] {
  const last = new Map<number | null, Row>();
  for (const row of rows) {
    const before = last.get(integer(row, 'ID'));
    if (!before || (integer(row, 'TID') ?? 0) >= (integer(before, 'TID') ?? 0))
      last.set(integer(row, 'ID'), row);
  }
  return [...last.values()];
}

/** The colour as CSS; the number holds alpha, red, green and blue. */
function colourOf(argb: number | null): string | null {
  return argb === null || argb < 0 ? null : `#${(argb % 0x1000000).toString(16).padStart(6, '0')}`;
}
