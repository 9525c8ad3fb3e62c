// The history, chained: every row carries a SHA-256 over the link of the row before it and its own fields, so that a row
// that was changed, lost or put elsewhere by anything but Concord is noticed. It finds accidents, not forgery.
import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** What a link is made of: the fields of a row of the history that nothing changes once it is written, but folding (fold-typing.ts). */
export interface LinkedRow {
  readonly seq: number;
  readonly at: string;
  readonly coder_id: string;
  readonly method: string;
  readonly group_id: string | null;
  readonly undoes: string | null;
  readonly redoes: string | null;
  readonly body: string;
  /** Not in an act that was done before acts had an identity. */
  readonly id?: string | null;
  readonly person_id?: string | null;
  readonly replica_id?: string | null;
  readonly texts?: string | null;
}

/** The columns of a `LinkedRow`, in the order in which a link takes them. */
const fields = [
  'seq',
  'at',
  'coder_id',
  'method',
  'group_id',
  'undoes',
  'redoes',
  'id',
  'person_id',
  'replica_id',
  'texts',
] as const;

/**
 * The link of a row, 64 hex digits, after the row whose link is `before` (empty for the first). Fields without a value are
 * left out, so that a column added later changes no link.
 */
export function linkAfter(before: string, row: LinkedRow): string {
  const told: (string | number)[] = [];
  for (const field of fields) {
    const value = row[field];
    if (value !== null && value !== undefined) told.push(field, value);
  }
  // The array ends itself, so that no body can be taken for a part of it.
  return hash('sha256', `${before}${JSON.stringify(told)}${row.body}`);
}

/** Gives links to the rows of the history that have none. */
export function fillLinks(sqlite: Database): void {
  const first = sqlite.prepare('SELECT min(seq) FROM change WHERE link IS NULL').pluck().get();
  if (typeof first !== 'number') return;
  const next = sqlite.prepare('SELECT * FROM change WHERE seq >= ? ORDER BY seq LIMIT 1');
  const note = sqlite.prepare('UPDATE change SET link = ? WHERE seq = ?');
  const earlier = sqlite.prepare('SELECT link FROM change WHERE seq < ? ORDER BY seq DESC LIMIT 1').pluck();
  let before = (earlier.get(first) ?? '') as string;
  for (let seq = first; ;) {
    // One at a time: the row of a large import is itself as large as many others.
    const row = next.get(seq) as (LinkedRow & { link: string | null }) | undefined;
    if (!row) return;
    const link = row.link ?? linkAfter(before, row);
    if (row.link === null) note.run(link, row.seq);
    before = link;
    seq = row.seq + 1;
  }
}

/** The numbers of the rows of the history that do not follow from the one before them, ascending. */
export function brokenLinks(sqlite: Database): number[] {
  // Of an earlier schema, the columns that it has.
  const rows = sqlite.prepare('SELECT * FROM change ORDER BY seq').iterate() as IterableIterator<
    LinkedRow & { link: string | null }
  >;
  const broken: number[] = [];
  let before = '';
  for (const row of rows) {
    if (row.link !== linkAfter(before, row)) broken.push(row.seq);
    before = row.link ?? '';
  }
  return broken;
}
