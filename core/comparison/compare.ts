// Compares documents with interviews, or any two scopes, theme by theme, as far as that can be computed. It
// finds silence and tells whether prominence is similar; agreement in meaning is for the analyst to judge
// (`convergence.ts`).
import type { Estimated } from '../counting/estimates.ts';
import type { ReasonKey } from '../counting/reasons.ts';
import type { Prompted } from '../records.ts';
import { jaccard, type JaccardRule } from '../statistics/jaccard.ts';
import { shareOf, wilson, type Interval, type Share } from '../statistics/proportion.ts';
import { midRanks } from '../statistics/ranks.ts';
import {
  kendall,
  MIN_THEMES_FOR_P,
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

/** A count of a base with its share and 95 % interval. */
export interface Finding {
  /** Null where nothing is counted; the side states the reason. */
  readonly count: number | null;
  readonly n: number;
  /** Null, like its interval, where the side has no shares. */
  readonly share: number | null;
  /** The standard error of an estimated share; null for a counted one. */
  readonly se: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Whether the share is an estimate for a frame. */
  readonly isEstimated: boolean;
  /** Whether the sources behind it stand for different numbers of other sources. */
  readonly isWeighted: boolean;
}

/** One theme on one side. */
export interface SideFinding extends Finding {
  /** Mid-rank among the themes of the comparison, 1 for the most common; null where the side has no shares. */
  readonly rank: number | null;
  readonly sources: number | null;
  readonly passages: number | null;
  readonly contradicting: number | null;
  /** What its share was estimated from; null where the share was counted, or there is none. */
  readonly estimated: Estimated | null;
  /** In the order of the side's classes. */
  readonly byClass: readonly Finding[];
}

/** One side has the theme, the other does not. */
export interface Silence {
  readonly side: SideName;
  /**
   * The largest share of the silent side that is still compatible with finding nothing (95 %); null where the
   * side has no shares.
   */
  readonly upperBound: number | null;
  /** False where the analyst has marked the theme as one that this side could not have covered. */
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
  /** Null where a side is not counted: only a side that could have spoken can be silent. */
  readonly pattern: Pattern | null;
  /** Null unless both sides have the theme, and have shares. */
  readonly prominence: Prominence | null;
  readonly silence: Silence | null;
  readonly statistics: ThemeStatistics;
}

/** Whether both sides rank the themes alike: a description, not a test. */
export interface RankAgreement {
  /** How many themes are ranked. */
  readonly themes: number;
  /** Its p is null below five themes, where it would mean nothing, and above eight. */
  readonly spearman: RankCorrelation | null;
  readonly kendall: RankCorrelation | null;
  /** Why there are no coefficients: the first reason that applies; null where there are coefficients. */
  readonly reason: ReasonKey | null;
  /** The smallest p that this number of themes could reach at all. */
  readonly minimumAttainableP: number;
}

/** The Jaccard index under one rule of belonging. */
export interface Overlap {
  readonly rule: JaccardRule;
  readonly value: number | null;
}

/** A comparison of two sides, theme by theme. */
export interface Comparison {
  readonly a: Side;
  readonly b: Side;
  readonly margin: number;
  readonly themes: readonly ThemeComparison[];
  readonly ranks: RankAgreement;
  readonly overlaps: readonly Overlap[];
}

/** The rules of a comparison. */
export interface ComparisonRules {
  /** Shares no further apart than this are of similar prominence; in [0, 1]. */
  readonly margin: number;
  readonly overlapRules: readonly JaccardRule[];
}

/** Compares two sides. The corrected p takes all given themes as its family. */
export function compare(counts: ComparisonCounts, { margin, overlapRules }: ComparisonRules): Comparison {
  const { a, b, themes } = counts;
  const ofA = themes.map((theme) => measured(theme.a, a));
  const ofB = themes.map((theme) => measured(theme.b, b));
  const ranksOfA = ranksOf(ofA);
  const ranksOfB = ranksOf(ofB);
  const statistics = statisticsOf(ofA, ofB);
  return {
    a,
    b,
    margin,
    themes: themes.map((theme, index) => {
      // One finding and one set of statistics for each theme, by construction.
      const rowA = sideFinding(theme.a, a, ofA[index] as Finding, ranksOfA[index] ?? null);
      const rowB = sideFinding(theme.b, b, ofB[index] as Finding, ranksOfB[index] ?? null);
      const pattern = patternOf(hasTheme(rowA, a), hasTheme(rowB, b));
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
        statistics: statistics[index] as ThemeStatistics,
      };
    }),
    ranks: rankAgreement(counts, ofA, ofB),
    overlaps: overlapRules
      // With three themes, all are among the three most common: that rule would say nothing.
      .filter((rule) => rule.rule !== 'top' || rule.k < themes.length)
      .map((rule) => ({ rule, value: overlapOf(counts, ofA, ofB, rule) })),
  };
}

