// What coders have decided about the places where they differ. A decision belongs to a place by the codings that lay there:
// it holds at every level and wherever the words move, and is open again once one of these codings is another.
import { decidedCodings, type DecidedCoding } from '../basis.ts';
import type { AdjudicationRecord } from '../records.ts';

/** A decision as it stands at a place. */
export interface PlaceDecision extends Pick<AdjudicationRecord, 'takenFrom' | 'reason' | 'coderId' | 'at'> {
  /** `several`: its codings were decided about one by one, under codes above or below, and not all in the same way. */
  readonly outcome: AdjudicationRecord['outcome'] | 'several';
  /** Whether a coding of the place has come, gone or changed since. */
  readonly isChanged: boolean;
}

/** A place, and the codings that lie in it. */
export interface PlaceWithCodings {
  readonly sourceId: string;
  readonly codeId: string;
  readonly ids: readonly string[];
}

/** How a coding stands now; null if it is gone. */
export type CodingNow = (
  id: string,
) => { readonly codeId: string; readonly quoteDigest: string | null } | null;

/** A decision under whose place no coding has gone or changed. */
export interface StandingDecision {
  readonly outcome: AdjudicationRecord['outcome'];
  /** The codings that lay in the place. */
  readonly codingIds: readonly string[];
}

/** A decision, with the codings that lay under it. */
class Decided {
  readonly record: AdjudicationRecord;
  #basis: readonly DecidedCoding[] | null = null;

  constructor(record: AdjudicationRecord) {
    this.record = record;
  }

  /** Read at the first question: most questions are about a few sources. */
  get basis(): readonly DecidedCoding[] {
    return (this.#basis ??= decidedCodings(this.record.basis));
  }

  /** Whether any of these codings lay under it. */
  isAbout(ids: readonly string[]): boolean {
    return this.basis.some(([id]) => ids.includes(id));
  }
}

const none: readonly Decided[] = [];

/** From so many decisions under one code in one source on, they are found by their codings. */
const MANY = 30;

/** All decisions, found by the codings that lay under them. */
export class Decisions {
  /** By source and code. */
  readonly #in = new Map<string, Map<string, Decided[]>>();
  /** By source and coding, of sources where this was asked. */
  readonly #on = new Map<string, ReadonlyMap<string, readonly Decided[]>>();
  readonly #now: CodingNow;

  constructor(records: Iterable<AdjudicationRecord>, now: CodingNow) {
    this.#now = now;
    for (const record of records) {
      const { sourceId, codeId } = record;
      let ofSource = this.#in.get(sourceId);
      if (!ofSource) this.#in.set(sourceId, (ofSource = new Map()));
      const known = ofSource.get(codeId);
      if (known) known.push(new Decided(record));
      else ofSource.set(codeId, [new Decided(record)]);
    }
  }

  /** Whether nothing was ever decided. */
  get isEmpty(): boolean {
    return this.#in.size === 0;
  }

  /** Whether anything was decided about any of these codes in a source. */
  has(sourceId: string, codeIds: ReadonlySet<string>): boolean {
    const decided = this.#in.get(sourceId);
    if (decided) for (const codeId of codeIds) if (decided.has(codeId)) return true;
    return false;
  }

  /** The decisions about any of these codings under this code, the latest first. */
  recordsOf(sourceId: string, codeId: string, ids: readonly string[]): AdjudicationRecord[] {
    return this.#about(sourceId, codeId, ids).map(({ record }) => record);
  }

