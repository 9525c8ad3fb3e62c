// Which codings of the adjudicated layer somebody made or changed by hand: a decision may not silently take them away.
import { changeIn } from '#core/change.ts';
import type { CodingRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { statement } from '#db/statements.ts';

/** Those of these codings that were last made or changed as codings are, and not by agreeing on a place. */
export function madeByHand(db: ReadDb, codings: readonly CodingRecord[]): CodingRecord[] {
  if (codings.length === 0) return [];
  const { sql, values } = actsAbout(
    db,
    codings.map(({ id }) => `coding ${id}`),
  );
  const acts = statement(
    db.sqlite,
    `SELECT method, body FROM change WHERE undoes IS NULL AND (${sql}) ORDER BY seq`,
  );
  const lastBy = new Map<string, string>();
  for (const { method, body } of acts.iterate(...values) as Iterable<{
    readonly method: string;
    readonly body: string;
  }>) {
    const { added, updated } = changeIn(body);
    for (const id of Object.keys({ ...added.coding, ...updated.coding })) lastBy.set(id, method);
  }
  return codings.filter(({ id }) => lastBy.get(id)?.startsWith('codings.'));
}
