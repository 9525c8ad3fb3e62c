// A team's log in a shared folder, as a replica speaks to it. One file of the team, the keeper, puts parcels into the log; all
// others lay them where the keeper takes them, and receive them with the log.
import { AppError } from '#core/errors.ts';
import type { RulesThere, TeamRules } from '#core/team/rules.ts';
import type {
  Footprint,
  Hello,
  LoggedParcel,
  Parcel,
  Pushed,
  ReplicaFacts,
  Transport,
} from '#core/team/transport.ts';
import { chainAfter } from '#db/team/chain.ts';
import { KeptLog, type FolderView } from './kept-log.ts';
import { saysOfItself } from './own-presence.ts';
import type { KeptParcel } from './parcel-file.ts';
import { hasHeard, rulesIn, type LogPoint, type Present } from './team-facts.ts';
import type { TeamFolder } from './team-folder.ts';

/** At most so many parcels, and beside the first so many bytes of them, come at once. */
const PULL_PARCELS = 200;
const PULL_BYTES = 8 * 2 ** 20;

/** How often the folder is looked at for news, in milliseconds. */
const LOOK_MS = 5_000;

/** Who speaks to the folder. */
export interface FolderAccess {
  readonly login: string;
  readonly projectId: string;
  /** The present time, ISO 8601. */
  readonly now: () => string;
  /** The file that speaks; null before a new one has greeted. */
  readonly self: FolderSelf | null;
}

/** One file of a team, and the machine that it is on. */
export interface FolderSelf {
  readonly replicaId: string;
  readonly machine: string;
}

export class FolderLog implements Transport {
  /** One parcel of a file waits at a time, with all that its person has done. */
  readonly most = { acts: 50_000, bytes: 64 * 2 ** 20 };
  readonly otherLog = 'team_folder:other_log';
  protected readonly folder: TeamFolder;
  protected readonly kept: KeptLog;
  protected readonly access: FolderAccess;
  #self: FolderSelf | null;
  #me: ReplicaFacts | null = null;

  constructor(folder: TeamFolder, access: FolderAccess) {
    this.folder = folder;
    this.kept = new KeptLog(folder);
    this.access = access;
    this.#self = access.self;
  }

  hello(me: ReplicaFacts): Promise<Hello> {
    return this.folder.at(async () => {
      const view = await this.view();
      const { facts, keeping, member } = view;
      if (keeping.cut[me.replicaId] !== undefined) throw new AppError('conflict', 'team_server:cut_off');
      [this.#me, this.#self] = [me, me];
      const isKeeper = this.isKeeper(view);
      // A file that was copied to another machine goes on as another: each file in the folder has one writer. The keeper's does
      // so where its copy has put something into the log, and the copy keeps on; a computer that got another name does not.
      const known = isKeeper ? keeping : await this.folder.present(me.replicaId);
      const isCopy = known !== null && known.machine !== me.machine && (!isKeeper || me.head < keeping.head);
      if (!isCopy) await this.#present({ acknowledged: me.head });
      const movedTo = keeping.movedTo ?? null;
      // Whatever became of the log here, all are told where the team is now.
      const at =
        movedTo === null ? await this.kept.standing(me, view) : { head: me.head, chain: '', mine: null };
      return {
        personId: member.personId,
        name: member.name ?? '',
        role: member.role,
        head: at.head,
        chain: at.chain,
        chainAtMine: at.mine,
        epoch: facts.log,
        protocol: 1,
        schema: keeping.schema,
        now: this.access.now(),
        movedTo,
        // What the keeper puts into the log has no number of its own there.
        sentByReplica: isCopy ? Number.MAX_SAFE_INTEGER : isKeeper ? 0 : (keeping.sent[me.replicaId] ?? 0),
      };
    });
  }

  rules(): Promise<RulesThere> {
    return this.folder.at(async () => {
      const { keeping, member } = await this.view();
      const { n, ...rules } = rulesIn(keeping);
      const present = this.#me && (await this.folder.present(this.#me.replicaId));
      return { rules, isHeard: member.role !== 'coder' || hasHeard(present, n) };
    });
  }

  heard({ codebook, sources }: TeamRules): Promise<void> {
    return this.folder.at(async () => {
      const now = rulesIn((await this.view()).keeping);
      // Others were decided meanwhile.
      if (now.codebook === codebook && now.sources === sources) await this.#present({ heard: now.n });
    });
  }

  isEarlier(epoch: string): Promise<boolean> {
    return this.folder.at(async () => (await this.view()).facts.earlier?.includes(epoch) === true);
  }

  pull(after: number): Promise<readonly LoggedParcel[]> {
    return this.folder.at(async () => {
      const view = await this.view();
      const spans = await this.kept.spans();
      const found: LoggedParcel[] = [];
      let bytes = 0;
      for (let at = after; found.length < PULL_PARCELS && bytes < PULL_BYTES;) {
        const parcel = await this.kept.next(at, spans, view);
        // What its acts name may come after it.
        if (parcel === null || !(await this.kept.hasBlobs(parcel))) break;
        found.push(parcel);
        bytes += parcel.bytes.length;
        at = parcel.last;
      }
      return found;
    });
  }

  push(parcel: Parcel, expected: number, _footprint: Footprint): Promise<Pushed> {
    return this.folder.at(async () => {
      const view = await this.view();
      if (this.isKeeper(view)) {
        const { personId } = view.member;
        const at = { head: expected, chain: await this.kept.chainOf(expected, view) };
        const kept = await this.append(view, at, parcel, personId);
        return kept === null
          ? { accepted: false, head: expected }
          : { accepted: true, first: kept.first, last: kept.last, chain: kept.chain };
      }
      return await this.#lay(parcel, expected, view);
    });
  }

  /** Lays a parcel for the keeper, instead of what waits there with less in it. */
  async #lay(parcel: Parcel, expected: number, { facts, keeping }: FolderView): Promise<Pushed> {
    const { replicaId, n } = parcel;
    // It is in the log already, which has not come here yet.
    if ((keeping.sent[replicaId] ?? 0) >= n) return { accepted: false, head: expected, laid: 'before' };
    const lain = await this.folder.waiting(replicaId, n);
    if (lain?.id === parcel.id) {
      const refusal = await this.folder.refusal(replicaId, n);
      // The key was written by a program of the team.
      if (refusal?.id === parcel.id) throw new AppError('conflict', refusal.key, refusal.parameters);
      return { accepted: false, head: expected, laid: 'before' };
    }
    await this.folder.lay({ ...parcel, log: facts.log, login: this.access.login, expected });
    for (const old of await this.folder.waitingOf(replicaId))
      if (old < n) await this.folder.takeAway(replicaId, old);
    return { accepted: false, head: expected, laid: 'now' };
  }

