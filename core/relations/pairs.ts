// The pairs of codes that are related to each other, and what each side counts: never the same coding on both.
import { countedCodes, type Codebook } from '../codes/codebook.ts';

/** Two codes, and the sets of codes counted for each, as indices in `CodePairs.sides`. */
export interface CodePair {
  readonly a: string;
  readonly b: string;
  readonly sideA: number;
  readonly sideB: number;
  /** Whether `b` is part of `a`, which is then counted without it. */
  readonly isInside: boolean;
  /** Codes that both count, left out on both sides; empty where one is part of the other. */
  readonly sharedCodes: readonly string[];
}

/** All pairs, and the distinct sets of codes that their sides count. */
export interface CodePairs {
  readonly pairs: readonly CodePair[];
  readonly sides: readonly ReadonlySet<string>[];
  /** The side of each code by itself, in the order given. */
  readonly sideOfCode: readonly number[];
}

/** Pairs each code with each after it. Where one is part of the other, the outer is `a`. */
export function codePairs(codebook: Codebook, codeIds: readonly string[], rollup: boolean): CodePairs {
  const sets = codeIds.map((id) => (rollup ? countedCodes(codebook, id) : new Set([id])));
  const sides: ReadonlySet<string>[] = [];
  const known = new Map<string, number>();
  const sideOf = (codes: ReadonlySet<string>): number => {
    const key = [...codes].sort().join(' ');
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, sides.length);
    return sides.push(codes) - 1;
  };
  const wholes = sets.map(sideOf);
  const pairs = sets.flatMap((codesOfA, first) =>
    sets.slice(first + 1).map((codesOfB, next): CodePair => {
      const second = first + 1 + next;
      const shared = [...codesOfA].filter((id) => codesOfB.has(id));
      const [a, b] = [codeIds[first]!, codeIds[second]!];
      const plain = { a, b, sideA: wholes[first]!, sideB: wholes[second]!, isInside: false, sharedCodes: [] };
      if (shared.length === 0) return plain;
      const without = (codes: ReadonlySet<string>): number =>
        sideOf(new Set([...codes].filter((id) => !shared.includes(id))));
      if (shared.length === codesOfB.size) return { ...plain, sideA: without(codesOfA), isInside: true };
      if (shared.length === codesOfA.size)
        return { ...plain, a: b, b: a, sideA: without(codesOfB), sideB: plain.sideA, isInside: true };
      return { ...plain, sideA: without(codesOfA), sideB: without(codesOfB), sharedCodes: shared };
    }),
  );
  return { pairs, sides, sideOfCode: wholes };
}
