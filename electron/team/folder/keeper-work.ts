// What the one file that keeps the log of a shared folder does there: it looks at what waits, puts it into the log or answers it, and
// writes what it knows.
import { AppError } from '#core/errors.ts';
import { keptBy, type Leavable } from '#core/team/rules.ts';
import type { Parcel, Role } from '#core/team/transport.ts';
import { FolderLog } from './folder-log.ts';
import { withPresent } from './folder-people.ts';
import type { FolderView } from './kept-log.ts';
import type { WaitingParcel } from './parcel-file.ts';
import { hasHeard, roleOfWork, roundsIn, rulesIn, type KeptRound, type LogPoint } from './team-facts.ts';

/** A run that changed nothing is written so seldom, in milliseconds: each write goes to all machines. */
const RAN_MS = 10 * 60_000;

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

export class KeeperWork extends FolderLog {
  /** How the team stood when a parcel was not taken, by its id: only another log or role can change the answer. */
  readonly #refused = new Map<string, string>();

  /** What waits for this file; empty where another keeps the log. Rejects where the log is not at that act. */
  waitingWork(): Promise<WaitingWork[]> {
    return this.folder.at(async () => {
      const view = await this.view();
      if (!this.isKeeper(view)) return [];
      const { keeping, facts } = await this.asSeen(view);
      const found: WaitingWork[] = [];
      for (const id of await this.folder.senders())
        for (const n of await this.folder.waitingOf(id)) {
          if (n <= (keeping.sent[id] ?? 0)) continue;
          const parcel = await this.folder.waiting(id, n);
          if (parcel?.log !== facts.log || !(await this.kept.hasBlobs(parcel))) continue;
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

  /** The keeping with what the log has since it was written, and with what members say of themselves. */
  protected async asSeen(view: FolderView): Promise<FolderView> {
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
      const seen = (await this.asSeen(view)).keeping;
      // A computer may have got another name.
      const keeping = { ...seen, machine: this.self?.machine ?? seen.machine };
      const ranAt = this.access.now();
      const isFresh = Date.parse(ranAt) - Date.parse(keeping.ranAt) < RAN_MS;
      if (!isFresh || JSON.stringify(keeping) !== JSON.stringify(view.keeping))
        await this.folder.writeKeeping({ ...keeping, ranAt });
    });
  }
}

/** Why a file may not do what the keeper alone does: it is told whose file that is. */
export function notKeeper({ keeping }: FolderView, key = 'team_folder:keeper_only'): AppError {
  const keeper = keeping.handedTo ?? keeping.personId;
  const { name, login } = keeping.members.find(({ personId }) => personId === keeper) ?? {
    name: null,
    login: keeper,
  };
  return new AppError('conflict', key, { name: name ?? login });
}
