// What sheets of ticks have brought in before: a tick that became a coding and is none any more was removed here, and no second
// sheet undoes that.
import { tickKey } from '#core/ticks/plan.ts';
import type { ReadDb } from '#db/handles.ts';
import { standingActs } from '#db/standing-acts.ts';
import { all } from '#db/write.ts';
import { idsOfCoder } from './merged-coders.ts';

/**
 * The ticks that became codings of this coder with an earlier sheet, as `tickKey` names them, of merged codes under those
 * that they went into; none of an import that was undone.
 */
export function earlierTicks(db: ReadDb, coderId: string): ReadonlySet<string> {
  const acts = [...standingActs(db, { sql: "method = 'ticks.run'", values: [] })];
  if (acts.length === 0) return new Set();
  const coders = new Set(idsOfCoder(db, coderId));
  const codeNow = new Map(all(db, 'code').map(({ id, mergedInto }) => [id, mergedInto ?? id]));
  return new Set(
    acts
      .flatMap(({ change }) => Object.values(change.added.coding ?? {}))
      .filter((coding) => coders.has(coding.coderId))
      .map(({ sourceId, codeId }) => tickKey({ sourceId, codeId: codeNow.get(codeId) ?? codeId })),
  );
}
