// A team over a shared folder, as one of its files sees it.
import { AppError } from '#core/errors.ts';
import type { TeamPlace } from '#core/team/place.ts';
import { keptBy, type Leavable } from '#core/team/rules.ts';
import type { Parcel, Role } from '#core/team/transport.ts';
import { FolderBases } from './folder-bases.ts';
import { FolderLog, type FolderAccess, type FolderView } from './folder-log.ts';
import { FolderRounds } from './folder-rounds.ts';
import { FolderPeople, withPresent } from './folder-people.ts';
import type { WaitingParcel } from './parcel-file.ts';
import { TeamFolder } from './team-folder.ts';
import {
  asCoder,
  hasHeard,
  roleOfWork,
  roundsIn,
  rulesIn,
  type Keeping,
  type KeptRound,
  type LogPoint,
} from './team-facts.ts';

/** A parcel that waits for the keeper, with who sent it. */
export interface WaitingWork {
  readonly parcel: WaitingParcel;
  readonly personId: string;
  /** Null for who is no member any more, or whose file was cut off. */
  readonly role: Role | null;
  /** What the owners keep from whoever sent it, as their file has heard. */
  readonly keeps: readonly Leavable[];
  /** The blind round that lasts and in which its person codes; null if none. */
  readonly round: KeptRound | null;
  /** How the team stands with it: a refusal holds until that changes. */
  readonly stand: string;
}

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

export class FolderTeam extends FolderLog implements TeamPlace {
  readonly members: FolderPeople;
  readonly bases: FolderBases;
  readonly rounds: FolderRounds;
  /** How the team stood when a parcel was not taken, by its id: only another log or role can change the answer. */
  readonly #refused = new Map<string, string>();

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

