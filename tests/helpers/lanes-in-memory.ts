// Blind rounds of a team in memory, by the rules of the server.
import { AppError } from '#core/errors.ts';
import type { Lanes, SealedParcel, TeamRound } from '#core/team/lanes.ts';
import type { Footprint, Parcel, Pushed } from '#core/team/transport.ts';
import { tables, type TableName } from '#core/tables/all.ts';
import type { Faults, TeamInMemory } from './team-in-memory.ts';

type Lane = (SealedParcel & { readonly reviewed: number })[];

/** The time at the place. */
const NOW = '2026-03-14T09:00:00.000Z';
/** When rounds are unlocked: after all acts of a history, so that all that comes later is late. */
const UNLOCKED = '2026-03-14T12:00:00.000Z';

/** The rounds and lanes of a place of a log. */
export class LanesInMemory {
  readonly #place: TeamInMemory;
  readonly rounds: TeamRound[] = [];
  readonly #lanes = new Map<string, Lane>();

  constructor(place: TeamInMemory) {
    this.#place = place;
  }

  /** The numbers of parcels that a replica has sealed. */
  numbersOf(replicaId: string): number[] {
    return [...this.#lanes.values()].flatMap((lane) =>
      lane.flatMap((parcel) => (parcel.replicaId === replicaId ? [parcel.n] : [])),
    );
  }

  /** All parcels of a lane, with what nobody else may read. */
  laneOf(roundId: string, personId: string): Lane {
    const key = `${roundId} ${personId}`;
    const lane = this.#lanes.get(key) ?? [];
    this.#lanes.set(key, lane);
    return lane;
  }

