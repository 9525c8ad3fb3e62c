// Which codings of the adjudicated layer somebody made or changed by hand: a decision may not silently take them away.
import { changeIn } from '#core/change.ts';
import type { CodingRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { statement } from '#db/statements.ts';

/** What was done, by the act that did it first where it was undone and redone. */
const DONE = `
  SELECT coalesce((SELECT method FROM change AS done WHERE done.group_id = change.redoes ORDER BY seq LIMIT 1), method)
    AS method, body
  FROM change`;

/**
 * Those of these codings that somebody made otherwise than by agreeing on a place, or changed as codings are changed since;
 * texts that moved them and codes that were merged leave them as they were.
 */
export function madeByHand(db: ReadDb, codings: readonly CodingRecord[]): CodingRecord[] {
  if (codings.length === 0) return [];
  const { sql, values } = actsAbout(
    db,
    codings.map(({ id }) => `coding ${id}`),
  );
  const acts = statement(db.sqlite, `${DONE} WHERE undoes IS NULL AND (${sql}) ORDER BY seq`);
  const byHand = new Map<string, boolean>();
  for (const { method, body } of acts.iterate(...values) as Iterable<{
    readonly method: string;
    readonly body: string;
  }>) {
    const { added, updated } = changeIn(body);
    const isAgreed = method.startsWith('agreement.');
    for (const id of Object.keys(added.coding ?? {})) byHand.set(id, !isAgreed);
    if (isAgreed || method.startsWith('codings.'))
      for (const id of Object.keys(updated.coding ?? {})) byHand.set(id, !isAgreed);
  }
  return codings.filter(({ id }) => byHand.get(id) === true);
}
