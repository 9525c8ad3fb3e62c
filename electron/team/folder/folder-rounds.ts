// Blind rounds over a folder. Whoever reads the folder could read a lane that lies in it, so nothing of a lane is put there: what
// somebody codes in a round stays in their own file until the unlock, and the folder has but numbers of it.
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#core/errors.ts';
import type { LaneProgress, Lanes, TeamRound } from '#core/team/lanes.ts';
import type { Parcel } from '#core/team/transport.ts';
import { roundsIn, type Keeping, type OwnLane, type Present } from './team-facts.ts';
import type { TeamFolder } from './team-folder.ts';

/** What the rounds of a team need of its folder. */
export interface FolderRoundsParts {
  readonly folder: TeamFolder;
  /** The present time, ISO 8601. */
  readonly now: () => string;
  readonly keeping: () => Promise<Keeping>;
  /** The person who asks, whether they are an owner, and the file that has greeted. */
  readonly me: () => Promise<{
    readonly personId: string;
    readonly isOwner: boolean;
    readonly replicaId: string | null;
  }>;
  /** Writes the keeping as `change` makes it. Rejects where another file keeps. */
  readonly rewrite: (change: (keeping: Keeping) => Keeping) => Promise<void>;
  /** Says something of this file, which others read. */
  readonly say: (news: Partial<Present>) => Promise<void>;
}

export class FolderRounds implements Lanes {
  readonly stay = true;
  readonly #parts: FolderRoundsParts;

  constructor(parts: FolderRoundsParts) {
    this.#parts = parts;
  }