  /** What waits for this file; empty where another keeps the log. Rejects where the log is not at that act. */
  waitingWork(): Promise<WaitingWork[]> {
    return this.folder.at(async () => {
      const view = await this.view();
      if (!this.isKeeper(view)) return [];
      const { keeping, facts } = await this.#asSeen(view);
      const found: WaitingWork[] = [];
      for (const id of await this.folder.senders())
        for (const n of await this.folder.waitingOf(id)) {
          if (n <= (keeping.sent[id] ?? 0)) continue;
          const parcel = await this.folder.waiting(id, n);
          if (parcel?.log !== facts.log || !(await this.#isWhole(parcel))) continue;
          const member = keeping.members.find((one) => one.login === parcel.login);
          const isIn = member?.leftAt === null && keeping.cut[id] === undefined;
          const present = await this.folder.present(id);
          const role = isIn ? roleOfWork(member, keeping, present) : null;
          const { n: decided, ...rules } = rulesIn(keeping);
          // What was done before a file heard of them still comes.
          const keeps = hasHeard(present, decided) ? keptBy(rules) : [];
          const round =
            roundsIn(keeping).find(
              ({ unlockedAt, personIds }) =>
                unlockedAt === null && personIds.includes(member?.personId ?? ''),
            ) ?? null;
          const stand = `${keeping.head} ${role ?? ''} ${decided} ${round?.id ?? ''}`;
          if (this.#refused.get(parcel.id) === stand) continue;
          found.push({ parcel, personId: member?.personId ?? '', role, keeps, round, stand });
        }
      return found;
    });
  }

  async #isWhole({ blobs }: WaitingParcel): Promise<boolean> {
    for (const hash of blobs) if (!(await this.folder.hasBlob(hash))) return false;
    return true;
  }

  /** The keeping with what the log has since it was written, and with what members say of themselves. */
  async #asSeen(view: FolderView): Promise<FolderView> {
    let { keeping } = view;
    for (;;) {
      const next = await this.pull(keeping.head);
      if (next.length === 0) break;
      for (const { replicaId, n, last, chain, schema } of next)
        keeping = {
          ...keeping,
          head: last,
          chain,
          schema: Math.max(keeping.schema, schema),
          sent: { ...keeping.sent, [replicaId]: Math.max(n, keeping.sent[replicaId] ?? 0) },
        };
    }
    for (const id of await this.folder.senders()) {
      const present = await this.folder.present(id);
      if (present) keeping = withPresent(keeping, present);
    }
    return { ...view, keeping };
  }

  /** Puts a parcel of somebody into the log, which ends at that point. Rejects where it does not. */
  take(parcel: Parcel, personId: string, end: LogPoint): Promise<void> {
    return this.folder.at(async () => {
      const view = await this.view();
      if (!this.isKeeper(view)) throw notKeeper(view);
      if ((await this.append(view, end, parcel, personId)) === null)
        throw new AppError('locked', 'team_folder:log_grew');
    });
  }

  /** Answers a parcel that is not taken: its sender is told why. */
  async refuse({ parcel, stand }: WaitingWork, { code, key, parameters }: AppError): Promise<void> {
    const { id, replicaId, n } = parcel;
    await this.folder.at(() => this.folder.refuse(replicaId, n, { id, code, key, parameters }));
    this.#refused.set(id, stand);
  }

  /** Writes what the keeper knows, at the end of its run. Nothing where another file keeps. */
  noteRun(): Promise<void> {
    return this.folder.at(async () => {
      const view = await this.view();
      if (!this.isKeeper(view)) return;
      const seen = (await this.#asSeen(view)).keeping;
      // A computer may have got another name.
      const keeping = { ...seen, machine: this.self?.machine ?? seen.machine };
      const ranAt = this.access.now();
      const isFresh = Date.parse(ranAt) - Date.parse(keeping.ranAt) < RAN_MS;
      if (!isFresh || JSON.stringify(keeping) !== JSON.stringify(view.keeping))
        await this.folder.writeKeeping({ ...keeping, ranAt });
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
        lacks: await this.lacking(head, view),
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
      const lacks = await this.lacking(head, view);
      if (lacks !== null) throw new AppError('locked', 'team_folder:lacks', { number: lacks });
      const { handedFile: _file, ...keeping } = (await this.#asSeen(view)).keeping;
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

/** A run that changed nothing is written so seldom, in milliseconds: each write goes to all machines. */
const RAN_MS = 10 * 60_000;

function notKeeper({ keeping }: FolderView, key = 'team_folder:keeper_only'): AppError {
  const keeper = keeping.handedTo ?? keeping.personId;
  const { name, login } = keeping.members.find(({ personId }) => personId === keeper) ?? {
    name: null,
    login: keeper,
  };
  return new AppError('conflict', key, { name: name ?? login });
}

/** The team in a folder, for a member. Nothing is read yet. */
export function folderTeam(path: string, access: FolderAccess): FolderTeam {
  return new FolderTeam(new TeamFolder(path), access);
}

/** What a new team over a folder is made of. */
export interface NewFolderTeam {
  readonly projectId: string;
  readonly name: string;
  readonly owner: { readonly login: string; readonly personId: string; readonly name: string };
  readonly replicaId: string;
  readonly machine: string;
  readonly schema: number;
  /** The id of the log. */
  readonly log: string;
}

/**
 * Makes a team in an empty folder, with the file that is described as its keeper. Goes on with one that the same file has begun
 * there. Rejects where something else is in the folder.
 */
export async function createFolderTeam(
  path: string,
  { projectId, name, owner, replicaId, machine, schema, log }: NewFolderTeam,
  access: FolderAccess,
): Promise<FolderTeam> {
  const folder = new TeamFolder(path);
  const at = access.now();
  await folder.at(async () => {
    const begun = { head: 0, chain: '' };
    if (!(await folder.isEmpty())) {
      const [keeping, ...later] = await folder.keepings();
      const isMine = keeping?.replicaId === replicaId && keeping.head === 0 && later.length === 0;
      if (!isMine || keeping.members.length > 1 || (await folder.facts()).projectId !== projectId)
        throw new AppError('conflict', 'team_folder:not_empty', { folder: path });
      return;
    }
    await folder.begin(
      { kind: 'concord-team', version: 1, projectId, name, log, begun },
      {
        keeping: 1,
        replicaId,
        personId: owner.personId,
        machine,
        after: begun,
        ranAt: at,
        ...begun,
        schema,
        members: [{ ...owner, role: 'owner', joinedAt: at, leftAt: null }],
        sent: {},
        cut: {},
        handedTo: null,
      },
    );
  });
  return new FolderTeam(folder, access);
}
