// The log of a team in memory, by the rules of the server.
import { AppError } from '#core/errors.ts';
import type { Footprint, Hello, LoggedParcel, Parcel, Pushed, ReplicaFacts } from '#core/team/transport.ts';
import type { TransportWithLanes } from '#electron/team/own-lane.ts';
import { LanesInMemory } from './lanes-in-memory.ts';
import { chainAfter } from '#db/team/chain.ts';

/** What goes wrong on the way, asked before each call. */
export interface Faults {
  /** Whether the call does not arrive. */
  readonly isCut?: () => boolean;
  /** Whether the answer to a push is lost. */
  readonly isAnswerLost?: () => boolean;
  /** Whether a push arrives twice. */
  readonly isDoubled?: () => boolean;
}

interface Entry {
  readonly parcel: LoggedParcel;
  readonly footprint: { readonly writes: ReadonlySet<bigint>; readonly reads: ReadonlySet<bigint> };
}

/** The place of a log in memory. */
export class TeamInMemory {
  readonly log: Entry[] = [];
  readonly blobs = new Map<string, Uint8Array>();
  readonly #names = new Map<string, string>();
  readonly lanes = new LanesInMemory(this);
  refused = 0;
  /** Pushes that were accepted although others had come since. */
  behind = 0;
  isComparing = true;

  get head(): number {
    return this.log.at(-1)?.parcel.last ?? 0;
  }

  /** The way of one person. */
  transportOf(personId: string, faults: Faults = {}): TransportWithLanes {
    this.#names.set(personId, personId);
    const expectWay = (): void => {
      if (faults.isCut?.()) throw new AppError('locked', 'team_server:refused', { address: 'memory' });
    };
    // An async function rejects where it throws, as a way over a network does.
    return {
      hello: async (me) => (expectWay(), this.#hello(me, personId)),
      pull: async (after) => (
        expectWay(),
        this.log.flatMap(({ parcel }) => (parcel.last > after ? [parcel] : [])).slice(0, 200)
      ),
      push: async (parcel, expected, footprint) => {
        expectWay();
        const pushed = this.#push(parcel, expected, footprint, personId);
        if (faults.isDoubled?.()) this.#push(parcel, expected, footprint, personId);
        if (faults.isAnswerLost?.()) throw new AppError('locked', 'team_server:cut', { address: 'memory' });
        return pushed;
      },
      missing: async (hashes) => (expectWay(), hashes.filter((hash) => !this.blobs.has(hash))),
      putBlob: async (hash, bytes) => (expectWay(), void this.blobs.set(hash, bytes)),
      getBlob: async (hash) => {
        expectWay();
        const bytes = this.blobs.get(hash);
        if (!bytes) throw new AppError('not_found', 'errors:no_such_blob', { id: hash });
        return bytes;
      },
      acknowledge: async () => expectWay(),
      listen: async () => async () => undefined,
      close: async () => undefined,
      rounds: this.lanes.wayOf(personId, faults),
    };
  }

  #hello({ replicaId, head }: ReplicaFacts, personId: string): Hello {
    const last = this.log.at(-1)?.parcel;
    const mine = this.log.find(({ parcel }) => parcel.last === head)?.parcel;
    return {
      personId,
      name: personId,
      role: 'owner',
      head: this.head,
      chain: last?.chain ?? '',
      chainAtMine: mine?.chain ?? null,
      epoch: 'epoch',
      protocol: 1,
      schema: Math.max(0, ...this.log.map(({ parcel }) => parcel.schema)),
      now: '2026-03-14T09:00:00.000Z',
      movedTo: null,
      sentByReplica: Math.max(
        0,
        ...this.log.map(({ parcel }) => (parcel.replicaId === replicaId ? parcel.n : 0)),
        ...this.lanes.numbersOf(replicaId),
      ),
    };
  }

  #push(parcel: Parcel, expected: number, given: Footprint, personId: string): Pushed {
    const known = this.log.find(({ parcel: { id } }) => id === parcel.id)?.parcel;
    if (known) return { accepted: true, first: known.first, last: known.last, chain: known.chain };
    this.lanes.refuseOpenly(parcel, personId);
    const isTaken =
      this.lanes.numbersOf(parcel.replicaId).includes(parcel.n) ||
      this.log.some(({ parcel: { replicaId, n } }) => replicaId === parcel.replicaId && n === parcel.n);
    if (isTaken) throw new AppError('conflict', 'errors:team_replica_taken');
    return this.append(parcel, expected, given, { personId, roundId: null });
  }

  /** Puts a parcel at the end of the log, where nothing that came after `expected` meets it. */
  append(
    parcel: Parcel,
    expected: number,
    given: Footprint,
    by: Pick<LoggedParcel, 'personId' | 'roundId'>,
  ): Pushed {
    const footprint = { writes: new Set(given.writes), reads: new Set(given.reads) };
    const since = this.log.filter(({ parcel: { last } }) => last > expected);
    const isMet = since.some(({ footprint: other }) => this.isComparing && meets(other, footprint));
    if (isMet) {
      this.refused += 1;
      return { accepted: false, head: this.head };
    }
    for (const hash of parcel.blobs)
      if (!this.blobs.has(hash)) throw new AppError('conflict', 'errors:no_such_blob', { id: hash });
    if (since.length > 0) this.behind += 1;
    const first = this.head + 1;
    const last = this.head + parcel.count;
    const chain = chainAfter(this.log.at(-1)?.parcel.chain ?? '', parcel.bytes);
    const received = '2026-03-14T09:00:00.000Z';
    this.log.push({ parcel: { ...parcel, ...by, first, last, received, chain }, footprint });
    return { accepted: true, first, last, chain };
  }
}

function meets(one: Entry['footprint'], other: Entry['footprint']): boolean {
  const isAny = (some: ReadonlySet<bigint>, among: ReadonlySet<bigint>): boolean =>
    [...some].some((key) => among.has(key));
  return isAny(one.writes, other.writes) || isAny(one.writes, other.reads) || isAny(one.reads, other.writes);
}
