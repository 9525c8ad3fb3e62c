// What earlier sheets of ticks imported: a tick whose coding was since removed or given another code must not come back
// with a second sheet.
import { tickKey, type TickSince } from '#core/ticks/tick-plan.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsInForce } from '#db/standing-acts.ts';
import { all, find } from '#db/write.ts';
import { idsOfCoder } from './merged-coders.ts';

/**
 * The ticks that became this coder's codings by an earlier import that was not undone, keyed by `tickKey` with merged
 * codes replaced by those they were merged into. Each has what happened to its coding, if that is no longer there.
 */
export function earlierTicks(db: ReadDb, coderId: string): ReadonlyMap<string, TickSince> {
  const acts = [...actsInForce(db, { sql: "method = 'ticks.run'", values: [] })];
  if (acts.length === 0) return new Map();
  const coders = new Set(idsOfCoder(db, coderId));
  const codeNow = new Map(all(db, 'code').map(({ id, mergedInto }) => [id, mergedInto ?? id]));
  return new Map(
    acts
      .flatMap(({ change }) => Object.values(change.added.coding ?? {}))
      .filter((coding) => coders.has(coding.coderId))
      .map(({ id, sourceId, codeId }) => [
        tickKey({ sourceId, codeId: codeNow.get(codeId) ?? codeId }),
        // A coding that moved to the counted source is gone from this one.
        find(db, 'coding', id)?.sourceId === sourceId ? 'recoded' : 'removed',
      ]),
  );
}
