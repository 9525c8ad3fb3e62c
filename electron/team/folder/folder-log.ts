// A team's log in a shared folder, as a replica speaks to it. One file of the team, the keeper, puts parcels into the log; all
// others lay them where the keeper takes them, and receive them with the log.
import { AppError } from '#core/errors.ts';
import type { TeamMember } from '#core/team/place.ts';
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
import type { KeptParcel } from './parcel-file.ts';
import {
  hasHeard,
  rulesIn,
  type FolderTeamFacts,
  type Keeping,
  type LogPoint,
  type Present,
} from './team-facts.ts';
import type { TeamFolder } from './team-folder.ts';

/** At most so many parcels, and beside the first so many bytes of them, come at once. */
const PULL_PARCELS = 200;
const PULL_BYTES = 8 * 2 ** 20;

/** How often the folder is looked at for news, in milliseconds. */
const LOOK_MS = 5_000;

/** What a file says of itself is written again where something else changed, or after so many milliseconds. */
const PRESENT_MS = 5 * 60_000;

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

/** The first and last number of a file of the log. */
type Span = readonly [first: number, last: number];

/** What the folder says of the team, and the member who asks. */
export interface FolderView {
  readonly facts: FolderTeamFacts;
  readonly keepings: readonly Keeping[];
  readonly keeping: Keeping;
  readonly member: TeamMember;
}

export class FolderLog implements Transport {
  /** One parcel of a file waits at a time, with all that its person has done. */
  readonly most = { acts: 50_000, bytes: 64 * 2 ** 20 };
  readonly otherLog = 'team_folder:other_log';
  protected readonly folder: TeamFolder;
  protected readonly access: FolderAccess;
  #self: FolderSelf | null;
  #me: ReplicaFacts | null = null;