  /**
   * The decisions of a source about none but these codings that were made under other codes. Whoever decides about all of
   * these codings decides about them again.
   */
  recordsWithin(sourceId: string, codeId: string, ids: readonly string[]): AdjudicationRecord[] {
    return [...(this.#in.get(sourceId) ?? [])].flatMap(([other, decided]) =>
      other === codeId ? [] : decided.flatMap(({ record, basis }) => (isWithin(basis, ids) ? record : [])),
    );
  }

  /**
   * The decisions of a source that hold for any of their codings and under which none has gone or changed, whatever their code.
   * One whose codings were all decided about later holds no more: that it left them open says nothing now. `isCounted` tells
   * whether the place of one code counts another.
   */
  standingIn(
    sourceId: string,
    isCounted: (placeCodeId: string, codeId: string) => boolean,
  ): StandingDecision[] {
    const decidedLater = new Set<string>();
    const inOrder = [...(this.#in.get(sourceId)?.values() ?? [])].flat().sort(latestFirst);
    return inOrder.flatMap(({ record, basis }) => {
      const { codeId, outcome } = record;
      const isHolding = basis.some(([id]) => !decidedLater.has(id));
      // One about a place to which a coding belongs no more says nothing about it.
      for (const [id] of basis) {
        const now = this.#now(id);
        if (now !== null && isCounted(codeId, now.codeId)) decidedLater.add(id);
      }
      if (!isHolding || this.#hasChanged(basis, (each) => isCounted(codeId, each))) return [];
      return { outcome, codingIds: basis.map(([id]) => id) };
    });
  }

  /**
   * What was decided about a place with these codings, which it counts; null for nothing, or not about all of them. Of each
   * coding the latest decision holds, also one about a place of another code: what was decided under a code stands under
   * those above it, and the other way round. `isCounted` tells whether the place of one code counts another; `related` are
   * this code and those that count any of the codes that it counts.
   */
  at(
    { sourceId, codeId, ids }: PlaceWithCodings,
    isCounted: (placeCodeId: string, codeId: string) => boolean,
    related: ReadonlySet<string>,
  ): PlaceDecision | null {
    const unchanged = this.#unchangedBasis(ids);
    const [own] = this.#about(sourceId, codeId, ids, unchanged);
    const holding = related.size < 2 ? null : this.#holding({ sourceId, codeId, ids }, own, related);
    if (holding === null || (holding.length === 1 && holding[0] === own)) {
      if (!own) return null;
      const isChanged =
        own.record.basis !== unchanged && this.#isOther(own.basis, ids, (each) => isCounted(codeId, each));
      return { ...saidOf(own.record), isChanged };
    }
    const isChanged = holding.some(({ record, basis }) =>
      this.#hasChanged(basis, (each) => isCounted(record.codeId, each)),
    );
    return { ...together(holding), isChanged };
  }

  /** What a decision about these codings keeps of them if it was made of them as they are; null if one is gone. */
  #unchangedBasis(ids: readonly string[]): string | null {
    const inOrder = ids.length > 1 ? ids.toSorted() : ids;
    const lying: string[] = [];
    for (const id of inOrder) {
      const now = this.#now(id);
      if (now === null) return null;
      lying.push(now.quoteDigest === null ? `["${id}",null]` : `["${id}","${now.quoteDigest}"]`);
    }
    return `[${lying.join(',')}]`;
  }

  /** `unchanged`: see `#unchangedBasis`. Reading what else lay under decisions takes longer than all other work on them. */
  #about(
    sourceId: string,
    codeId: string,
    ids: readonly string[],
    unchanged: string | null = null,
  ): readonly Decided[] {
    const decided = this.#in.get(sourceId)?.get(codeId) ?? none;
    const about =
      decided.length < MANY
        ? decided.filter((each) => each.record.basis === unchanged || each.isAbout(ids))
        : this.#amongMany(sourceId, codeId, ids);
    return about.length < 2 ? about : about.toSorted(latestFirst);
  }

  #amongMany(sourceId: string, codeId: string, ids: readonly string[]): readonly Decided[] {
    const on = this.#onCodings(sourceId);
    const about = new Set(ids.flatMap((id) => on.get(id) ?? none));
    return [...about].filter(({ record }) => record.codeId === codeId);
  }

  /**
   * Of each coding of a place the latest decision, the latest first; null if nothing was decided about one of them. `own` is
   * the latest one under the code of the place.
   */
  #holding(
    { sourceId, codeId, ids }: PlaceWithCodings,
    own: Decided | undefined,
    related: ReadonlySet<string>,
  ): readonly Decided[] | null {
    const on = this.#onCodings(sourceId);
    const holding = new Set<Decided>();
    for (const id of ids) {
      let latest: Decided | undefined;
      for (const each of on.get(id) ?? none) {
        const isHere = each.record.codeId === codeId ? each === own : related.has(each.record.codeId);
        if (isHere && (!latest || latestFirst(each, latest) < 0)) latest = each;
      }
      if (!latest) return null;
      holding.add(latest);
    }
    return [...holding].sort(latestFirst);
  }

  /** The decisions of a source by the codings that lay under them: one by one, they would be looked through for each place. */
  #onCodings(sourceId: string): ReadonlyMap<string, readonly Decided[]> {
    const known = this.#on.get(sourceId);
    if (known) return known;
    const on = new Map<string, Decided[]>();
    for (const decided of this.#in.get(sourceId)?.values() ?? [])
      for (const each of decided)
        for (const [id] of each.basis) {
          const there = on.get(id);
          if (!there) on.set(id, [each]);
          else if (!there.includes(each)) there.push(each);
        }
    this.#on.set(sourceId, on);
    return on;
  }

  /** Whether other codings lay there than these, or any has changed. */
  #isOther(
    basis: readonly DecidedCoding[],
    ids: readonly string[],
    isCounted: (codeId: string) => boolean,
  ): boolean {
    return ids.some((each) => !basis.some(([lay]) => lay === each)) || this.#hasChanged(basis, isCounted);
  }

  /** Whether any of the codings that lay there is gone, has other words, or a code that does not count there. */
  #hasChanged(basis: readonly DecidedCoding[], isCounted: (codeId: string) => boolean): boolean {
    return basis.some(([id, digest]) => {
      const now = this.#now(id);
      return now === null || now.quoteDigest !== digest || !isCounted(now.codeId);
    });
  }
}

function isWithin(basis: readonly DecidedCoding[], ids: readonly string[]): boolean {
  return basis.length > 0 && basis.every(([id]) => ids.includes(id));
}

function saidOf({ outcome, takenFrom, reason, coderId, at }: AdjudicationRecord) {
  return { outcome, takenFrom, reason, coderId, at };
}

/** What several decisions say together, as of the latest. One that leaves its codings open leaves the place open. */
function together(decided: readonly Decided[]): Omit<PlaceDecision, 'isChanged'> {
  const latest = saidOf(decided[0]!.record);
  const isOf = ({ record }: Decided): boolean =>
    record.outcome === latest.outcome && record.takenFrom === latest.takenFrom;
  if (decided.every(isOf)) return latest;
  const open = decided.find(({ record }) => record.outcome === 'discuss');
  return open ? saidOf(open.record) : { ...latest, outcome: 'several', takenFrom: null };
}

function latestFirst({ record: a }: Decided, { record: b }: Decided): number {
  return a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1;
}

/** Whether a place still waits for a decision: none was made, it was left open, or something has changed since. */
export function isOpen(decision: PlaceDecision | null): boolean {
  return decision === null || decision.isChanged || decision.outcome === 'discuss';
}
