// A team over a shared folder, as one of its files sees it.
import { AppError } from '#core/errors.ts';
import type { TeamPlace } from '#core/team/place.ts';
import { FolderBases } from './folder-bases.ts';
import type { FolderAccess } from './folder-log.ts';
import { FolderRounds } from './folder-rounds.ts';
import { FolderPeople } from './folder-people.ts';
import { KeeperWork, notKeeper } from './keeper-work.ts';
import { TeamFolder } from './team-folder.ts';
import { asCoder, type Keeping, type LogPoint } from './team-facts.ts';

/** How the keeping of the log stands, as people are told. */
export interface KeeperState {
  /** The person whose file keeps the log. */
  readonly personId: string;
  readonly machine: string;
  readonly isHere: boolean;
  /** When it last ran, ISO 8601. */
  readonly ranAt: string;
  /** How many acts of this file lie in the folder and wait for it. */
  readonly waiting: number;
  /** The number of an act that the folder here lacks, though it tells of it or of later ones; null where it has all. */
  readonly lacks: number | null;
}

export class FolderTeam extends KeeperWork implements TeamPlace {
  readonly members: FolderPeople;
  readonly bases: FolderBases;
  readonly rounds: FolderRounds;
  constructor(folder: TeamFolder, access: FolderAccess) {
    super(folder, access);
    const { login, now } = access;
    this.bases = new FolderBases(folder, { by: login, now });
    const keeping = (): Promise<Keeping> => folder.at(async () => (await this.view()).keeping);
    const rewrite = (change: (keeping: Keeping) => Keeping): Promise<void> =>
      folder.at(() => this.#rewrite(change));
    this.rounds = new FolderRounds({
      folder,
      now,
      keeping,
      rewrite,
      me: () =>
        folder.at(async () => {
          const { member } = await this.view();
          const { personId, role } = member;
          return { personId, isOwner: role === 'owner', replicaId: this.self?.replicaId ?? null };
        }),
      say: (news) => this.say(news),
    });
    this.members = new FolderPeople({
      folder,
      login,
      now,
      keeping,
      rewrite,
      tellMoved: (to) => folder.at(() => this.#tellMoved(to)),
      isKeeper: () => folder.at(async () => this.isKeeper(await this.view())),
      say: (news) => this.say(news),
    });
  }

  async #rewrite(change: (keeping: Keeping) => Keeping): Promise<void> {
    const view = await this.view();
    if (!this.isKeeper(view)) throw notKeeper(view);
    await this.folder.writeKeeping(change(view.keeping));
  }

  async #tellMoved(movedTo: string): Promise<void> {
    const view = await this.view();
    if (!this.wasKeeper(view)) throw notKeeper(view);
    await this.folder.writeKeeping({ ...view.keeping, movedTo });
  }

  /** Rejects where another file keeps the log, so that this one cannot say here where it goes. */
  expectMayMove(): Promise<void> {
    return this.folder.at(async () => {
      const view = await this.view();
      if (!this.wasKeeper(view)) throw notKeeper(view, 'team_folder:keeper_moves');
    });
  }

  /**
   * How the keeping stands for a file that has received all up to an act. `laid`: how many acts of it were laid there and are not
   * in the log yet.
   */
  keeperState(head: number, laid: number): Promise<KeeperState> {
    return this.folder.at(async () => {
      const view = await this.view();
      const { keeping } = view;
      return {
        personId: keeping.handedTo ?? keeping.personId,
        machine: keeping.handedTo === null ? keeping.machine : await this.#machineToCome(keeping),
        isHere: keeping.replicaId === this.self?.replicaId && keeping.handedTo === null,
        ranAt: keeping.ranAt,
        waiting: laid,
        lacks: await this.kept.lacking(head, view),
      };
    });
  }

  /** The machine of the file that is to take the log over. */
  async #machineToCome({ handedTo, handedFile }: Keeping): Promise<string> {
    const files = await this.members.replicas();
    const file = files.find(({ id, personId }) =>
      handedFile === undefined ? personId === handedTo : id === handedFile,
    );
    return file?.machine ?? '';
  }

  /** Takes away all that a file of one's own has laid here, which is not to be one of the team. */
  forget(replicaId: string): Promise<void> {
    return this.folder.at(() => this.folder.forget(replicaId));
  }

  /** Files in the folder that are not of the team, such as copies of conflicts, by their names. Reads all of it. */
  ignored(): Promise<readonly string[]> {
    return this.folder.at(() => this.folder.ignored());
  }

  /**
   * Hands the team over: that member is an owner and keeps the log from when their file takes over, by itself, the one that was seen
   * last of several; until then nobody does. Rejects where another file keeps, and for who has no file of the team yet.
   */
  handOver(login: string): Promise<void> {
    return this.folder.at(async () => {
      const { personId } = (await this.members.list()).find((one) => one.login === login) ?? {};
      const files = await this.members.replicas();
      const file = files.find((one) => one.personId === personId && one.cutAt === null);
      await this.#rewrite((keeping) => {
        const to = keeping.members.find((one) => one.login === login);
        if (!to || to.leftAt !== null || to.joinedAt === null)
          throw new AppError('conflict', 'team_folder:not_joined', { name: to?.name ?? login });
        const members = keeping.members.map((one) => (one === to ? { ...one, role: 'owner' as const } : one));
        return { ...keeping, members, handedTo: to.personId, ...(file && { handedFile: file.id }) };
      });
    });
  }

  /** Whether the log was handed to the person of this file, which is the one that is to take it over. */
  isHandedHere(): Promise<boolean> {
    return this.folder.at(async () => {
      const { keeping, member } = await this.view();
      const { handedTo, handedFile, movedTo = null } = keeping;
      const isFile = handedFile === undefined || handedFile === this.self?.replicaId;
      return handedTo === member.personId && isFile && movedTo === null;
    });
  }

  /**
   * Has this file keep the log from that point on, at which it ends. Nothing where it does already. Rejects for who is no owner,
   * and where the folder tells of more than was received up to there.
   */
  takeOver({ head, chain }: LogPoint): Promise<void> {
    return this.folder.at(async () => {
      const view = await this.view();
      if (this.isKeeper(view)) return;
      const { member, keeping: before } = view;
      if (member.role !== 'owner' || !this.self) throw new AppError('conflict', 'team_folder:owner_only');
      const lacks = await this.kept.lacking(head, view);
      if (lacks !== null) throw new AppError('locked', 'team_folder:lacks', { number: lacks });
      const { handedFile: _file, ...keeping } = (await this.asSeen(view)).keeping;
      if (keeping.head !== head) throw new AppError('locked', 'team_folder:log_grew');
      await this.folder.writeKeeping(
        {
          ...(before.handedTo === member.personId ? handedOver(keeping) : keeping),
          keeping: before.keeping + 1,
          replicaId: this.self.replicaId,
          machine: this.self.machine,
          personId: member.personId,
          after: { head, chain },
          ranAt: this.access.now(),
          handedTo: null,
        },
        { isNew: true },
      );
    });
  }
}

/** The keeping, in which the person who kept the log is a coder from now on. */
function handedOver(keeping: Keeping): Keeping {
  const { personId, handedTo } = keeping;
  return personId === handedTo ? keeping : asCoder(keeping, personId);
}

/** The team in a folder, for a member. Nothing is read yet. */
export function folderTeam(path: string, access: FolderAccess): FolderTeam {
  return new FolderTeam(new TeamFolder(path), access);
}
