// What coders have decided about the places where they differ. A decision belongs to a place by the codings that lay there:
// it holds at every level and wherever the words move, and is open again once one of these codings is another.
import { decidedCodings, type DecidedCoding } from '../decided-codings.ts';
import type { AdjudicationRecord } from '../records.ts';

/** A decision as it stands at a place. */
export interface PlaceDecision extends Pick<
  AdjudicationRecord,
  'id' | 'outcome' | 'takenFrom' | 'reason' | 'coderId' | 'at'
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

interface Decided {
  readonly record: AdjudicationRecord;
  readonly basis: readonly DecidedCoding[];
}

/** All decisions, found by the codings that lay under them. */
export class Decisions {
  readonly #of = new Map<string, Decided[]>();
  readonly #in = new Map<string, Decided[]>();
  readonly #now: CodingNow;

  constructor(records: Iterable<AdjudicationRecord>, now: CodingNow) {
    this.#now = now;
    for (const record of records) {
      const decided = { record, basis: decidedCodings(record.basis) };
      for (const [found, key] of [
        [this.#of, keyOf(record.sourceId, record.codeId)],
        [this.#in, record.sourceId],
      ] as const) {
        const known = found.get(key) ?? [];
        known.push(decided);
        found.set(key, known);
      }
    }
  }

  /** Whether nothing was ever decided. */
  get isEmpty(): boolean {
    return this.#in.size === 0;
  }

  /** Whether anything was decided about a code in a source. */
  has(sourceId: string, codeId: string): boolean {
    return this.#of.size > 0 && this.#of.has(keyOf(sourceId, codeId));
  }

  /** The decisions about any of these codings under this code, the latest first. */
  recordsOf(sourceId: string, codeId: string, ids: readonly string[]): AdjudicationRecord[] {
    const here = new Set(ids);
    return (this.#of.get(keyOf(sourceId, codeId)) ?? [])
      .filter(({ basis }) => basis.some(([id]) => here.has(id)))
      .map(({ record }) => record)
      .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1));
  }

  /**
   * The decisions of a source under which no coding has gone or changed, whatever their code. `isCounted` tells whether
   * the place of one code counts another.
   */
  standingIn(
    sourceId: string,
    isCounted: (placeCodeId: string, codeId: string) => boolean,
  ): StandingDecision[] {
    return (this.#in.get(sourceId) ?? []).flatMap(({ record: { codeId, outcome }, basis }) => {
      const stands = basis.every(([id, digest]) => {
        const now = this.#now(id);
        return now !== null && now.quoteDigest === digest && isCounted(codeId, now.codeId);
      });
      return stands ? { outcome, codingIds: new Set(basis.map(([id]) => id)) } : [];
    });
  }

  /**
   * The latest decision about a place with these codings; null for none. `isCounted` tells of a code whether the place
   * counts it.
   */
  at(
    sourceId: string,
    codeId: string,
    ids: readonly string[],
    isCounted: (codeId: string) => boolean,
  ): PlaceDecision | null {
    const [record] = this.recordsOf(sourceId, codeId, ids);
    if (!record) return null;
    const { id, outcome, takenFrom, reason, coderId, at, basis } = record;
    const lay = new Map(decidedCodings(basis));
    const isChanged =
      ids.some((each) => !lay.has(each)) ||
      [...lay].some(([each, digest]) => {
        const now = this.#now(each);
        return now === null || now.quoteDigest !== digest || !isCounted(now.codeId);
      });
    return { id, outcome, takenFrom, reason, coderId, at, isChanged };
  }
}

function keyOf(sourceId: string, codeId: string): string {
  return `${sourceId} ${codeId}`;
}

/** Whether a place still waits for a decision: none was made, it was left open, or something has changed since. */
export function isOpen(decision: PlaceDecision | null): boolean {
  return decision === null || decision.isChanged || decision.outcome === 'discuss';
}
