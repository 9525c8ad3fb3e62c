// A place of a team's log in memory to which links connect, and all that happens to connections.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#core/errors.ts';
import type { ConnectedTeam } from '#electron/team/place.ts';
import type { Chance } from '../../scripts/chance.ts';
import { type Faults, TeamInMemory } from './team-in-memory.ts';
import { count, type Tally } from './team-tally.ts';

interface Listener {
  readonly personId: string;
  readonly grown: (head: number) => void;
  readonly lost: () => void;
}

/** The place, with what keeps files from it. */
export class LinkPlace {
  readonly log = new TeamInMemory();
  readonly #by: Chance;
  readonly #tally: Tally;
  /** Whether nobody reaches it. */
  isDown = false;
  /** Whether nothing goes wrong any more. */
  isCalm = false;
  /** Who was taken off, by person. */
  readonly gone = new Set<string>();
  /** The files that were cut off. */
  readonly cutOff = new Set<string>();
  readonly #broken = new Set<string>();
  readonly #listeners = new Set<Listener>();

  constructor(by: Chance, tally: Tally) {
    this.#by = by;
    this.#tally = tally;
  }

  /** Breaks the lines of a person, or of all: some files notice at once, others with the next call. */
  breakLines(personId: string | null): void {
    for (const listener of this.#listeners) {
      if (personId !== null && listener.personId !== personId) continue;
      this.#listeners.delete(listener);
      if (this.#by.below(3) > 0) listener.lost();
    }
    if (personId !== null) this.#broken.add(personId);
  }

  /** Connects the file of a person, or rejects where the place cannot be reached. */
  async connect(personId: string): Promise<ConnectedTeam> {
    await this.#onTheWay();
    this.#expectReachable(personId, { isClosed: false });
    const connection = { isClosed: false };
    const log = this.log.transportOf(personId, this.#faults());
    const asked = <A extends unknown[], T>(ask: (...given: A) => Promise<T>) =>
      (async (...given: A) => {
        await this.#onTheWay();
        this.#expectReachable(personId, connection);
        const answer = await ask(...given);
        await this.#onTheWay();
        this.#expectReachable(personId, connection);
        return answer;
      }) as (...given: A) => Promise<T>;
    const rounds = log.rounds!;
    const place = {
      ...log,
      hello: asked(async (me: Parameters<typeof log.hello>[0]) => {
        if (this.cutOff.has(me.replicaId)) throw new AppError('conflict', 'team_server:cut_off');
        return await log.hello(me);
      }),
      isEarlier: asked(log.isEarlier!),
      pull: asked(log.pull),
      push: asked(async (...given: Parameters<typeof log.push>) => {
        if (this.cutOff.has(given[0].replicaId)) throw new AppError('conflict', 'team_server:cut_off');
        const pushed = await log.push(...given);
        if (pushed.accepted) this.#tellGrown();
        return pushed;
      }),
      missing: asked(log.missing),
      putBlob: asked(log.putBlob),
      getBlob: asked(log.getBlob),
      acknowledge: asked(log.acknowledge),
      rounds: { ...rounds, list: asked(rounds.list), seal: asked(rounds.seal), lane: asked(rounds.lane), publish: asked(rounds.publish) }, // prettier-ignore
      members: {
        replicas: asked(async () => []),
        list: asked(async () => []),
        setRights: asked(async () => undefined),
        setLayer: asked(async () => undefined),
      },
      listen: asked(async (grown: (head: number) => void, lost: () => void = () => undefined) => {
        const listener = { personId, grown, lost };
        this.#listeners.add(listener);
        return async () => void this.#listeners.delete(listener);
      }),
      close: async () => void (connection.isClosed = true),
    };
    return place as unknown as ConnectedTeam;
  }

  /** Other files go on while something is on its way. */
  async #onTheWay(): Promise<void> {
    for (let turns = this.isCalm ? 0 : this.#by.below(4); turns > 0; turns -= 1) await nextTurn();
  }

  #expectReachable(personId: string, { isClosed }: { readonly isClosed: boolean }): void {
    if (isClosed) throw new AppError('cancelled', 'errors:cancelled');
    if (this.isDown || this.#broken.delete(personId))
      throw new AppError('locked', 'team_server:refused', { address: 'memory' });
    if (this.gone.has(personId)) throw new AppError('conflict', 'team_server:left', { detail: '2026-03-14' });
  }

  #tellGrown(): void {
    for (const { grown } of this.#listeners) {
      if (this.#rarely(4, 'notices lost')) continue;
      count(this.#tally, 'notices');
      grown(this.log.head);
    }
  }

  #faults(): Faults {
    return {
      isCut: () => this.#rarely(60, 'calls cut'),
      isAnswerLost: () => this.#rarely(12, 'answers lost'),
      isDoubled: () => this.#rarely(12, 'sent twice'),
    };
  }

  #rarely(one: number, what: string): boolean {
    if (this.isCalm || this.#by.below(one) > 0) return false;
    count(this.#tally, what);
    return true;
  }
}
