// What recorded acts did, read from their rows: what they were done to may be gone by now.
import { toldChangeIn, type Change } from '#core/change.ts';
import { actFacts } from '#core/history/act-facts.ts';
import type { ActFacts } from '#core/history/facts.ts';
import { gestureFacts } from '#core/history/joined-facts.ts';
import type { ReadDb } from '#db/handles.ts';

/** How many rows of each table a change added, updated and removed. */
export type RowCounts = Readonly<Record<string, { added?: number; updated?: number; removed?: number }>>;

/** Counts the rows of a change by table. */
export function countsOf({ added, updated, removed }: Change): RowCounts {
  const counts: Record<string, { added?: number; updated?: number; removed?: number }> = {};
  for (const [part, tables] of Object.entries({ added, updated, removed })) {
    for (const [table, rows] of Object.entries(tables)) {
      (counts[table] ??= {})[part as 'added'] = Object.keys(rows).length;
    }
  }
  return counts;
}

/** Beyond so many bytes an act is called by its method: reading it for its name would take longer than the name is worth. */
const MOST_BYTES = 500_000;
const MOST_ROWS = 50;

/** What the acts of a group did, as one; null where they are too large or too many to be read for that, or say nothing. */
export function factsOfGroup(db: ReadDb, group: string): ActFacts | null {
  const rows = db.sqlite
    .prepare(
      `SELECT method, CASE WHEN octet_length(body) < ${MOST_BYTES} THEN body END AS body
       FROM change WHERE group_id = ? ORDER BY seq LIMIT ${MOST_ROWS + 1}`,
    )
    .all(group) as { method: string; body: string | null }[];
  const read = rows.flatMap(({ method, body }) => (body === null ? [] : [{ method, body }]));
  // What is counted without some of the rows would be a wrong number.
  if (rows.length > MOST_ROWS || read.length < rows.length) return null;
  return gestureFacts(
    read.map(({ method, body }) => {
      const change = toldChangeIn(body);
      return { method, facts: actFacts(method, change, change.told ?? {}) };
    }),
  );
}
