// Which codes now carry what a code meant at an earlier moment. Read from the two states alone: a history that another file
// does not have, or whose acts were taken back, changes nothing.
import type { VersionCodebook } from './codebook.ts';
import type { StandingCoding } from './standing-codings.ts';

/** What became of the codes of an earlier codebook. */
export interface Lineage {
  /** The code that a merged code finally went into, by its id; only where that code stands now. */
  readonly mergedInto: ReadonlyMap<string, string>;
  /** The codes split off from each earlier code: new codes that took codings from it. */
  readonly splitOff: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether a coding of `then` that is one of `now` stayed in its lineage: the same code, merged into it, or split off. */
  readonly isKin: (then: string, now: string) => boolean;
}

/**
 * The lineage between two states. `then` and `now` are codings of all coders that may be read; those with one id are one
 * coding.
 */
export function lineageOf(
  earlier: VersionCodebook,
  later: VersionCodebook,
  then: Iterable<StandingCoding>,
  codeNow: (codingId: string) => string | undefined,
): Lineage {
  const stood = new Set(earlier.codes.map(({ id }) => id));
  const stands = new Set(later.codes.map(({ id }) => id));
  const mergedInto = new Map<string, string>();
  for (const id of stood) {
    const into = endOfMerges(later, id);
    if (into !== id && stands.has(into)) mergedInto.set(id, into);
  }
  const splitOff = new Map<string, Set<string>>();
  for (const { id, codeId } of then) {
    const now = codeNow(id);
    if (now === undefined || now === codeId || stood.has(now) || !stands.has(now)) continue;
    if (mergedInto.get(codeId) === now) continue;
    const off = splitOff.get(codeId);
    if (off) off.add(now);
    else splitOff.set(codeId, new Set([now]));
  }
  return {
    mergedInto,
    splitOff,
    isKin: (one, other) =>
      one === other || mergedInto.get(one) === other || splitOff.get(one)?.has(other) === true,
  };
}

/** The code at the end of a chain of merges; a chain in a circle, which no study should hold, ends where it began. */
export function endOfMerges({ merged }: VersionCodebook, id: string): string {
  const seen = new Set<string>();
  let at = id;
  for (let next = merged[at]; next !== undefined && !seen.has(next); next = merged[at]) {
    seen.add(next);
    at = next;
  }
  return at;
}
