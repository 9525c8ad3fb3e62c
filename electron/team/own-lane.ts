// One's own lane of a blind round: what this file does there is sealed, and what another file of the same person has sealed is
// received.
import { isDeepStrictEqual } from 'node:util';
import { type Lanes, reviewedIn, type SealedParcel, type TeamRound } from '#core/team/lanes.ts';
import {
  askLanesAgain,
  knownRounds,
  noteLane,
  noteRounds,
  openLane,
  unheardRounds,
} from '#db/team/known-rounds.ts';
import { markLate, noteInLane, takeLaneParcel } from '#db/team/lane-acts.ts';
import { expectTeam, noteTeam, type Team, teamOf } from '#db/team/team-of.ts';
import { timeInTeam } from '#db/team/team-time.ts';
import { isAnyInLane, type UnsentAct } from '#db/team/unsent.ts';
import type { Parcel, Transport } from '#core/team/transport.ts';
import { withBlobs } from './blobs.ts';
import { unpackActs } from './packing.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** A way to the log; a place that keeps no rounds has no lanes. */
export type TransportWithLanes = Transport & { readonly rounds?: Lanes };

interface OwnLaneParts {
  readonly study: ReplicaStudy;
  readonly transport: TransportWithLanes;
  readonly now: () => string;
  readonly newId: () => string;
}

/** What the place of the log has of one's own lanes. */
type Looked = readonly { readonly round: TeamRound; readonly parcels: readonly SealedParcel[] }[];

/**
 * Asks for the rounds and for what is new in one's own lanes, before the log is received: all that a lane relies on is then
 * received with it.
 */
export async function lookAtLanes({ study, transport }: OwnLaneParts): Promise<Looked> {
  const { rounds: lanes } = transport;
  if (!lanes) return [];
  const rounds = await lanes.list();
  const isAnySealed = rounds.some(({ unlockedAt, isPublishing }) => unlockedAt === null || isPublishing);
  const progress = isAnySealed ? await lanes.progress() : [];
  await study.alone.free();
  const { db } = study.store;
  const team = teamOf(db);
  if (!team) return [];
  // A server that was set back may have lost what was sealed last, though nothing of its log is missing.
  for (const { roundId, personId, parcels } of progress)
    if (personId === team.personId && parcels < (knownRounds(db).lanes[roundId] ?? 0))
      askLanesAgain(db, roundId);
  const known = knownRounds(db);
  if (rounds.length > 0 || known.rounds.length > 0) {
    const before = unheardRounds(db).map(({ id }) => id);
    noteRounds(db, { rounds, progress });
    if (
      !isDeepStrictEqual(
        before,
        unheardRounds(db).map(({ id }) => id),
      )
    )
      study.seeAnew?.();
  }
  const looked: { round: TeamRound; parcels: SealedParcel[] }[] = [];
  for (const round of rounds) {
    const isOwn = round.personIds.includes(team.personId);
    if (!isOwn || (round.unlockedAt !== null && !round.isPublishing)) continue;
    const parcels: SealedParcel[] = [];
    for (let after = known.lanes[round.id] ?? 0; ;) {
      const next = await lanes.lane(round.id, team.personId, after);
      parcels.push(...next);
      const last = next.at(-1);
      if (!last) break;
      after = last.lane;
    }
    looked.push({ round, parcels });
  }
  await study.alone.free();
  return looked;
}

/** Takes in what was found in one's own lanes, and marks what is too late for them. Returns how many acts came. */
export async function takeLanes(parts: OwnLaneParts, looked: Looked): Promise<number> {
  const { study, transport, now, newId } = parts;
  const { db } = study.store;
  let received = 0;
  for (const { round, parcels } of looked)
    for (const { bytes, lane, replicaId } of parcels) {
      const acts = unpackActs(bytes);
      await withBlobs(study, transport, acts, async () => {
        await study.alone.free();
        const team = teamOf(db);
        if (!team) return;
        const parcel = { acts, lane, roundId: round.id, replicaId };
        const done = study.store.takeIn((write) =>
          takeLaneParcel(db, write, parcel, { team, newId, now: timeInTeam(db, now()) }),
        );
        study.tell([done]);
        received += done.result;
      });
    }
  await study.alone.free();
  const team: Team | null = teamOf(db);
  if (!team) return received;
  db.sqlite.transaction(() => {
    const { rounds } = knownRounds(db);
    // Once all of a lane is published, what is not among it was lost there; where lanes stay in the files, all of it goes now.
    const isStaying = transport.rounds?.stay === true;
    for (const { id, unlockedAt, isPublishing } of rounds)
      if (unlockedAt !== null && isAnyInLane(db, id)) {
        if (isStaying) openLane(db, id);
        else if (!isPublishing) askLanesAgain(db, id);
      }
    markLate(db, rounds, { ...team, isStaying });
  })();
  return received;
}

/** Puts a parcel into one's own lane; returns how many acts are safe there now. */
export async function sealInLane(
  { study, transport }: Pick<OwnLaneParts, 'study' | 'transport'>,
  round: TeamRound,
  parcel: Parcel,
  acts: readonly UnsentAct[],
): Promise<number> {
  const reviewed = reviewedIn(acts.map(({ change }) => change));
  const { db } = study.store;
  const isStaying = transport.rounds?.stay === true;
  // What lies in the folder openly stays there, unless something of it belongs in the lane.
  const laid = isStaying ? expectTeam(db).sending : null;
  const leavesLaid = laid !== null && !acts.some(({ id }) => laid.acts.includes(id));
  const isFirst = !isAnyInLane(db, round.id);
  const lane = await transport.rounds?.seal(round.id, parcel, reviewed, { isFirst, leavesLaid });
  await study.alone.free();
  db.sqlite.transaction(() => {
    if (!isStaying) noteTeam(db, { n: parcel.n, sending: null });
    else if (!leavesLaid) noteTeam(db, { sending: null });
    noteInLane(
      db,
      acts.map(({ seq }) => seq),
      round.id,
    );
    // Another file of this person may have sealed something before: that is still to be received.
    if (lane === (knownRounds(db).lanes[round.id] ?? 0) + 1) noteLane(db, round.id, lane);
  })();
  return acts.length;
}
