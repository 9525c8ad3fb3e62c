// An owner's program has the team's log begin anew after its own file: on the same server, as after it was restored from a backup
// or when its log has become long, or on another one.
import { createHash } from 'node:crypto';
import { AppError } from '#core/errors.ts';
import { isStanding } from '#core/sealing/sight.ts';
import type { BeginningReason, PlaceToBegin } from '#core/team/beginning.ts';
import { namedBlobs } from '#db/team/anew.ts';
import { askLanesAgain, unheardRounds } from '#db/team/known-rounds.ts';
import { expectTeam, noteTeam, noteSince, type Team } from '#db/team/team-of.ts';
import { mayBeInLane, noteWhole } from '#db/team/unsent.ts';
import { all } from '#db/write.ts';
import type { Copying, saveCopy } from '../engines/copying.ts';
import { isAsInLog } from './anew.ts';
import { sendBase } from './base.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** What is known before a log begins anew. */
export interface Beginning {
  readonly reason: BeginningReason;
  /** The epoch and the head of the log that is there now. */
  readonly followed: string;
  readonly head: number;
  /** The epochs that the files of the team may know. */
  readonly earlier: readonly string[];
  /** The newest schema that this program can hold. */
  readonly schema: number;
  /** The parcels of unlocked lanes, by id, that are in this file. */
  readonly there: readonly string[];
  readonly newId: () => string;
  /** How a copy of the study is made that goes on being written; by default in a thread of its own. */
  readonly copy?: typeof saveCopy;
}

/** A log that has begun anew. */
export interface Begun {
  readonly epoch: string;
  readonly head: number;
  /** The bytes of parcels, bases and files that the place keeps no more. */
  readonly freed: number;
  /** Notes in the file that it follows the new log; `place` says where, if that is another place. */
  readonly note: (place?: Partial<Pick<Team, 'transport' | 'address' | 'login' | 'fingerprint'>>) => void;
}

/**
 * Sends the study as a base and has the log begin after it. All of the study goes with it, also what was not sent yet; while a
 * blind round lasts, only what is in the log, since the rest may be sealed, and is sent afterwards. Throws `conflict` while one
 * lasts where nothing but the length of the log is amiss. Where it is broken off, before or after, nothing is lost.
 */
export async function beginAnew(
  study: ReplicaStudy,
  place: PlaceToBegin,
  { reason, followed, head, earlier, schema, there, newId, copy }: Beginning,
  copying: Copying,
): Promise<Begun> {
  const { store } = study;
  const { db } = store;
  const standing =
    all(db, 'blindRound').find((round) => round.kind === 'persons' && isStanding(round)) ??
    unheardRounds(db)[0];
  if (standing && reason === 'compacted')
    throw new AppError('conflict', 'errors:team_round_stands', { round: standing.name });
  const team = expectTeam(db);
  await study.alone.free();
  // What is in a lane is published from there.
  const isInLogAlone = standing !== undefined || mayBeInLane(db);
  const at = (newest: number) =>
    // Files that stand where this one does go on from there. With work that no other file has, none does.
    isInLogAlone || isAsInLog(store, newest)
      ? { head: team.head, chain: team.chain, schema }
      : { head: Math.max(team.head, head) + 1, chain: seed(newId()), schema };
  const base = await sendBase(
    place,
    { path: store.path, inLogTo: isInLogAlone ? team.since : null, isWhole: standing !== undefined },
    at,
    copying,
    copy,
  );
  const begun = await place.bases.beginAnew({
    baseId: base.id,
    followed,
    earlier: [...new Set([team.epoch, ...earlier])].filter((epoch) => epoch !== ''),
    reason,
    named: [...namedBlobs(db)],
    there,
  });
  await study.alone.free();
  const note: Begun['note'] = (news = {}) => {
    const { epoch } = begun;
    const since = isInLogAlone ? team.since : Math.max(team.since, base.newest);
    db.sqlite.transaction(() => {
      askLanesAgain(db);
      if (!isInLogAlone) noteWhole(db, base.newest);
      noteTeam(db, {
        ...news,
        epoch,
        head: base.head,
        chain: base.chain,
        since,
        sending: null,
        stopped: null,
      });
      noteSince(db);
    })();
  };
  return { ...begun, head: base.head, note };
}

/** A chain that no file knows. */
function seed(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
