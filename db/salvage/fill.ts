// Restores what a damaged file has lost: from its own history, which holds every state of every row, and from
// snapshots.
import type { Database } from 'better-sqlite3';
import type { TableName } from '#core/records.ts';
import { planOf } from '../row-plans.ts';
import { tableNames } from '#core/tables/all.ts';
import { stateOf } from '../witness.ts';
import { blobsNamed } from './blobs.ts';
import { changeIn, rowsAfter, type Candidate, type History } from './history.ts';
import { valuesInOrder, type Row } from './layout.ts';
import { lostParents } from './links.ts';
import type { Rebuilt } from './rebuild.ts';

/**
 * Restores lost rows as the history last shows them, except rows that a lost act may have changed later.
 * Where the end of the history is unknown, that may be any row.
 */
export function fillFromHistory(
  rebuilt: Rebuilt,
  { proven, gaps, last }: History,
  isEndKnown: boolean,
): void {
  if (!isEndKnown) return;
  const lastGap = gaps.at(-1) ?? 0;
  const wanted = new Map<number, [TableName, string][]>();
  for (const table of tableNames) {
    const { name } = planOf(table);
    for (const [id, { seq, state }] of last.get(table) ?? [])
      if (state !== null && seq > lastGap && !rebuilt.has(name, id)) listAt(wanted, seq).push([table, id]);
  }
  for (const { seq, read } of proven) {
    const rows = wanted.get(seq);
    const change = rows ? changeIn(read()) : null;
    if (!rows || !change) continue;
    for (const table of tableNames) {
      const ids = new Set(rows.filter(([of]) => of === table).map(([, id]) => id));
      if (ids.size === 0) continue;
      for (const [id, row] of rowsAfter(change, table)) if (ids.has(id)) rebuilt.takeRecord(table, row);
    }
  }
}

function listAt<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/**
 * The acts with the numbers in `gaps`, and those after number `end` where the end of the history is lost,
 * from the newest snapshot that has any of them.
 */
export function historyInSnapshots(
  snapshots: Iterable<Database>,
  gaps: readonly number[],
  end: number | null,
): Candidate[] {
  for (const sqlite of snapshots) {
    const read = sqlite.prepare('SELECT * FROM change WHERE seq = ?');
    const after = sqlite.prepare('SELECT seq FROM change WHERE seq > ? ORDER BY seq').pluck();
    const wanted = [...gaps, ...(end === null ? [] : (after.all(end) as number[]))];
    const rows = wanted.map((seq) => read.get(seq) as Row | undefined).filter((row) => row !== undefined);
    // Read now, because the snapshot is closed before the rows are used.
    if (rows.length > 0)
      return rows.map((row) => ({ seq: Number(row.seq), isProven: false, read: () => row }));
  }
  return [];
}

/**
 * Restores texts and files by their hashes, and rows of which the history has no later state, newest
 * snapshots first.
 */
export function fillFromSnapshots(
  rebuilt: Rebuilt,
  snapshots: Iterable<Database>,
  { last, proven, gaps }: History,
  isEndKnown: boolean,
): void {
  const isMissing = (): boolean => !isEndKnown || gaps.length > 0 || lostParents(rebuilt.sqlite).size > 0;
  if (!isMissing()) return;
  const links = new Map(proven.map(({ seq, read }) => [seq, read()?.link]));
  for (const sqlite of snapshots) {
    if (!isOfSameHistory(sqlite, links)) continue;
    for (const table of tableNames) {
      const plan = planOf(table);
      const rows = sqlite.prepare(`SELECT * FROM "${plan.name}"`).iterate() as IterableIterator<Row>;
      for (const row of rows) {
        const known = last.get(table)?.get(String(row.id));
        if (rebuilt.has(plan.name, row.id)) continue;
        if (known && known.state !== stateOf(plan, valuesInOrder(table, row))) continue;
        rebuilt.take(plan.name, row);
      }
    }
    for (const blob of blobsNamed(sqlite, lostParents(rebuilt.sqlite).get('blob') ?? []))
      rebuilt.take('blob', blob);
    if (!isMissing()) return;
  }
}

/** Whether the history of the snapshot shares an act with this one: nothing may be taken from another study. */
function isOfSameHistory(sqlite: Database, links: ReadonlyMap<number, unknown>): boolean {
  if (links.size === 0) return true;
  const rows = sqlite.prepare('SELECT seq, link FROM change').raw().iterate() as IterableIterator<
    [number, string]
  >;
  for (const [seq, link] of rows) if (links.get(seq) === link) return true;
  return false;
}