  constructor(folder: TeamFolder, access: FolderAccess) {
    this.folder = folder;
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
      const at = movedTo === null ? await this.#standing(me, view) : { head: me.head, chain: '', mine: null };
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

  /** Where the log ends, and the chain there and at the head of the file that asks. Rejects where less of it is here than there. */
  async #standing(me: ReplicaFacts, view: FolderView): Promise<LogPoint & { readonly mine: string | null }> {
    const { begun, log } = view.facts;
    const spans = await this.folder.spans();
    await this.#expectOneLog(spans, view);
    // What a file has of another log says nothing of how much of this one is here.
    const isOther = (me.epoch ?? '') !== '' && me.epoch !== log;
    const head = await this.#endFrom(isOther ? 0 : me.head, spans, view);
    if (!isOther && me.head > begun.head && Math.max(0, ...spans.map(([, last]) => last)) < me.head)
      throw new AppError('locked', 'team_folder:behind', {
        folder: this.folder.path,
        here: me.head,
        there: head,
      });
    const chain = (await this.#chainAt(head, spans, view)) ?? '';
    return { head, chain, mine: await this.#chainAt(me.head, spans, view) };
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
      const spans = await this.folder.spans();
      const found: LoggedParcel[] = [];
      let bytes = 0;
      for (let at = after; found.length < PULL_PARCELS && bytes < PULL_BYTES;) {
        const parcel = await this.#next(at, spans, view);
        // What its acts name may come after it.
        if (parcel === null || !(await this.#hasBlobs(parcel))) break;
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
        const at = { head: expected, chain: await this.#chainOf(expected, view) };
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
    if (await this.#next(head, await this.folder.spans(), view)) return null;
    // Another parcel in the place of one that is on its way would split the log.
    const lacks = await this.lacking(head, view);
    if (lacks !== null) throw new AppError('locked', 'team_folder:lacks', { number: lacks });
    await this.#makeRoom(kept, view);
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
    const spans = await this.folder.spans();
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

  /** Says how this file stands, if something of it has changed. What cannot be written where one only reads is not said. */
  async #present(news: Partial<Present>): Promise<void> {
    const me = this.#me;
    if (!me) return;
    const { member } = await this.view();
    const { now, login } = this.access;
    const before = await this.folder.present(me.replicaId);
    const { replicaId: id, machine, program, schema } = me;
    const { personId } = member;
    const known = before ?? { acknowledged: 0, editing: [], laid: 0, name: null, leftAt: null, seenAt: '' };
    const laid = Math.max(known.laid, ...(await this.folder.waitingOf(id)));
    const present: Present = {
      ...known,
      id,
      login,
      personId,
      machine,
      program,
      schema,
      laid,
      ...news,
      seenAt: known.seenAt,
    };
    const isFresh = Date.parse(now()) - Date.parse(known.seenAt) < PRESENT_MS;
    if (isFresh && JSON.stringify(present) === JSON.stringify(before)) return;
    try {
      await this.folder.writePresent({ ...present, seenAt: now() });
    } catch (error) {
      if (member.role !== 'reader') throw error;
    }
  }

  protected say(news: Partial<Present>): Promise<void> {
    return this.folder.at(() => this.#present(news));
  }

  /** The parcel that follows an act of the log; null where it is not there yet as a whole. */
  async #next(
    after: number,
    spans: readonly Span[],
    { facts, keepings }: FolderView,
  ): Promise<KeptParcel | null> {
    const found: KeptParcel[] = [];
    for (const [first, last] of spans) {
      if (first !== after + 1) continue;
      const parcel = await this.folder.kept(first, last);
      if (parcel?.log === facts.log && !isVoid(parcel, keepings)) found.push(parcel);
    }
    const [parcel = null] = found;
    const by = keepings.find(({ keeping }) => keeping === parcel?.keeping);
    // Who kept then is not known here yet.
    if (parcel === null || !by) return null;
    if (found.length > 1 || by.replicaId !== parcel.by)
      throw new AppError('conflict', 'team_folder:two_keepers', { number: after + 1 });
    return parcel;
  }

  /** The number of the last act that is there without a gap. */
  async #endFrom(head: number, spans: readonly Span[], view: FolderView): Promise<number> {
    const { begun } = view.facts;
    const ends = Map.groupBy(spans, ([first]) => first);
    let at = Math.max(head, begun.head);
    for (;;) {
      const next = ends.get(at + 1);
      if (!next?.[0]) return at;
      const isPlain = next.length === 1 && view.keepings.length === 1;
      const last = isPlain ? next[0][1] : (await this.#next(at, spans, view))?.last;
      if (last === undefined) return at;
      at = last;
    }
  }

  async #chainOf(head: number, view: FolderView): Promise<string> {
    const chain = await this.#chainAt(head, await this.folder.spans(), view);
    if (chain === null) throw new AppError('locked', 'team_folder:lacks', { number: head });
    return chain;
  }

  /** The chain at an act where a parcel ends; null where none does. */
  async #chainAt(head: number, spans: readonly Span[], view: FolderView): Promise<string | null> {
    const { begun } = view.facts;
    if (head === begun.head) return begun.chain;
    for (const [first, last] of spans) {
      if (last !== head) continue;
      const parcel = await this.folder.kept(first, last);
      if (parcel?.log === view.facts.log && !isVoid(parcel, view.keepings)) return parcel.chain;
    }
    return (await this.#next(head, spans, view))?.before ?? null;
  }

  /**
   * The number of the first act after that one of which the folder tells, though it cannot be received: its file, one before it
   * or a text that it names is not here as a whole. Null where there is none.
   */
  protected async lacking(head: number, view: FolderView): Promise<number | null> {
    const spans = (await this.folder.spans()).filter(([, last]) => last > head);
    const next = await this.#next(head, spans, view);
    if (next !== null) return (await this.#hasBlobs(next)) ? null : next.first;
    if (view.keeping.head > head) return head + 1;
    for (const span of spans) if ((await this.#counts(span, view)) !== false) return head + 1;
    return null;
  }

  /** Whether a file is of the log, rather than of another or from who kept no more; null where it is not whole. */
  async #counts([first, last]: Span, { facts, keepings }: FolderView): Promise<boolean | null> {
    const parcel = await this.folder.kept(first, last);
    return parcel === null ? null : parcel.log === facts.log && !isVoid(parcel, keepings);
  }

  /** Throws where two files of the log have acts of the same numbers. */
  async #expectOneLog(spans: readonly Span[], view: FolderView): Promise<void> {
    let furthest: Span = [0, 0];
    for (const span of spans) {
      if (span[0] > furthest[1]) furthest = span;
      else if ((await this.#counts(span, view)) === true) {
        if ((await this.#counts(furthest, view)) === true)
          throw new AppError('conflict', 'team_folder:two_keepers', { number: span[0] });
        furthest = span;
      }
    }
  }

  /** Puts a parcel aside that has the name of this one and came from a keeper that kept no more. */
  async #makeRoom({ first, last }: KeptParcel, { keepings }: FolderView): Promise<void> {
    const there = await this.folder.kept(first, last);
    if (there && isVoid(there, keepings)) await this.folder.putAside(there);
  }

  async #hasBlobs({ blobs }: Parcel): Promise<boolean> {
    for (const hash of blobs) if (!(await this.folder.hasBlob(hash))) return false;
    return true;
  }
}

/** Whether a later keeping began before this parcel: who put it there did not keep any more. */
function isVoid({ keeping, first }: KeptParcel, keepings: readonly Keeping[]): boolean {
  return keepings.some((later) => later.keeping > keeping && later.after.head < first);
}
