// When sources were first coded: what orders sources that were reviewed at one time.
import type { ReadDb } from '#db/handles.ts';

/** By source id, when any of these coders first coded each of these sources; nothing for a source that none of them coded. */
export function firstCodings(
  db: ReadDb,
  coderIds: ReadonlySet<string>,
  sourceIds: readonly string[],
): ReadonlyMap<string, string> {
  const rows = db.sqlite
    .prepare(
      `SELECT source_id AS sourceId, min(created_at) AS at FROM coding
      WHERE source_id IN (SELECT value FROM json_each(?)) AND +coder_id IN (SELECT value FROM json_each(?))
      GROUP BY source_id`,
    )
    .all(JSON.stringify(sourceIds), JSON.stringify([...coderIds])) as {
    readonly sourceId: string;
    readonly at: string;
  }[];
  return new Map(rows.map(({ sourceId, at }) => [sourceId, at]));
}