  /** Puts a parcel at the end of the log, which is at that point; null where something follows there already. */
  protected async append(
    view: FolderView,
    { head, chain: before }: LogPoint,
    parcel: Parcel,
    personId: string,
  ): Promise<KeptParcel | null> {
    const { facts, keeping } = view;
    const { bytes, count, ...rest } = parcel;
    const kept: KeptParcel = {
      ...rest,
      bytes,
      count,
      first: head + 1,
      last: head + count,
      roundId: null,
      personId,
      received: this.access.now(),
      before,
      chain: chainAfter(before, bytes),
      log: facts.log,
      keeping: keeping.keeping,
      by: keeping.replicaId,
    };
    if (await this.kept.next(head, await this.kept.spans(), view)) return null;
    // Another parcel in the place of one that is on its way would split the log.
    const lacks = await this.kept.lacking(head, view);
    if (lacks !== null) throw new AppError('locked', 'team_folder:lacks', { number: lacks });
    await this.kept.makeRoom(kept, view);
    await this.folder.keep(kept);
    return kept;
  }

  missing(hashes: readonly string[]): Promise<readonly string[]> {
    return this.folder.at(async () => {
      const missing: string[] = [];
      for (const hash of hashes) if (!(await this.folder.hasBlob(hash))) missing.push(hash);
      return missing;
    });
  }

  putBlob(hash: string, bytes: Uint8Array): Promise<void> {
    return this.folder.at(() => this.folder.putBlob(hash, bytes));
  }

  getBlob(hash: string): Promise<Uint8Array> {
    return this.folder.at(async () => {
      const bytes = await this.folder.blob(hash);
      if (bytes === null) throw new AppError('locked', 'team_folder:no_blob');
      return bytes;
    });
  }

  acknowledge(head: number, editing: readonly string[]): Promise<void> {
    return this.folder.at(() => this.#present({ acknowledged: head, editing }));
  }

  listen(grown: (head: number) => void): Promise<() => Promise<void>> {
    const timer = setInterval(() => {
      this.#news().then(grown, () => undefined);
    }, LOOK_MS);
    timer.unref();
    return Promise.resolve(async () => {
      clearInterval(timer);
      await Promise.resolve();
    });
  }

  /** The end of the log; beyond it where something waits for this file, as the keeper, that it has not answered. */
  async #news(): Promise<number> {
    const spans = await this.kept.spans();
    const end = Math.max(0, ...spans.map(([, last]) => last));
    const view = await this.view();
    if (!this.isKeeper(view)) return end;
    for (const id of await this.folder.senders())
      for (const n of await this.folder.waitingOf(id))
        if (n > (view.keeping.sent[id] ?? 0) && !(await this.folder.refusal(id, n))) return end + 1;
    return end;
  }

  async close(): Promise<void> {
    await Promise.resolve();
  }

  /** What the folder says now. Rejects for who is not a member, or has left. */
  protected async view(): Promise<FolderView> {
    const facts = await this.folder.facts();
    const { login, projectId } = this.access;
    if (facts.projectId !== projectId)
      throw new AppError('conflict', 'team_folder:other_study', {
        folder: this.folder.path,
        name: facts.name,
      });
    const keepings = await this.folder.keepings();
    const keeping = keepings.at(-1);
    if (!keeping) throw new AppError('locked', 'team_folder:team_damaged', { folder: this.folder.path });
    const member = keeping.members.find((one) => one.login === login);
    if (!member) throw new AppError('not_found', 'team_server:not_a_member', { login });
    if (member.leftAt !== null)
      throw new AppError('conflict', 'team_server:left', { login, detail: member.leftAt.slice(0, 10) });
    return { facts, keepings, keeping, member };
  }

  protected get self(): FolderSelf | null {
    return this.#self;
  }

  /** Whether this file puts parcels into the log: into one that has moved nobody does. */
  protected isKeeper(view: FolderView): boolean {
    return this.wasKeeper(view) && (view.keeping.movedTo ?? null) === null;
  }

  /** The same, also where the log has moved. */
  protected wasKeeper({ keeping, member }: FolderView): boolean {
    const isIt = keeping.replicaId === this.#self?.replicaId && keeping.handedTo === null;
    return isIt && member.role === 'owner';
  }

  async #present(news: Partial<Present>): Promise<void> {
    const { folder, access } = this;
    if (this.#me)
      await saysOfItself({ folder, access, me: this.#me, member: (await this.view()).member }, news);
  }

  protected say(news: Partial<Present>): Promise<void> {
    return this.folder.at(() => this.#present(news));
  }
}