  /** A round is being published as long as a file that coded in it has not sent what it has of it. */
  async list(): Promise<TeamRound[]> {
    const keeping = await this.#parts.keeping();
    const rounds = roundsIn(keeping);
    if (rounds.length === 0) return [];
    const files = (await this.#files()).filter((file) => mayStillSend(keeping, file));
    return rounds.map((round) => ({
      ...round,
      isPublishing: round.unlockedAt !== null && files.some((file) => isAwaited(file, round.id, files)),
    }));
  }

  async open({ id, name, personIds, codes, ownerSees }: Parameters<Lanes['open']>[0]): Promise<void> {
    if (ownerSees) throw new AppError('invalid', 'team_folder:no_owner_sees');
    const openedAt = this.#parts.now();
    await this.#parts.rewrite((keeping) => ({
      ...keeping,
      rounds: [
        ...roundsIn(keeping),
        {
          id,
          name,
          personIds,
          codes,
          ownerSees,
          openedAt,
          openedBy: keeping.personId,
          headThen: keeping.head,
          unlockedAt: null,
          unlockedBy: null,
        },
      ],
    }));
  }

  async unlock(roundId: string): Promise<void> {
    const unlockedAt = this.#parts.now();
    await this.#parts.rewrite((keeping) => ({
      ...keeping,
      rounds: roundsIn(keeping).map((round) =>
        round.id === roundId && round.unlockedAt === null
          ? { ...round, unlockedAt, unlockedBy: keeping.personId }
          : round,
      ),
    }));
  }

  /** Keeps nothing of the parcel but numbers, and takes back what was laid before this file heard of the round. */
  async seal(
    roundId: string,
    parcel: Parcel,
    reviewed: number,
    { isFirst = false, leavesLaid = false }: Parameters<Lanes['seal']>[3] = {},
  ): Promise<number> {
    const { folder, now, keeping, say } = this.#parts;
    const { sent, ...kept } = await keeping();
    const round = roundsIn(kept).find(({ id }) => id === roundId);
    if (round?.unlockedAt !== null)
      throw new AppError('conflict', 'team_server:round_over', { detail: round?.name ?? '' });
    const { replicaId } = parcel;
    await folder.at(async () => {
      for (const n of leavesLaid ? [] : await folder.waitingOf(replicaId))
        if (n > (sent[replicaId] ?? 0)) await folder.takeAway(replicaId, n);
    });
    const { lanes = {} } = (await folder.at(() => folder.present(replicaId))) ?? {};
    // Where the folder was set back, all is counted once more.
    const before = (isFirst ? null : lanes[roundId]) ?? { parcels: 0, reviewed: 0 };
    const lane: OwnLane = {
      parcels: before.parcels + 1,
      reviewed: before.reviewed + reviewed,
      lastAt: now(),
      isOut: false,
    };
    await say({ lanes: { ...lanes, [roundId]: lane } });
    return lane.parcels;
  }

  /** What is in a lane is in the file of its person alone. */
  lane(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  publish(): Promise<never> {
    return Promise.reject(new AppError('unsupported', 'team_folder:does_not_fit'));
  }

  async progress(): Promise<LaneProgress[]> {
    const { personId: own, isOwner } = await this.#parts.me();
    const found = new Map<string, LaneProgress>();
    for (const { personId, lanes = {} } of await this.#files())
      for (const [roundId, { parcels, reviewed, lastAt }] of Object.entries(lanes)) {
        if (!isOwner && personId !== own) continue;
        const key = `${roundId} ${personId}`;
        const before = found.get(key) ?? { parcels: 0, reviewed: 0, lastAt };
        found.set(key, {
          roundId,
          personId,
          parcels: before.parcels + parcels,
          reviewed: before.reviewed + reviewed,
          lastAt: before.lastAt !== null && before.lastAt > lastAt ? before.lastAt : lastAt,
        });
      }
    return [...found.values()];
  }

  /** There is no administrator. */
  whoCouldRead(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  async sent(...[roundIds, before]: Parameters<NonNullable<Lanes['sent']>>): Promise<boolean> {
    const { replicaId } = await this.#parts.me();
    const { folder, say } = this.#parts;
    const present = replicaId === null ? null : await folder.at(() => folder.present(replicaId));
    const { lanes = {}, outOf = {} } = present ?? {};
    const out = roundIds.filter((id) => lanes[id]?.isOut === false);
    const now: Record<string, Record<string, number>> = {};
    for (const [file, parcels] of Object.entries(before))
      for (const id of roundIds)
        if (parcels[id] !== undefined) now[file] = { ...outOf[file], ...now[file], [id]: parcels[id] };
    if (out.length === 0 && isDeepStrictEqual({ ...outOf, ...now }, outOf)) return false;
    const said = Object.entries(lanes).map(([id, lane]) => [
      id,
      out.includes(id) ? { ...lane, isOut: true } : lane,
    ]);
    await say({
      lanes: Object.fromEntries(said) as NonNullable<Present['lanes']>,
      ...(Object.keys(now).length > 0 && { outOf: { ...outOf, ...now } }),
    });
    return true;
  }

  /**
   * The files of which the log has not all that they coded in rounds, as they stand in another folder until they come there: what is in
   * their lanes is counted there again.
   */
  async awaited(): Promise<Present[]> {
    const { cut } = await this.#parts.keeping();
    return (await this.#files()).flatMap(({ heard: _heard, lanes = {}, ...file }) => {
      const waiting = Object.entries(lanes).filter(([, { isOut }]) => !isOut);
      if (waiting.length === 0 || cut[file.id] !== undefined) return [];
      const counted = waiting.map(([id, lane]) => [id, { ...lane, parcels: 0, reviewed: 0 }] as const);
      return [{ ...file, acknowledged: 0, editing: [], laid: 0, lanes: Object.fromEntries(counted) }];
    });
  }

  #files(): Promise<Present[]> {
    const { folder } = this.#parts;
    return folder.at(async () => {
      const found: Present[] = [];
      for (const id of await folder.senders()) {
        const present = await folder.present(id);
        if (present) found.push(present);
      }
      return found;
    });
  }
}

/** Whether something may still come from a file: it was not cut off, and its person neither left nor only reads. */
function mayStillSend({ cut, members }: Keeping, { id, personId }: Present): boolean {
  return (
    cut[id] === undefined &&
    members.some((one) => one.personId === personId && one.leftAt === null && one.role !== 'reader')
  );
}

/** Whether a file has coded in a round, and neither it nor one that goes on instead of it has sent all of that. */
function isAwaited({ id, lanes }: Present, roundId: string, files: readonly Present[]): boolean {
  const lane = lanes?.[roundId];
  if (!lane || lane.isOut) return false;
  return !files.some(({ outOf }) => (outOf?.[id]?.[roundId] ?? -1) >= lane.parcels);
}
