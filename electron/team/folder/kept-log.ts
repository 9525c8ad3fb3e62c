// The parcels of a log as they lie in a shared folder: which of them count, in what order, and where the log ends as far as it has come.
import { AppError } from '#core/errors.ts';
import type { TeamMember } from '#core/team/place.ts';
import type { Parcel, ReplicaFacts } from '#core/team/transport.ts';
import type { KeptParcel } from './parcel-file.ts';
import type { FolderTeamFacts, Keeping, LogPoint } from './team-facts.ts';
import type { Span, TeamFolder } from './team-folder.ts';

/** What the folder says of the team, and the member who asks. */
export interface FolderView {
  readonly facts: FolderTeamFacts;
  readonly keepings: readonly Keeping[];
  readonly keeping: Keeping;
  readonly member: TeamMember;
}

/** What a folder has of its log, for who has looked at what it says of the team. */
export class KeptLog {
  readonly #folder: TeamFolder;

  constructor(folder: TeamFolder) {
    this.#folder = folder;
  }

  /** The files of the log that are there, whether or not they count, by their numbers. */
  spans(): Promise<readonly Span[]> {
    return this.#folder.spans();
  }

  /** Where the log ends, and the chain there and at the head of the file that asks. Rejects where less of it is here than there. */
  async standing(me: ReplicaFacts, view: FolderView): Promise<LogPoint & { readonly mine: string | null }> {
    const { begun, log } = view.facts;
    const spans = await this.spans();
    await this.expectOneLog(spans, view);
    // What a file has of another log says nothing of how much of this one is here.
    const isOther = (me.epoch ?? '') !== '' && me.epoch !== log;
    const head = await this.endFrom(isOther ? 0 : me.head, spans, view);
    const there = Math.max(begun.head, ...spans.map(([, last]) => last));
    if (!isOther && there < me.head)
      throw new AppError('locked', 'team_folder:behind', { folder: this.#folder.path, here: me.head, there });
    const chain = (await this.chainAt(head, spans, view)) ?? '';
    return { head, chain, mine: await this.chainAt(me.head, spans, view) };
  }

  /** The parcel that follows an act of the log; null where it is not there yet as a whole. */
  async next(
    after: number,
    spans: readonly Span[],
    { facts, keepings }: FolderView,
  ): Promise<KeptParcel | null> {
    const found: KeptParcel[] = [];
    for (const [first, last] of spans) {
      if (first !== after + 1) continue;
      const parcel = await this.#folder.kept(first, last);
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
  async endFrom(head: number, spans: readonly Span[], view: FolderView): Promise<number> {
    const { begun } = view.facts;
    const ends = Map.groupBy(spans, ([first]) => first);
    let at = Math.max(head, begun.head);
    for (;;) {
      const next = ends.get(at + 1);
      if (!next?.[0]) return at;
      const isPlain = next.length === 1 && view.keepings.length === 1;
      const last = isPlain ? next[0][1] : (await this.next(at, spans, view))?.last;
      if (last === undefined) return at;
      at = last;
    }
  }

  async chainOf(head: number, view: FolderView): Promise<string> {
    const chain = await this.chainAt(head, await this.#folder.spans(), view);
    if (chain === null) throw new AppError('locked', 'team_folder:lacks', { number: head });
    return chain;
  }

  /** The chain at an act where a parcel ends; null where none does. */
  async chainAt(head: number, spans: readonly Span[], view: FolderView): Promise<string | null> {
    const { begun } = view.facts;
    if (head === begun.head) return begun.chain;
    for (const [first, last] of spans) {
      if (last !== head) continue;
      const parcel = await this.#folder.kept(first, last);
      if (parcel?.log === view.facts.log && !isVoid(parcel, view.keepings)) return parcel.chain;
    }
    return (await this.next(head, spans, view))?.before ?? null;
  }

  /**
   * The number of the first act after that one of which the folder tells, though it cannot be received: its file, one before it
   * or a text that it names is not here as a whole. Null where there is none.
   */
  async lacking(head: number, view: FolderView): Promise<number | null> {
    const spans = (await this.#folder.spans()).filter(([, last]) => last > head);
    const next = await this.next(head, spans, view);
    if (next !== null) return (await this.hasBlobs(next)) ? null : next.first;
    if (view.keeping.head > head) return head + 1;
    for (const span of spans) if ((await this.#counts(span, view)) !== false) return head + 1;
    return null;
  }

  /** Whether a file is of the log, rather than of another, of nobody or from who kept no more; null where it is not whole. */
  async #counts([first, last]: Span, { facts, keepings }: FolderView): Promise<boolean | null> {
    const parcel = await this.#folder.kept(first, last);
    if (parcel === null) return (await this.#folder.isForeign([first, last])) ? false : null;
    return parcel.log === facts.log && !isVoid(parcel, keepings);
  }

  /** Throws where two files of the log have acts of the same numbers. */
  async expectOneLog(spans: readonly Span[], view: FolderView): Promise<void> {
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

  /** Puts aside what has the name of this parcel and came from a keeper that kept no more, or from no program of the team. */
  async makeRoom({ first, last }: KeptParcel, { keepings }: FolderView): Promise<void> {
    const span: Span = [first, last];
    const there = await this.#folder.kept(first, last);
    if (there && isVoid(there, keepings)) await this.#folder.putAside(span, `.${there.keeping}`);
    if (!there && (await this.#folder.isForeign(span))) await this.#folder.putAside(span);
  }

  async hasBlobs({ blobs }: Parcel): Promise<boolean> {
    for (const hash of blobs) if (!(await this.#folder.hasBlob(hash))) return false;
    return true;
  }
}

/** Whether a later keeping began before this parcel: who put it there did not keep any more. */
function isVoid({ keeping, first }: KeptParcel, keepings: readonly Keeping[]): boolean {
  return keepings.some((later) => later.keeping > keeping && later.after.head < first);
}
