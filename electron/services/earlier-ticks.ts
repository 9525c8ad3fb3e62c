// What sheets of ticks have brought in before: a tick that became a coding and is none any more was removed here, and no second
// sheet undoes that.
import type { Change } from '#core/change.ts';
import { tickKey } from '#core/ticks/plan.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';
import { idsOfCoder } from './merged-coders.ts';
import { standingGroups, type HistoryStep } from './undo-stack.ts';

interface TicksRow {
  readonly group: string;
  readonly body: string;
}

/**
 * The ticks that became codings of this coder with an earlier sheet, as `tickKey` names them, of merged codes under those
 * that they went into; none of an import that was undone.
 */
export function earlierTicks(db: ReadDb, coderId: string): ReadonlySet<string> {
  const rows = db.sqlite
    .prepare(
      `SELECT group_id AS "group", body FROM change
       WHERE method = 'ticks.run' AND undoes IS NULL AND redoes IS NULL`,
    )
    .all() as TicksRow[];
  if (rows.length === 0) return new Set();
  const steps = db.sqlite
    .prepare('SELECT group_id AS "group", undoes, redoes FROM change ORDER BY seq')
    .iterate() as IterableIterator<HistoryStep>;
  const standing = new Set(standingGroups(steps));
  const coders = new Set(idsOfCoder(db, coderId));
  const codeNow = new Map(all(db, 'code').map(({ id, mergedInto }) => [id, mergedInto ?? id]));
  return new Set(
    rows
      .filter(({ group }) => standing.has(group))
      .flatMap(({ body }) => Object.values((JSON.parse(body) as Change).added.coding ?? {}))
      .filter((coding) => coders.has(coding.coderId))
      .map(({ sourceId, codeId }) => tickKey({ sourceId, codeId: codeNow.get(codeId) ?? codeId })),
  );
}
