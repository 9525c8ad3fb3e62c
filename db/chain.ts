// The chain of the history: every act carries a SHA-256 over the link of the act before it and its own
// fields, so that an act that anything but Concord changed, lost or moved is noticed. The chain finds
// accidents, not forgery.
import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** The fields that a link covers. Once written they never change, except when typing is folded (fold-typing.ts). */
export interface LinkedRow {
  readonly seq: number;
  readonly at: string;
  readonly coder_id: string;
  readonly method: string;
  readonly group_id: string | null;
  readonly undoes: string | null;
  readonly redoes: string | null;
  readonly body: string;
  /** Absent in an act from before acts had a GUID, a person and a replica. */
  readonly id?: string | null;
  readonly person_id?: string | null;
  readonly replica_id?: string | null;
  readonly texts?: string | null;
}

/** The columns of a `LinkedRow` in the order in which a link covers them. */
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
 * The link of an act: 64 hex digits. `before` is the link of the act before it, empty for the first. Fields
 * without a value are left out, so that adding a column changes no link.
 */
export function linkAfter(before: string, row: LinkedRow): string {
  const values: (string | number)[] = [];
  for (const field of fields) {
    const value = row[field];
    if (value !== null && value !== undefined) values.push(field, value);
  }
  // The JSON array marks its own end, so that no part of the body can pass for a part of the array.
  return hash('sha256', `${before}${JSON.stringify(values)}${row.body}`);
}

/** Computes the links of acts that have none. */
export function fillLinks(sqlite: Database): void {
  const first = sqlite.prepare('SELECT min(seq) FROM change WHERE link IS NULL').pluck().get();
  if (typeof first !== 'number') return;
  const next = sqlite.prepare('SELECT * FROM change WHERE seq >= ? ORDER BY seq LIMIT 1');
  const note = sqlite.prepare('UPDATE change SET link = ? WHERE seq = ?');
  const earlier = sqlite.prepare('SELECT link FROM change WHERE seq < ? ORDER BY seq DESC LIMIT 1').pluck();
  let before = (earlier.get(first) ?? '') as string;
  for (let seq = first; ;) {
    // Row by row: the act of a large import is as large as many others together.
    const row = next.get(seq) as (LinkedRow & { link: string | null }) | undefined;
    if (!row) return;
    const link = row.link ?? linkAfter(before, row);
    if (row.link === null) note.run(link, row.seq);
    before = link;
    seq = row.seq + 1;
  }
}

/** The numbers of the acts that do not follow from the act before them, ascending. */
export function brokenLinks(sqlite: Database): number[] {
  // A file of an earlier schema has only some of the columns.
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
