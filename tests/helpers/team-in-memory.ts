// The log of a team in memory, by the rules of the server.
import { AppError } from '#core/errors.ts';
import type { Footprint, Hello, LoggedParcel, Parcel, Pushed, ReplicaFacts } from '#core/team/transport.ts';
import type { TransportWithLanes } from '#electron/team/own-lane.ts';
import { unpackActs } from '#electron/team/packing.ts';
import { LanesInMemory } from './lanes-in-memory.ts';
import { PART_BYTES } from '#core/team/parts.ts';
import type { TeamBase } from '#core/team/place.ts';
import { chainAfter } from '#db/team/chain.ts';
import type { BaseSource } from '#electron/team/base.ts';
import type { GivenToBegin, PlaceToBegin } from '#core/team/beginning.ts';

/** What goes wrong on the way, asked before each call. */
export interface Faults {
  /** Whether the call does not arrive. */
  readonly isCut?: () => boolean;
  /** Whether the answer to a push is lost. */
  readonly isAnswerLost?: () => boolean;
  /** Whether a push arrives twice. */
  readonly isDoubled?: () => boolean;
  /** What others do between what was received last and what is pushed now. */
  readonly meanwhile?: () => Promise<void>;
}

interface Entry {
  readonly parcel: LoggedParcel;
  readonly footprint: { readonly writes: ReadonlySet<bigint>; readonly reads: ReadonlySet<bigint> };
}

/** The place of a log in memory. */
export class TeamInMemory {
  log: Entry[] = [];
  readonly blobs = new Map<string, Uint8Array>();
  epoch = 'epoch';
  /** Its clock, which stands still by default. */
  now = (): string => '2026-03-14T09:00:00.000Z';
  readonly #earlier = new Set<string>();
  #begun = { head: 0, chain: '' };
  #bases: { readonly base: TeamBase; readonly bytes: Uint8Array }[] = [];
  /** The epoch that each replica learned last. */
  readonly #learned = new Map<string, string>();
  /** The last number that each replica gave a parcel. */
  #numbers = new Map<string, number>();
  readonly #names = new Map<string, string>();
  readonly lanes = new LanesInMemory(this);
  /** Rows that waited where somebody decided, by id: they may have been left out for good. */
  readonly decided = new Set<string>();
  refused = 0;
  /** Pushes that were accepted although others had come since. */
  behind = 0;
  isComparing = true;

  get head(): number {
    return this.log.at(-1)?.parcel.last ?? this.#begun.head;
  }

  /** The epochs of the logs in whose place this one began. */
  get earlier(): readonly string[] {
    return [...this.#earlier];
  }

  get #chain(): string {
    return this.log.at(-1)?.parcel.chain ?? this.#begun.chain;
  }

  /** Whether it has lost something, and the log has not begun anew since. */
  hasLost = false;

  /** What was in the log once and is not in it any more: everybody may have received it. */
  readonly #lost: Parcel[] = [];

  /** Loses the newest parcels, as a server that is restored from an old backup does. */
  lose(count: number): void {
    this.hasLost = true;
    const kept = Math.max(0, this.log.length - count);
    this.#lost.push(...this.log.slice(kept).map(({ parcel }) => parcel));
    this.log = this.log.slice(0, kept);
    this.#numbers = new Map();
    for (const { parcel } of this.log) this.#numbers.set(parcel.replicaId, parcel.n);
    this.lanes.forgetAfter(this.head);
  }

  /** Whether an act was in the log once and is not in it any more. */
  hasLostAct(id: string): boolean {
    return this.#lost.some(({ bytes }) => unpackActs(bytes).some((act) => act.id === id));
  }

