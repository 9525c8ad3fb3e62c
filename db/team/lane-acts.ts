// Acts of one's own in the lane of a blind round: safe at the place of the log, and in this file on top of the log.
import { isOfLane, type TeamRound } from '#core/team/lanes.ts';
import type { TeamAct } from '#core/team/act.ts';
import type { WriteArrived } from '../acts.ts';
import type { ReadDb } from '../handles.ts';
import { statement } from '../statements.ts';
import { keepHeld } from './held.ts';
import { noteLane } from './known-rounds.ts';
import type { ReceivingParts } from './receiving-parts.ts';
import { settleAct } from './settling-act.ts';
import { hasUnsent, noteSettled, unsentActs } from './unsent.ts';

/** Notes that acts of this file, by their numbers in the history, are in the lane of a round. */
export function noteInLane({ sqlite }: ReadDb, seqs: readonly number[], roundId: string): void {
  const note = statement(
    sqlite,
    `UPDATE change SET round = ?, is_late = NULL WHERE seq = ? AND team_seq IS NULL AND seq > (SELECT since FROM team)
       AND (round IS NOT ? OR is_late IS NOT NULL)`,
  );
  for (const seq of seqs) note.run(roundId, seq, roundId);
}

/**
 * Takes in a parcel of one's own lane, in the transaction of `write`: acts that this file knows are safe there, and those of
 * another file of this person are done here, as far as they can be beside what stands. Returns how many these are.
 */
export function takeLaneParcel(
  db: ReadDb,
  write: WriteArrived,
  { acts, lane, roundId, replicaId }: LaneParcel,
  parts: Pick<ReceivingParts, 'team' | 'newId' | 'now'>,
): number {
  const known = knownOfRound(db, roundId);
  const others = acts.filter(({ id }) => !known.has(id));
  noteInLane(
    db,
    acts.flatMap(({ id }) => known.get(id) ?? []),
    roundId,
  );
  for (const act of others) {
    const { id, at, coderId, method, group, undoes, redoes } = act;
    write(
      { at, coderId, method, ...(undoes !== null ? { undoes } : redoes !== null ? { redoes } : { group }) },
      { id, personId: parts.team.personId, replicaId, texts: act.texts, teamSeq: null, roundId },
      (acting) => {
        const { held, told } = settleAct(acting, act, parts.newId);
        keepHeld(db, act, held, parts);
        return told;
      },
    );
  }
  noteLane(db, roundId, lane);
  return others.length;
}

/**
 * The acts of this file that may be in a lane of the round, by id, with their numbers: those of the round, and what is not in the log.
 * Ids have no index, and a long history would be read for each.
 */
function knownOfRound({ sqlite }: ReadDb, roundId: string): ReadonlyMap<string, number> {
  const acts = statement(
    sqlite,
    `SELECT id, seq FROM change INDEXED BY change_by_round WHERE round = ? AND round IS NOT NULL
     UNION SELECT change.id, seq FROM change, team WHERE seq > since AND team_seq IS NULL`,
  );
  return new Map(acts.raw().all(roundId) as [string, number][]);
}

/** A parcel of one's own lane, unpacked. */
export interface LaneParcel {
  readonly roundId: string;
  readonly lane: number;
  readonly replicaId: string;
  readonly acts: readonly TeamAct[];
}

/** Whose acts may be late, and where. */
export interface LateParts {
  readonly personId: string;
  /** Whether lanes stay in the files until the unlock: what goes openly afterwards is then waited for, and counted. */
  readonly isStaying: boolean;
}

/**
 * Marks acts that were made before the unlock of a round in which this person coded, and are not in its lane: they go openly from
 * now on, and were not there when the round was counted. That they were in a lane elsewhere, as before the team moved, changes nothing.
 */
export function markLate(db: ReadDb, rounds: readonly TeamRound[], { personId, isStaying }: LateParts): void {
  const over = rounds
    .filter(({ unlockedAt, personIds }) => unlockedAt !== null && personIds.includes(personId))
    .toSorted((a, b) => ((a.unlockedAt ?? '') < (b.unlockedAt ?? '') ? -1 : 1));
  if (over.length === 0 || !hasUnsent(db)) return;
  const mark = statement(db.sqlite, 'UPDATE change SET round = ?, is_late = 1 WHERE seq = ?');
  for (const act of unsentActs(db)) {
    if (act.laneOf !== null || (isStaying && act.wasInLaneOf !== null) || act.told.late !== undefined)
      continue;
    const at = Date.parse(act.at);
    const round = over.find((each) => at < Date.parse(each.unlockedAt ?? '') && isOfLane(act, each));
    if (!round) continue;
    noteSettled(db, act.seq, { change: act.change, told: { ...act.told, late: round.id }, texts: act.texts });
    mark.run(round.id, act.seq);
  }
}
