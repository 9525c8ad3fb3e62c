// Takes parcels of the log into the file, in pieces between the acts of its person.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#core/errors.ts';
import type { Hello, LoggedParcel } from '#core/team/transport.ts';
import type { Done } from '#db/acts.ts';
import { readMigrations } from '#db/migrations.ts';
import type { Store } from '#db/store.ts';
import { chainAfter } from '#db/team/chain.ts';
import { GaveWay } from '#db/writers.ts';
import { KeptUnsent } from '#db/team/kept-unsent.ts';
import { receiveParcels, receivingSteps } from '#db/team/receive.ts';
import {
  ManyAside,
  type Received,
  type ReceivingParts,
  type UnpackedParcel,
} from '#db/team/receiving-parts.ts';
import { expectTeam, noteTeam, type Stopped, type Team } from '#db/team/team-of.ts';
import { timeInTeam } from '#db/team/team-time.ts';
import { withBlobs } from './blobs.ts';
import type { TransportWithLanes } from './own-lane.ts';
import { unpackActs } from './packing.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** What taking in is made of. */
export interface TakingInParts {
  readonly study: ReplicaStudy;
  readonly transport: Pick<TransportWithLanes, 'getBlob'>;
  /** The newest schema that this program can hold. */
  readonly schema: number;
  readonly now: () => string;
  readonly newId: () => string;
  /** How many own acts are settled at once; more of them are settled aside. */
  readonly settledAtOnce?: number;
}

/** About how many acts are unpacked before they are taken in: all of what a file missed in a month would fill the memory. */
const UNPACKED = 2_000;

/** How long the window may wait for a slice, in milliseconds. */
const SLICE_MS = 30;

/** How many own acts are settled at once: each takes about a third of a millisecond. */
const MOST_AT_ONCE = 100;

/** How often what is settled aside gives way to the acts of a job before it is settled at once. */
const MOST_GIVEN_WAY = 3;

/** After how many milliseconds of work that is done in pieces others get their turn. */
const PIECE_MS = 15;

/** Parcels with their acts. */
interface Unpacked {
  readonly ready: readonly UnpackedParcel[];
  /** The chain after them. */
  readonly chain: string;
  /** Why the parcel after them is refused; null where it is not looked at yet. */
  readonly refused: unknown;
}

/** Takes in what others have put into the log. */
export class TakingIn {
  readonly #parts: TakingInParts;
  readonly #unsent = new KeptUnsent();

  constructor(parts: TakingInParts) {
    this.#parts = parts;
  }

  /**
   * Takes in parcels that follow the head of the file; `before` is the chain there. Returns how many acts of others there were.
   * Throws at a parcel that is refused: what came before it is in the file.
   */
  async take(parcels: readonly LoggedParcel[], before: string): Promise<number> {
    let received = 0;
    try {
      for (let from = 0, chain = before; from < parcels.length;) {
        const some = await this.#unpacked(parcels.slice(from), chain);
        const isMore = some.refused === null && from + some.ready.length < parcels.length;
        received += await this.#takeUnpacked(some.ready, isMore);
        if (some.refused !== null) throw some.refused;
        from += some.ready.length;
        chain = some.chain;
      }
    } finally {
      this.#parts.study.store.takenIn();
    }
    await this.#parts.study.alone.free();
    if (this.#team().stopped) noteTeam(this.#db, { stopped: null });
    return received;
  }

  get #db(): Store['db'] {
    return this.#parts.study.store.db;
  }

  #team(): Team {
    return expectTeam(this.#db);
  }

  /** The first of these parcels with their acts, about as many as `UNPACKED`. */
  async #unpacked(parcels: readonly LoggedParcel[], before: string): Promise<Unpacked> {
    const { study, schema } = this.#parts;
    const ready: UnpackedParcel[] = [];
    let [chain, count] = [before, 0];
    for (const parcel of parcels) {
      if (count >= UNPACKED) break;
      try {
        if (parcel.schema > schema) throw new AppError('unsupported', 'errors:team_newer_schema');
        if (parcel.chain !== chainAfter(chain, parcel.bytes))
          throw new AppError('conflict', 'errors:team_chain_broken');
        const acts = unpackActs(parcel.bytes);
        ready.push({ parcel, acts });
        chain = parcel.chain;
        count += acts.length;
        await nextTurn();
      } catch (error) {
        await study.alone.free();
        return { ready, chain, refused: this.#refusal(parcel, error) };
      }
    }
    return { ready, chain, refused: null };
  }

