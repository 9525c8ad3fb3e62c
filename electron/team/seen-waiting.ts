// What waits in a team, as far as the person of the file may see it: what was decided before a round of blind work was opened may
// hold words of others, which the round hides like the rows that they stand in.
import type { SeesRow } from '#core/sealing/seen-rows.ts';
import type { SettlingRemark } from '#core/settling/remark.ts';
import type { TableRow } from '#core/settling/rows.ts';
import type { ReadDb } from '#db/handles.ts';
import { countWaiting, type HeldWork, teamRemarks, type TeamRemark, waitingWork } from '#db/team/held.ts';
import { teamOf } from '#db/team/team-of.ts';
import { find } from '#db/write.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** Work that waits for a decision, and what was decided and nobody has looked at; both oldest first, as far as they are seen. */
export function seenWaiting(study: ReplicaStudy): {
  readonly held: HeldWork[];
  readonly remarks: TeamRemark[];
} {
  const { db } = study.store;
  const [held, remarks] = [waitingWork(db), teamRemarks(db)];
  const sees = seesIn(study);
  if (sees === null) return { held, remarks };
  return {
    held: held.filter(({ rows }) => rows.every((row) => seesBoth(db, sees, row))),
    remarks: remarks.filter(({ remark }) => rowsIn(remark).every((row) => seesBoth(db, sees, row))),
  };
}

/** How many of them there are. */
export function countSeenWaiting(study: ReplicaStudy): { readonly held: number; readonly remarks: number } {
  const all = countWaiting(study.store.db);
  if (all.held + all.remarks === 0 || seesIn(study) === null) return all;
  const { held, remarks } = seenWaiting(study);
  return { held: held.length, remarks: remarks.length };
}

function seesIn({ store, seals }: ReplicaStudy): SeesRow | null {
  const personId = teamOf(store.db)?.personId;
  return personId === undefined ? null : (seals?.rowsSeenBy(personId, personId) ?? null);
}

/** Whether a row is seen as it is kept here and as it is in the study. */
function seesBoth(db: ReadDb, sees: SeesRow, { table, row }: TableRow): boolean {
  const now = find(db, table, row.id);
  // Of a row only its id may be kept: then the study tells whose it is.
  return (now === undefined || sees(table, now)) && (Object.keys(row).length === 1 || sees(table, row));
}

function rowsIn({ table, id, ours, theirs }: SettlingRemark): TableRow[] {
  return [ours, theirs].map((row) => ({ table, row: row ?? { id } }));
}
