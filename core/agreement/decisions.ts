// What coders have decided about the places where they differ. A decision belongs to a place by the codings that lay there:
// it holds at every level and wherever the words move, and is open again once one of these codings is another.
import { decidedCodings, type DecidedCoding } from '../decided-codings.ts';
import type { AdjudicationRecord } from '../records.ts';

/** A decision as it stands at a place. */
export interface PlaceDecision extends Pick<
  AdjudicationRecord,
  'outcome' | 'takenFrom' | 'reason' | 'coderId' | 'at'
> {
  /** Whether a coding of the place has come, gone or changed since. */
  readonly isChanged: boolean;
}

/** How a coding stands now; null if it is gone. */
export type CodingNow = (
  id: string,
) => { readonly codeId: string; readonly quoteDigest: string | null } | null;

/** A decision under whose place no coding has gone or changed. */
export interface StandingDecision {
  readonly outcome: AdjudicationRecord['outcome'];
  /** The codings that lay in the place. */
  readonly codingIds: ReadonlySet<string>;
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

/** All decisions, found by the codings that lay under them. */
export class Decisions {
  /** By source and code. */
  readonly #in = new Map<string, Map<string, Decided[]>>();
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

  /** Whether anything was decided about a code in a source. */
  has(sourceId: string, codeId: string): boolean {
    return this.#in.get(sourceId)?.has(codeId) === true;
  }

  /** The decisions about any of these codings under this code, the latest first. */
  recordsOf(sourceId: string, codeId: string, ids: readonly string[]): AdjudicationRecord[] {
    return this.#about(sourceId, codeId, ids).map(({ record }) => record);
  }

  /**
   * The decisions of a source under which no coding has gone or changed, whatever their code. `isCounted` tells whether
   * the place of one code counts another.
   */
  standingIn(
    sourceId: string,
    isCounted: (placeCodeId: string, codeId: string) => boolean,
  ): StandingDecision[] {
    return [...(this.#in.get(sourceId)?.values() ?? [])].flat().flatMap(({ record, basis }) => {
      const { codeId, outcome } = record;
      if (this.#hasChanged(basis, (each) => isCounted(codeId, each))) return [];
      return { outcome, codingIds: new Set(basis.map(([id]) => id)) };
    });
  }

  /**
   * The latest decision about a place with these codings, which it counts; null for none. `isCounted` tells of a code
   * whether the place counts it.
   */
  at(
    sourceId: string,
    codeId: string,
    ids: readonly string[],
    isCounted: (codeId: string) => boolean,
  ): PlaceDecision | null {
    const unchanged = this.#unchangedBasis(ids);
    const [decided] = this.#about(sourceId, codeId, ids, unchanged);
    if (!decided) return null;
    const { outcome, takenFrom, reason, coderId, at, basis } = decided.record;
    const isChanged = basis !== unchanged && this.#isOther(decided.basis, ids, isCounted);
    return { outcome, takenFrom, reason, coderId, at, isChanged };
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
    const about = (this.#in.get(sourceId)?.get(codeId) ?? none).filter(
      (each) => each.record.basis === unchanged || each.isAbout(ids),
    );
    return about.length < 2 ? about : about.toSorted(latestFirst);
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

function latestFirst({ record: a }: Decided, { record: b }: Decided): number {
  return a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1;
}

/** Whether a place still waits for a decision: none was made, it was left open, or something has changed since. */
export function isOpen(decision: PlaceDecision | null): boolean {
  return decision === null || decision.isChanged || decision.outcome === 'discuss';
}