  /**
   * Takes parcels in, slice by slice, between acts; `isMore`: others follow. Returns how many acts of others there were.
   */
  async #takeUnpacked(ready: readonly UnpackedParcel[], isMore: boolean): Promise<number> {
    const { study, transport, settledAtOnce = MOST_AT_ONCE } = this.#parts;
    let received = 0;
    const acts = ready.flatMap((each) => each.acts);
    await withBlobs(study, transport, acts, async (own) => {
      for (let from = 0, most = ready.length, gaveWay = 0; from < ready.length;) {
        await study.store.logCaughtUp();
        await study.ownActs?.between();
        await study.alone.free();
        await this.#unsent.readAhead(this.#db, nextTurn);
        await study.alone.free();
        try {
          const some = ready.slice(from, from + most);
          // What imports keep ahead, and what jobs do, is done at whatever moment.
          const isGivingWay = study.store.keepingAhead !== own || study.working?.isOn === true;
          const isAside = !isGivingWay || gaveWay < MOST_GIVEN_WAY;
          const done =
            this.#takeSlice(some, {
              most: isAside ? settledAtOnce : Infinity,
              isMore: ({ parcels }) => isMore || from + parcels < ready.length,
            }) ?? (await this.#takeAside(some, isGivingWay));
          from += done.parcels;
          received += done.acts;
        } catch (error) {
          if (error instanceof GaveWay) {
            gaveWay += 1;
            continue;
          }
          // Of several parcels, those before the one that does not fit stay.
          if (most === 1) throw this.#refusal(ready[from]!.parcel, error);
          most = 1;
        }
        await nextTurn();
      }
    });
    return received;
  }

  /**
   * Takes in as many of the parcels as there is time for in one transaction, and publishes what they changed; null where more than
   * `most` own acts are to be settled. `isMore`: whether other parcels follow those that were received.
   */
  #takeSlice(
    parcels: readonly UnpackedParcel[],
    { most, isMore }: { readonly most: number; readonly isMore: (received: Received) => boolean },
  ): Received | null {
    const { study } = this.#parts;
    const began = performance.now();
    // The next parcel takes about as long as those before.
    const isOver = (done: number): boolean => ((performance.now() - began) / done) * (done + 1) > SLICE_MS;
    const parts = { ...this.#receiving(), isOver, most, unsent: this.#unsent };
    try {
      const done = study.store.takeIn((write) => receiveParcels(this.#db, write, parcels, parts), isMore);
      if (done.result.unsent) this.#unsent.keep(this.#db, done.result.unsent);
      study.tell([done]);
      return done.result;
    } catch (error) {
      if (!(error instanceof ManyAside)) throw error;
      if (error.unsent) this.#unsent.keep(this.#db, error.unsent);
      return null;
    }
  }

  /**
   * Takes all of them in on a connection of its own, with pauses in which queries are answered, while acts wait. Throws `GaveWay`
   * where something acted all the same, for which it was to give way.
   */
  async #takeAside(parcels: readonly UnpackedParcel[], isGivingWay: boolean): Promise<Received> {
    const { study } = this.#parts;
    const parts = { ...this.#receiving(), isOver: () => false, most: Infinity };
    const take = (): Promise<Done<Received>> => {
      const unsent = this.#unsent.handOver(this.#db);
      return study.store.takeInAside(
        (db, write) => withPauses(receivingSteps(db, write, parcels, { ...parts, unsent })),
        isGivingWay,
      );
    };
    const done = await (study.whileSettling ? study.whileSettling(take) : take());
    study.tell([done]);
    return done.result;
  }

  #receiving(): Pick<ReceivingParts, 'team' | 'newId' | 'now'> {
    const { now, newId } = this.#parts;
    return { team: this.#team(), newId, now: timeInTeam(this.#db, now()) };
  }

  /** The refusal of a parcel, in words; also noted in the file, for those who ask how the team stands. */
  #refusal({ first, personId }: LoggedParcel, error: unknown): unknown {
    const name = nameOf(this.#db, personId);
    const isOwnTrouble = !(error instanceof AppError) && !isAboutRows(error);
    if (isOwnTrouble || (error instanceof AppError && error.code === 'locked')) return error;
    const why = error instanceof AppError ? error.key : 'errors:team_parcel_does_not_fit';
    const stopped = { at: first, name, why };
    noteTeam(this.#db, { stopped });
    return error instanceof AppError && error.code === 'unsupported' ? error : refusalNoted(stopped);
  }
}

/** Why no more is received, as the file has noted it. */
export function refusalNoted({ at, name, why }: Stopped): AppError {
  return why === 'errors:team_newer_schema' || why === 'errors:team_parcel_encrypted'
    ? new AppError('unsupported', why)
    : new AppError('conflict', 'errors:team_parcel_refused', { name, number: at });
}

/** Whether Concord was updated since this was refused, and can hold all that is in the log; `schema`: the newest of which that needs. */
export function isReadableNow({ why }: Stopped, { schema }: Pick<Hello, 'schema'>): boolean {
  return why === 'errors:team_newer_schema' && schema <= readMigrations().length;
}

/** The name of a person; their id where the study has nobody of that id yet. */
export function nameOf({ sqlite }: Store['db'], personId: string): string {
  const name = sqlite.prepare('SELECT name FROM coder WHERE id = ?').pluck().get(personId);
  return typeof name === 'string' ? name : personId;
}

/** Whether the error tells that rows do not fit, rather than that the disk failed. */
function isAboutRows(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}

/** Does work step by step, and lets others have their turn in between. */
async function withPauses<T>(steps: Generator<void, T>): Promise<T> {
  // What came before, such as a connection of its own, took its time.
  await nextTurn();
  for (let began = performance.now(); ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < PIECE_MS) continue;
    await nextTurn();
    began = performance.now();
  }
}
