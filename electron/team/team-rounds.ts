// Opens and unlocks the blind rounds of a team where its log is kept: what that place withholds no program of a member can show.
import { AppError } from '#core/errors.ts';
import type { CouldRead } from '#core/sealing/at-unlock.ts';
import type { LaneProgress, TeamRound } from '#core/team/lanes.ts';
import type { ReadDb } from '#db/handles.ts';
import { teamOf } from '#db/team/team-of.ts';
import { find } from '#db/write.ts';
import { whoCouldRead } from './could-read.ts';
import type { TeamLink } from './link.ts';
import { hasMovedIn } from './moved-rounds.ts';
import { refuseNotCome } from './not-come.ts';
import type { PublishingCourse } from './publishing.ts';

/** What the server tells about rounds. */
export interface RoundsThere {
  readonly rounds: readonly TeamRound[];
  /** For owners, how far everybody is; for others, how far they are themselves. */
  readonly progress: readonly LaneProgress[];
  /** The logins of administrators who could read what is sealed. */
  readonly couldRead: readonly string[];
}

/** A round that is to be opened; its persons are members, by their coder rows. */
export type NewTeamRound = Pick<TeamRound, 'name' | 'personIds' | 'codes' | 'ownerSees'>;

/** The rounds of the team of an open study. */
export class TeamRounds {
  readonly #db: () => ReadDb;
  readonly #link: TeamLink;

  constructor(db: () => ReadDb, link: TeamLink) {
    this.#db = db;
    this.#link = link;
  }

  /**
   * Opens a round on the server, after all that was done openly before has been exchanged, and returns its id. A round of this
   * name and these rules that was opened there, and of which the study does not know yet, is this one. Rejects for somebody
   * who is no owner, for a person who is no coding member, and where the server cannot be reached.
   */
  async open(round: NewTeamRound, newId: () => string): Promise<string> {
    await this.#link.sync();
    const { members, rounds } = await this.#link.connected();
    const team = teamOf(this.#db());
    if (team?.role !== 'owner') throw new AppError('conflict', 'errors:team_owner_opens');
    const people = await members.list();
    for (const id of round.personIds)
      if (!people.some((one) => one.personId === id && one.leftAt === null && one.role !== 'reader'))
        throw new AppError('invalid', 'errors:team_round_not_member', {
          name: find(this.#db(), 'coder', id)?.name ?? id,
        });
    const owner = people.find((one) => one.role === 'owner' && round.personIds.includes(one.personId));
    if (owner && round.ownerSees)
      throw new AppError('invalid', 'errors:team_owner_codes', { name: owner.name ?? owner.login });
    const coders = people.filter(
      ({ role, personId }) => role === 'coder' && round.personIds.includes(personId),
    );
    if (round.codes === 'own' && team.keeps.includes('codebook') && coders.length > 0)
      throw new AppError('conflict', 'errors:team_round_own_codes');
    const standing = (await rounds.list()).filter(({ unlockedAt }) => unlockedAt === null);
    const begun = standing.find(
      ({ id, name }) => name === round.name && find(this.#db(), 'blindRound', id) === undefined,
    );
    if (begun && !isAlike(begun, round))
      throw new AppError('conflict', 'errors:team_round_begun', { round: begun.name });
    if (begun) return begun.id;
    const id = newId();
    await rounds.open({ id, ...round });
    return id;
  }

  /** Who could read what is sealed, by the place's own account; null where it cannot be asked now. */
  async couldRead(): Promise<CouldRead | null> {
    try {
      return await whoCouldRead(await this.#link.connected());
    } catch {
      return null;
    }
  }

  /** Exchanges acts, so that all learn of a round that was opened or unlocked. */
  async exchange(): Promise<void> {
    await this.#link.sync();
  }

  /**
   * Unlocks a round on the server and publishes its lanes; then the study has been told, too. What stops the publishing leaves
   * the round unlocked, and the rest to the next exchange of an owner's program; what stops it earlier leaves the round sealed. The
   * first progress says that it is unlocked. Unless `anyway`, rejects with `conflict` where work of it may be in files that have
   * not come to where the team has moved.
   */
  async unlock(id: string, anyway: boolean, course: PublishingCourse): Promise<void> {
    await this.#link.syncAwaited(course.signal);
    const { rounds, members } = await this.#link.connected();
    const round = (await rounds.list()).find((each) => each.id === id && each.unlockedAt === null);
    // Over a folder, a round is over only once all have sent what they have.
    if (round && !anyway && !('stay' in rounds))
      refuseNotCome(
        round,
        {
          people: await members.list(),
          files: await members.replicas(),
          hasMoved: hasMovedIn(this.#db(), id),
        },
        (personId) => find(this.#db(), 'coder', personId)?.name,
      );
    if (course.signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
    await rounds.unlock(id);
    await this.#link.sync(course);
  }

  /** Asks the server. */
  async there(): Promise<RoundsThere> {
    const { rounds } = await this.#link.connected();
    return {
      rounds: await rounds.list(),
      progress: await rounds.progress(),
      couldRead: await rounds.whoCouldRead(),
    };
  }
}

function isAlike(one: NewTeamRound, other: NewTeamRound): boolean {
  return (
    one.codes === other.codes &&
    one.ownerSees === other.ownerSees &&
    [...one.personIds].sort().join() === [...other.personIds].sort().join()
  );
}
