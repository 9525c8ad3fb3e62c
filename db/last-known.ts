// The last state of a row that has been removed, from the history.
import { changeIn, rowsIn } from '#core/change.ts';
import type { LastOf } from '#core/settling/returning.ts';
import type { ReadDb } from './handles.ts';
import { actsAbout } from './row-acts.ts';

/**
 * Returns a function that looks up the last state of a row; undefined where no act mentions the row. It reads
 * the acts about the row, newest first.
 */
export function lastKnown(db: ReadDb): LastOf {
  return (table, id) => {
    const { sql, values } = actsAbout(db, [`${table} ${id}`]);
    const bodies = db.sqlite
      .prepare(`SELECT body FROM change WHERE ${sql} ORDER BY seq DESC`)
      .pluck()
      .iterate(...values) as IterableIterator<string>;
    for (const body of bodies) {
      const { added, updated, removed } = rowsIn(changeIn(body), table);
      const row = removed[id] ?? updated[id]?.[1] ?? added[id];
      if (row) return row;
    }
    return undefined;
  };
}