/** A count with its share and interval, for a side whose counts are shares. */
function findingOf({ count, n }: Share): Finding {
  const interval: Interval | null = wilson({ count, n });
  return {
    count,
    n,
    ...notEstimated,
    share: shareOf({ count, n }),
    se: null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

function measured({ count, estimates }: SideCounts, side: Side): Finding {
  const { n, uncounted, unshared, isWeighted } = side;
  if (count === null || uncounted !== null) return withoutShare(null, n);
  if (unshared !== null) return withoutShare(count, n);
  if (!estimates?.side) return findingOf({ count, n });
  return { count, n, ...estimates.side, isEstimated: true, isWeighted };
}

const notEstimated = { isEstimated: false, isWeighted: false };

function withoutShare(count: number | null, n: number): Finding {
  return { ...notEstimated, count, n, share: null, se: null, low: null, high: null };
}

function sideFinding(counts: SideCounts, side: Side, finding: Finding, rank: number | null): SideFinding {
  return {
    ...finding,
    rank,
    sources: counts.sources,
    passages: counts.passages,
    contradicting: counts.contradicting,
    estimated: finding.isEstimated ? (counts.estimated ?? null) : null,
    byClass: side.classes.map(({ n }, index) => {
      const count = counts.byClass[index] ?? null;
      if (count === null || n === 0) return withoutShare(null, n);
      if (side.unshared?.key === 'undecidable_part') return withoutShare(count, n);
      const estimate = counts.estimates?.byClass[index] ?? null;
      return estimate === null
        ? findingOf({ count, n })
        : { count, n, ...estimate, isEstimated: true, isWeighted: false };
    }),
  };
}

/** Tolerance for shares such as 0.6 and 0.4, whose difference is not exactly 0.2. */
const ROUNDING = 1e-12;

/** The values by which the themes of a side are ranked; null where it has no shares. */
function ordered(side: readonly Finding[]): number[] | null {
  // The same estimate computed in two ways must get one rank.
  const shares = side.flatMap(({ share }) => (share === null ? [] : Math.round(share / ROUNDING) * ROUNDING));
  return shares.length === side.length ? shares : null;
}

function ranksOf(side: readonly Finding[]): (number | null)[] {
  const values = ordered(side);
  return values === null ? side.map(() => null) : midRanks(values);
}

/** Whether a side has the theme; null where that is unknown. */
function hasTheme({ count }: Finding, { unshared }: Side): boolean | null {
  if (count === null) return null;
  // Sources that nobody has reviewed may still have it.
  return count > 0 || (unshared?.key === 'undecidable_part' ? null : false);
}

function patternOf(inA: boolean | null, inB: boolean | null): Pattern | null {
  if (inA === null || inB === null) return null;
  if (inA) return inB ? 'both' : 'a-only';
  return inB ? 'b-only' : 'neither';
}

/**
 * Whether two shares are similar depends on the margin that the analyst chose, not on whether an interval
 * includes 0: with seventeen people nearly every interval does.
 */
function prominenceOf(a: Finding, b: Finding, margin: number): Prominence | null {
  if (a.share === null || b.share === null || a.count === 0 || b.count === 0) return null;
  return Math.abs(a.share - b.share) <= margin + ROUNDING ? 'similar' : 'different';
}

function silenceOf(theme: ThemeCounts, a: Finding, b: Finding, pattern: Pattern | null): Silence | null {
  if (pattern !== 'a-only' && pattern !== 'b-only') return null;
  const side = pattern === 'a-only' ? 'b' : 'a';
  return { side, upperBound: (side === 'a' ? a : b).high, applicable: theme.eligible[side] };
}

function rankAgreement(
  { a, b }: Pick<ComparisonCounts, 'a' | 'b'>,
  ofA: readonly Finding[],
  ofB: readonly Finding[],
): RankAgreement {
  const [valuesOfA, valuesOfB] = [ordered(ofA), ordered(ofB)];
  const shown = (correlation: RankCorrelation | null): RankCorrelation | null =>
    correlation === null || ofA.length >= MIN_THEMES_FOR_P
      ? correlation
      : { value: correlation.value, p: null };
  const isOrdered = valuesOfA !== null && valuesOfB !== null;
  const rho = isOrdered ? shown(spearman(valuesOfA, valuesOfB)) : null;
  return {
    themes: ofA.length,
    spearman: rho,
    kendall: isOrdered ? shown(kendall(valuesOfA, valuesOfB)) : null,
    reason: rho === null ? unordered(a, b, ofA.length) : null,
    minimumAttainableP: minimumAttainableP(ofA.length),
  };
}

/** Why two sides have no rank coefficients. */
function unordered(a: Side, b: Side, themes: number): ReasonKey {
  if (a.uncounted !== null || b.uncounted !== null) return 'empty_side';
  return a.unshared?.key ?? b.unshared?.key ?? (themes < 2 ? 'too_few_themes' : 'all_equal');
}

function overlapOf(
  { a, b }: Pick<ComparisonCounts, 'a' | 'b'>,
  ofA: readonly Finding[],
  ofB: readonly Finding[],
  rule: JaccardRule,
): number | null {
  if (a.uncounted !== null || b.uncounted !== null) return null;
  // The rule `any` needs no shares; every other rule does.
  if (rule.rule !== 'any' && (a.unshared !== null || b.unshared !== null)) return null;
  if (a.unshared?.key === 'undecidable_part' || b.unshared?.key === 'undecidable_part') return null;
  const shares = (side: readonly Finding[]): Share[] =>
    side.map(({ share, count, n }) => (share === null ? { count: count ?? 0, n } : { count: share, n: 1 }));
  return jaccard(shares(ofA), shares(ofB), rule);
}
