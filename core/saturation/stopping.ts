// When new codes stop coming, by the rule of Guest, Namey and Chen (2020): the share of new codes in a run of units, out
// of the codes of a base.
import { reason, type Reason } from '../counting/reasons.ts';

/** A run of units, numbered from 1. */
export interface Run {
  readonly first: number;
  readonly last: number;
  /** Codes that come new in it, and their share of those of the base. */
  readonly new: number;
  readonly ratio: number;
}

/** When new codes stop coming, by one base, run and threshold. */
export interface Stopping {
  /** How many units the base has, how many a run, and the largest share of new codes that counts as none. */
  readonly base: number;
  readonly run: number;
  readonly threshold: number;
  /** Distinct codes in the base. */
  readonly baseCount: number;
  /** Runs slide by one and overlap. */
  readonly runs: readonly Run[];
  /** Units before the first run at or below the threshold; null where there is none. */
  readonly reachedAt: number | null;
  /** Codes that come new after that run; null where there is none. */
  readonly newAfter: number | null;
  /** Why nothing can be said; null where something can. */
  readonly reason: Reason | null;
}

const BASES = [4, 5, 6] as const;
const RUNS = [2, 3] as const;
const THRESHOLDS = [0.05, 0] as const;

/** Every base, run and threshold, since the result depends on them. `news` are the new codes of each unit in order. */
export function stoppingGrid(news: readonly number[]): Stopping[] {
  return BASES.flatMap((base) =>
    RUNS.flatMap((run) => THRESHOLDS.map((threshold) => stoppingAt(news, { base, run, threshold }))),
  );
}

/** When new codes stop coming. */
export function stoppingAt(
  news: readonly number[],
  by: Pick<Stopping, 'base' | 'run' | 'threshold'>,
): Stopping {
  const { base, run, threshold } = by;
  const baseCount = sum(news.slice(0, base));
  const nothing = { ...by, baseCount, runs: [], reachedAt: null, newAfter: null };
  if (news.length < base + run) return { ...nothing, reason: reason('too_few_sources', { b: base, r: run }) };
  if (baseCount === 0) return { ...nothing, reason: reason('no_base', { b: base }) };
  const runs = Array.from({ length: news.length - base - run + 1 }, (_, place): Run => {
    const start = base + place;
    const count = sum(news.slice(start, start + run));
    return { first: start + 1, last: start + run, new: count, ratio: count / baseCount };
  });
  const reached = runs.find(({ ratio }) => ratio <= threshold);
  return {
    ...by,
    baseCount,
    runs,
    reachedAt: reached ? reached.first - 1 : null,
    newAfter: reached ? sum(news.slice(reached.last)) : null,
    reason: null,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
