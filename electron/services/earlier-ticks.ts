// What sheets of ticks have brought in before: a tick that became a coding and is none any more was removed or given another code
// here, and no second sheet undoes that.
import { tickKey, type TickSince } from '#core/ticks/plan.ts';
import type { ReadDb } from '#db/handles.ts';
import { standingActs } from '#db/standing-acts.ts';
import { all, find } from '#db/write.ts';
import { idsOfCoder } from './merged-coders.ts';

/**
 * The ticks that became codings of this coder with an earlier sheet, as `tickKey` names them, of merged codes under those
 * that they went into; none of an import that was undone. Each with what was done to its coding, if the tick is one no more.
 */
export function earlierTicks(db: ReadDb, coderId: string): ReadonlyMap<string, TickSince> {
  const acts = [...standingActs(db, { sql: "method = 'ticks.run'", values: [] })];
  if (acts.length === 0) return new Map();
  const coders = new Set(idsOfCoder(db, coderId));
  const codeNow = new Map(all(db, 'code').map(({ id, mergedInto }) => [id, mergedInto ?? id]));
  return new Map(
    acts
      .flatMap(({ change }) => Object.values(change.added.coding ?? {}))
      .filter((coding) => coders.has(coding.coderId))
      .map(({ id, sourceId, codeId }) => [
        tickKey({ sourceId, codeId: codeNow.get(codeId) ?? codeId }),
        // One that went to the copy that is counted is gone from its source.
        find(db, 'coding', id)?.sourceId === sourceId ? 'recoded' : 'removed',
      ]),
  );
}