  /** Has a round that was opened elsewhere go on here, as far as it does. */
  bring(round: Omit<TeamRound, 'headThen' | 'isPublishing'>): void {
    const at = this.rounds.findIndex(({ id }) => id === round.id);
    const brought = { ...round, headThen: this.#place.head, isPublishing: false };
    this.rounds.splice(at < 0 ? this.rounds.length : at, at < 0 ? 0 : 1, brought);
  }

  /** What the log does not have any more was not published, as far as the place knows. */
  forgetAfter(head: number): void {
    for (const lane of this.#lanes.values())
      for (const [at, parcel] of lane.entries())
        if (parcel.published !== null && parcel.published > head) lane[at] = { ...parcel, published: null };
  }

  /** Forgets what was sealed last in each lane, as a server that is set back does. */
  loseSealed(count: number): void {
    for (const lane of this.#lanes.values()) lane.splice(Math.max(0, lane.length - count));
  }

  /** Forgets what was published, and what the base of a log that begins anew has. */
  leaveSealed(there: readonly string[]): void {
    for (const round of this.rounds)
      for (const personId of round.unlockedAt === null ? [] : round.personIds) {
        const lane = this.laneOf(round.id, personId);
        const left = lane.filter(({ id, published }) => published === null && !there.includes(id));
        lane.splice(0, lane.length, ...left);
      }
  }

  /** The blobs that sealed work names. */
  get blobs(): ReadonlySet<string> {
    return new Set([...this.#lanes.values()].flatMap((lane) => lane.flatMap(({ blobs }) => blobs)));
  }

  refuseOpenly({ tables: changed }: Parcel, personId: string): void {
    const round = this.rounds.find((each) => each.unlockedAt === null && each.personIds.includes(personId));
    if (round && changed.some((table) => tables[table as TableName].blind === 'sealed'))
      throw new AppError('conflict', 'team_server:round_open', { detail: round.name });
  }

  /** The way of one person. */
  wayOf(personId: string, faults: Faults): Lanes {
    const expectWay = (): void => {
      if (faults.isCut?.()) throw new AppError('locked', 'team_server:refused', { address: 'memory' });
    };
    const expectAnswer = (): void => {
      if (faults.isAnswerLost?.()) throw new AppError('locked', 'team_server:cut', { address: 'memory' });
    };
    return {
      list: async () => (expectWay(), this.rounds.map((round) => this.#listed(round))),
      open: async (round) => {
        expectWay();
        const { head: headThen } = this.#place;
        const facts = { openedAt: NOW, openedBy: personId, headThen, unlockedAt: null, unlockedBy: null };
        this.rounds.push({ ...round, ...facts, isPublishing: false });
      },
      unlock: async (roundId) => {
        expectWay();
        const at = this.rounds.findIndex(({ id }) => id === roundId);
        const round = this.rounds[at];
        if (round?.unlockedAt === null)
          this.rounds[at] = { ...round, unlockedAt: UNLOCKED, unlockedBy: personId };
      },
      seal: async (roundId, parcel, reviewed) => {
        expectWay();
        const lane = this.#seal(roundId, personId, parcel, reviewed);
        if (faults.isDoubled?.()) this.#seal(roundId, personId, parcel, reviewed);
        expectAnswer();
        return lane;
      },
      lane: async (roundId, owner, after) => {
        expectWay();
        const round = this.rounds.find(({ id }) => id === roundId);
        if (owner !== personId && round?.unlockedAt === null) return [];
        return this.laneOf(roundId, owner)
          .filter(({ lane }) => lane > after)
          .slice(0, 200);
      },
      publish: async (roundId, owner, parcel, expected, footprint) => {
        expectWay();
        const pushed = this.#publish(roundId, owner, parcel, expected, footprint);
        expectAnswer();
        return pushed;
      },
      progress: async () => {
        expectWay();
        return this.rounds.map(({ id }) => {
          const { length: parcels } = this.laneOf(id, personId);
          return { roundId: id, personId, parcels, reviewed: 0, lastAt: null };
        });
      },
      whoCouldRead: async () => ['keeper'],
    };
  }

  #listed(round: TeamRound): TeamRound {
    const isPublishing =
      round.unlockedAt !== null &&
      round.personIds.some((personId) =>
        this.laneOf(round.id, personId).some(({ published }) => published === null),
      );
    return { ...round, isPublishing };
  }

  #seal(roundId: string, personId: string, parcel: Parcel, reviewed: number): number {
    const lane = this.laneOf(roundId, personId);
    const known = lane.find(({ id }) => id === parcel.id);
    if (known) return known.lane;
    const round = this.rounds.find(({ id }) => id === roundId);
    if (round?.unlockedAt !== null)
      throw new AppError('conflict', 'team_server:round_over', { detail: round?.name ?? '' });
    const sent = [
      ...this.numbersOf(parcel.replicaId),
      ...this.#place.log.map((entry) => (entry.parcel.replicaId === parcel.replicaId ? entry.parcel.n : 0)),
    ];
    if (Math.max(0, ...sent) >= parcel.n) throw new AppError('conflict', 'errors:team_replica_taken');
    const next = (lane.at(-1)?.lane ?? 0) + 1;
    lane.push({ ...parcel, lane: next, received: NOW, published: null, reviewed });
    return next;
  }

  #publish(
    roundId: string,
    personId: string,
    parcel: Parcel,
    expected: number,
    footprint: Footprint,
  ): Pushed {
    const lane = this.laneOf(roundId, personId);
    const at = lane.findIndex(({ id }) => id === parcel.id);
    const sealed = lane[at];
    if (!sealed) throw new AppError('conflict', 'team_server:role_may_not', { detail: 'round' });
    const known = this.#place.log.find((entry) => entry.parcel.id === parcel.id)?.parcel;
    if (known) return { accepted: true, first: known.first, last: known.last, chain: known.chain };
    const { replicaId, n } = sealed;
    const given = { ...parcel, replicaId, n };
    const pushed = this.#place.append(given, expected, footprint, { personId, roundId });
    if (pushed.accepted) lane[at] = { ...sealed, published: pushed.last };
    return pushed;
  }
}
