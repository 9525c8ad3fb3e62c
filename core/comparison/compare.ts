// Documents against interviews, or any two scopes, theme by theme: what can be computed. It finds silence
// and says whether prominence is alike; agreement in meaning is the analyst's to judge (`convergence.ts`).
import type { Prompted } from '../records.ts';
import { jaccard, type JaccardRule } from '../statistics/jaccard.ts';
import { shareOf, wilson, type Interval, type Share } from '../statistics/proportion.ts';
import { midRanks } from '../statistics/ranks.ts';
import {
  kendall,
  LEAST_FOR_P,
  minimumAttainableP,
  spearman,
  type RankCorrelation,
} from '../statistics/rank-correlation.ts';
import type { ComparisonCounts, Side, SideCounts, SideName, ThemeCounts } from './counts.ts';
import { statisticsOf, type ThemeStatistics } from './theme-statistics.ts';

/** Which sides have the theme. */
export type Pattern = 'both' | 'a-only' | 'b-only' | 'neither';

/** Whether the two shares lie within the margin of each other. */
export type Prominence = 'similar' | 'different';

/** A count of a base with its share and 95 % Wilson interval; all null when the base is empty. */
export interface Finding {
  readonly count: number;
  readonly n: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What one side has of one theme. */
export interface SideFinding extends Finding {
  /** Mid-rank among the themes of the comparison, 1 the most common; null when the side is empty. */
  readonly rank: number | null;
  readonly sources: number;
  readonly passages: number | null;
  readonly contradicting: number | null;
  /** In the order of the side's classes. */
  readonly byClass: readonly Finding[];
}

/** One side has the theme, the other does not. */
export interface Silence {
  readonly side: SideName;
  /** The largest share of the silent side that its having none is still compatible with (95 %, Wilson). */
  readonly upperBound: number;
  /** False where the analyst says that this side could not have covered the theme. */
  readonly applicable: boolean;
}

/** One row of a comparison. */
export interface ThemeComparison {
  readonly codeId: string;
  readonly path: readonly string[];
  readonly prompted: Prompted | null;
  readonly bornLate: number;
  readonly a: SideFinding;
  readonly b: SideFinding;
  /** Null when a side is empty: silence needs somebody who could have spoken. */
  readonly pattern: Pattern | null;
  /** Null unless both sides have the theme. */
  readonly prominence: Prominence | null;
  readonly silence: Silence | null;
  readonly statistics: ThemeStatistics;
}

/** Whether both sides order the themes alike: a description, not a test. */
export interface RankAgreement {
  /** How many themes are ranked. */
  readonly themes: number;
  /** Its p is null below five themes, where none could say anything, and beyond eight. */
  readonly spearman: RankCorrelation | null;
  readonly kendall: RankCorrelation | null;
  /** The smallest p that so many themes could reach at all. */
  readonly minimumAttainableP: number;
}

/** The Jaccard index under one rule of belonging. */
export interface Overlap {
  readonly rule: JaccardRule;
  readonly value: number | null;
}

export interface Comparison {
  readonly a: Side;
  readonly b: Side;
  readonly margin: number;
  readonly themes: readonly ThemeComparison[];
  readonly ranks: RankAgreement;
  readonly overlaps: readonly Overlap[];
}

/** How the sides are set against each other. */
export interface ComparisonRules {
  /** Shares no further apart than this are of similar prominence; in [0, 1]. */
  readonly margin: number;
  readonly overlapRules: readonly JaccardRule[];
}

/** Sets two sides against each other. The family of the corrected p is every theme given. */
export function compare(counts: ComparisonCounts, { margin, overlapRules }: ComparisonRules): Comparison {
  const { a, b, themes } = counts;
  const sharesOfA = themes.map((theme) => ({ count: theme.a.count, n: a.n }));
  const sharesOfB = themes.map((theme) => ({ count: theme.b.count, n: b.n }));
  const ranksOfA = ranksOf(sharesOfA, a);
  const ranksOfB = ranksOf(sharesOfB, b);
  const statistics = statisticsOf(sharesOfA, sharesOfB);
  return {
    a,
    b,
    margin,
    themes: themes.map((theme, index) => {
      const rowA = sideFinding(theme.a, a, ranksOfA[index] ?? null);
      const rowB = sideFinding(theme.b, b, ranksOfB[index] ?? null);
      const pattern = patternOf(rowA, rowB);
      return {
        codeId: theme.codeId,
        path: theme.path,
        prompted: theme.prompted,
        bornLate: theme.bornLate,
        a: rowA,
        b: rowB,
        pattern,
        prominence: prominenceOf(rowA, rowB, margin),
        silence: silenceOf(theme, rowA, rowB, pattern),
        // One set of statistics for each theme, by construction.
        statistics: statistics[index] as ThemeStatistics,
      };
    }),
    ranks: rankAgreement(sharesOfA, sharesOfB),
    overlaps: overlapRules.map((rule) => ({
      rule,
      value: a.n === 0 || b.n === 0 ? null : jaccard(sharesOfA, sharesOfB, rule),
    })),
  };
}

/** A count with its share and interval. */
export function findingOf({ count, n }: Share): Finding {
  const interval: Interval | null = wilson({ count, n });
  return {
    count,
    n,
    share: shareOf({ count, n }),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

function sideFinding(counts: SideCounts, side: Side, rank: number | null): SideFinding {
  return {
    ...findingOf({ count: counts.count, n: side.n }),
    rank,
    sources: counts.sources,
    passages: counts.passages,
    contradicting: counts.contradicting,
    byClass: side.classes.map((base, index) => findingOf({ count: counts.byClass[index] ?? 0, n: base.n })),
  };
}

function ranksOf(shares: readonly Share[], side: Side): (number | null)[] {
  return side.n === 0 ? shares.map(() => null) : midRanks(shares.map(({ count }) => count));
}

function patternOf(a: Finding, b: Finding): Pattern | null {
  if (a.n === 0 || b.n === 0) return null;
  if (a.count > 0) return b.count > 0 ? 'both' : 'a-only';
  return b.count > 0 ? 'b-only' : 'neither';
}

/** Room for shares such as 0.6 and 0.4, whose difference is not quite the 0.2 it should be. */
const ROUNDING = 1e-12;

/**
 * Whether two shares are alike is a matter of the margin the analyst chose, not of an interval that holds 0:
 * with seventeen people nearly every interval does.
 */
function prominenceOf(a: Finding, b: Finding, margin: number): Prominence | null {
  if (a.share === null || b.share === null || a.count === 0 || b.count === 0) return null;
  return Math.abs(a.share - b.share) <= margin + ROUNDING ? 'similar' : 'different';
}

function silenceOf(theme: ThemeCounts, a: Finding, b: Finding, pattern: Pattern | null): Silence | null {
  if (pattern !== 'a-only' && pattern !== 'b-only') return null;
  const side = pattern === 'a-only' ? 'b' : 'a';
  const upperBound = (side === 'a' ? a : b).high;
  return upperBound === null ? null : { side, upperBound, applicable: theme.eligible[side] };
}

function rankAgreement(a: readonly Share[], b: readonly Share[]): RankAgreement {
  const ranked = a.every(({ n }) => n > 0) && b.every(({ n }) => n > 0);
  const [valuesOfA, valuesOfB] = [a, b].map((shares) => shares.map(({ count }) => count)) as [
    number[],
    number[],
  ];
  const shown = (correlation: RankCorrelation | null): RankCorrelation | null =>
    correlation === null || a.length >= LEAST_FOR_P ? correlation : { value: correlation.value, p: null };
  return {
    themes: a.length,
    spearman: ranked ? shown(spearman(valuesOfA, valuesOfB)) : null,
    kendall: ranked ? shown(kendall(valuesOfA, valuesOfB)) : null,
    minimumAttainableP: minimumAttainableP(a.length),
  };
}
