// Publishes the lanes of unlocked rounds: parcel by parcel, each settled onto the log and sent in the name of who sealed it.
import { AppError } from '#core/errors.ts';
import { schemaOf, tablesOfActs, blobsOf } from '#core/team/act.ts';
import type { Lanes, SealedParcel, TeamRound } from '#core/team/lanes.ts';
import { settledOntoLog } from '#db/team/onto-log.ts';
import { hashedFootprint } from '#db/team/footprints.ts';
import { withBlobs } from './blobs.ts';
import type { TransportWithLanes } from './own-lane.ts';
import { packActs, unpackActs } from './packing.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** How often what others have sent meanwhile is received before a publishing gives up until later. */
const MAX_REFUSALS = 20;

/** What a publishing needs of the replica. */
export interface Publisher {
  readonly study: ReplicaStudy;
  readonly transport: TransportWithLanes;
  readonly newId: () => string;
  readonly personId: string;
  /** The number of the last act of the log that is here. */
  readonly head: () => number;
  /** Receives the log. */
  readonly receive: () => Promise<number>;
}

/** How far a publishing is, in parcels, and what stops it. */
export interface PublishingCourse {
  readonly progress: (at: { readonly done: number; readonly total: number }) => void;
  readonly signal: AbortSignal;
}

/**
 * Publishes what is left in the lanes of a round, person by person in the order of sealing. Returns how many acts were received
 * meanwhile, these included. What stops it leaves the rest for the next one; no parcel is published twice.
 */
export async function publishLanes(
  by: Publisher,
  round: TeamRound,
  { progress, signal }: PublishingCourse,
): Promise<number> {
  const { rounds: lanes } = by.transport;
  if (!lanes) return 0;
  // One's own first: what it did here on top of the log is then out of the way of the others.
  const personIds = round.personIds.toSorted((a, b) =>
    a === by.personId ? -1 : b === by.personId ? 1 : a < b ? -1 : 1,
  );
  const waiting: { personId: string; parcel: SealedParcel }[] = [];
  for (const personId of personIds)
    for (let after = 0; ;) {
      const next = await lanes.lane(round.id, personId, after);
      for (const parcel of next) if (parcel.published === null) waiting.push({ personId, parcel });
      const last = next.at(-1);
      if (!last) break;
      after = last.lane;
    }
  let received = await by.receive();
  for (const [done, { personId, parcel }] of waiting.entries()) {
    progress({ done, total: waiting.length });
    if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
    received += await publishParcel(by, lanes, { round, personId, parcel });
  }
  return received;
}

async function publishParcel(
  by: Publisher,
  lanes: Lanes,
  {
    round,
    personId,
    parcel,
  }: { readonly round: TeamRound; readonly personId: string; readonly parcel: SealedParcel },
): Promise<number> {
  const { study, transport, newId } = by;
  const sealed = unpackActs(parcel.bytes);
  let received = 0;
  for (let refusals = 0; refusals < MAX_REFUSALS; refusals += 1) {
    let isIn = false;
    await withBlobs(study, transport, sealed, async () => {
      // A job that has the study to itself may be writing it in a thread.
      await study.alone.free();
      const { acts, footprint, made } = study.store.rehearse((acting) =>
        settledOntoLog(acting, sealed, newId),
      );
      if (made.size > 0)
        for (const hash of await transport.missing([...made.keys()]))
          await transport.putBlob(hash, made.get(hash) ?? Buffer.alloc(0));
      const ready = {
        ...parcel,
        schema: schemaOf(acts, 1),
        tables: tablesOfActs(acts),
        blobs: [...blobsOf(acts)].sort(),
        bytes: packActs(acts),
      };
      isIn = (await lanes.publish(round.id, personId, ready, by.head(), hashedFootprint(footprint))).accepted;
    });
    received += await by.receive();
    if (isIn) return received;
  }
  throw new AppError('locked', 'errors:team_publishing_waits', { round: round.name });
}
