// Exchange files and projects of MAXQDA (`.mex`, `.mx…`). The names in them can be read; the words of documents, memos and
// codings are encrypted, and stay so. What comes in is the code system.
import type { Remark } from '#core/refi/incoming.ts';
import { titleOf } from '../reading/recognise.ts';
import { integer, text, type ForeignDatabase, type Row } from './database.ts';
import type { Opening } from './opening.ts';
import { projectOf, treeOf, type ForeignFile } from './told.ts';

/** Whether the database is one of MAXQDA's. */
export function isMaxqda(db: ForeignDatabase): boolean {
  return (
    db.has('Codewords', 'ID', 'WordID', 'Name', 'Color') &&
    db.has('Texts', 'ID', 'Name') &&
    db.has('Codings', 'ID', 'TextID', 'WordID')
  );
}

export function openMaxqda(db: ForeignDatabase, { name }: Opening): ForeignFile {
  const setup = new Map(
    db.rows('sys_Setup', 'Key', 'Value').map((row) => [text(row, 'Key'), text(row, 'Value')]),
  );
  const created = setup.get('DateCreated') ?? '';
  const codes = latest(db.rows('Codewords', 'ID', 'WordID', 'Idx', 'Name', 'Color', 'TID'));
  const key = (id: number | null): string => `maxqda ${created} code ${id}`;
  const [documents, codings, memos] = ['Texts', 'Codings', 'Memos'].map(
    (table) => latest(db.rows(table, 'ID', 'TID')).length,
  );
  const remarks: Remark[] = [
    {
      key: 'exchange:maxqda_encrypted',
      parameters: { name, documents: documents ?? 0, codings: codings ?? 0, memos: memos ?? 0 },
    },
    // Since 2020 a table keeps every state of a row; what tells that it was deleted is not known.
    ...(db.has('Codewords', 'TID') ? [{ key: 'exchange:maxqda_deleted', parameters: {} }] : []),
  ];
  return {
    project: projectOf({
      name: titleOf(name),
      origin: setup.get('APP')?.replaceAll(/\s+/g, ' ') ?? 'MAXQDA',
      description: null,
      seed: 'maxqda',
      coders: [],
      codes: treeOf(
        codes
          .toSorted((a, b) => (integer(a, 'Idx') ?? 0) - (integer(b, 'Idx') ?? 0))
          .map((row) => ({
            code: {
              key: key(integer(row, 'ID')),
              name: text(row, 'Name') ?? '',
              description: null,
              colour: colourOf(integer(row, 'Color')),
              isCodable: true,
              children: [],
            },
            // A code at the top is said to be below 0.
            above: integer(row, 'WordID') ? key(integer(row, 'WordID')) : null,
          })),
      ),
      variables: [],
      cases: [],
      sources: [],
      notes: [],
    }),
    remarks,
    textOf: async () => await Promise.resolve(null),
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