  /** The way of one person. */
  transportOf(personId: string, faults: Faults = {}): TransportWithLanes & PlaceToBegin & BaseSource {
    this.#names.set(personId, personId);
    const expectWay = (): void => {
      if (faults.isCut?.()) throw new AppError('locked', 'team_server:refused', { address: 'memory' });
    };
    // An async function rejects where it throws, as a way over a network does.
    return {
      hello: async (me) => (expectWay(), this.#hello(me, personId)),
      isEarlier: async (epoch) => (expectWay(), this.#earlier.has(epoch)),
      bases: {
        list: async () => (
          expectWay(),
          this.#bases
            .map(({ base }) => base)
            .filter(({ head, chain }) => head === this.#begun.head && chain === this.#begun.chain)
            .toReversed()
        ),
        parts: (base) =>
          partsOf(this.#bases.find((one) => one.base.id === base.id)?.bytes ?? new Uint8Array()),
        put: async (base, part) => {
          const parts: Uint8Array[] = [];
          for (let n = 0; n < Math.ceil(base.size / PART_BYTES); n += 1) parts.push(await part(n));
          expectWay();
          const bytes = Buffer.concat(parts);
          this.#bases.push({
            base: { ...base, madeBy: personId, madeAt: '2026-03-14T09:00:00.000Z' },
            bytes,
          });
        },
        beginAnew: async (given) => (expectWay(), this.#beginAnew(given)),
      },
      pull: async (after) => (
        expectWay(),
        this.log.flatMap(({ parcel }) => (parcel.last > after ? [parcel] : [])).slice(0, 200)
      ),
      push: async (parcel, expected, footprint) => {
        expectWay();
        await faults.meanwhile?.();
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
    const mine = this.log.find(({ parcel }) => parcel.last === head)?.parcel;
    this.#learned.set(replicaId, this.epoch);
    return {
      personId,
      name: personId,
      role: 'owner',
      head: this.head,
      chain: this.#chain,
      chainAtMine: mine?.chain ?? (head === this.#begun.head ? this.#begun.chain : null),
      epoch: this.epoch,
      protocol: 1,
      schema: Math.max(0, ...this.log.map(({ parcel }) => parcel.schema)),
      now: this.now(),
      movedTo: null,
      sentByReplica: Math.max(this.#numbers.get(replicaId) ?? 0, ...this.lanes.numbersOf(replicaId)),
    };
  }

  #beginAnew({ baseId, followed, earlier, there, named }: GivenToBegin) {
    if (followed !== this.epoch) throw new AppError('locked', 'team_server:begun_anew');
    for (const replicaId of this.#learned.keys())
      this.#numbers.set(
        replicaId,
        Math.max(this.#numbers.get(replicaId) ?? 0, ...this.lanes.numbersOf(replicaId)),
      );
    this.lanes.leaveSealed(there);
    const begun = this.#bases.find(({ base }) => base.id === baseId)!;
    for (const one of [...earlier, followed]) this.#earlier.add(one);
    this.epoch = `epoch ${this.#earlier.size}`;
    this.#bases = [begun];
    this.#begun = { head: begun.base.head, chain: begun.base.chain };
    // The owner who has it begin anew need not have received all of it.
    this.#lost.push(...this.log.map(({ parcel }) => parcel));
    this.log = [];
    this.hasLost = false;
    for (const hash of this.blobs.keys())
      if (!named.includes(hash) && !this.lanes.blobs.has(hash)) this.blobs.delete(hash);
    return { epoch: this.epoch, freed: 0 };
  }

  #push(parcel: Parcel, expected: number, given: Footprint, personId: string): Pushed {
    const known = this.log.find(({ parcel: { id } }) => id === parcel.id)?.parcel;
    if (known) return { accepted: true, first: known.first, last: known.last, chain: known.chain };
    this.lanes.refuseOpenly(parcel, personId);
    if (this.#learned.get(parcel.replicaId) !== this.epoch)
      throw new AppError('locked', 'team_server:begun_anew');
    if (expected > this.head) throw new AppError('conflict', 'team_server:not_next');
    const isTaken =
      this.lanes.numbersOf(parcel.replicaId).includes(parcel.n) ||
      (this.#numbers.get(parcel.replicaId) ?? 0) >= parcel.n;
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
    const chain = chainAfter(this.#chain, parcel.bytes);
    this.#numbers.set(parcel.replicaId, parcel.n);
    const received = '2026-03-14T09:00:00.000Z';
    this.log.push({ parcel: { ...parcel, ...by, first, last, received, chain }, footprint });
    return { accepted: true, first, last, chain };
  }
}

async function* partsOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += PART_BYTES) yield bytes.subarray(from, from + PART_BYTES);
}

function meets(one: Entry['footprint'], other: Entry['footprint']): boolean {
  const isAny = (some: ReadonlySet<bigint>, among: ReadonlySet<bigint>): boolean =>
    [...some].some((key) => among.has(key));
  return isAny(one.writes, other.writes) || isAny(one.writes, other.reads) || isAny(one.reads, other.writes);
}
