// The input of a comparison: plain counts of two sides, theme by theme. Nothing here knows how they were
// counted; `input.ts` computes them, and tests write them by hand.
import type { Estimated } from '../counting/estimates.ts';
import type { Reason } from '../counting/reasons.ts';
import type { Covered } from '../counting/tally-column.ts';
import type { Coverage, Prompted, SourceKind } from '../records.ts';

/** In the usual comparison, `a` is the documents and `b` the interviews; either may be any other scope. */
export type SideName = 'a' | 'b';
export const sideNames: readonly SideName[] = ['a', 'b'];

/**
 * What a side holds: one kind of sources, or both. A mixed side is counted together but has no shares: kinds
 * are never added up.
 */
export type SideKind = SourceKind | 'mixed';

/** The main unit of a side: distinct sources for documents, distinct people for interviews. */
export type SideUnit = 'sources' | 'respondents';

/** A class as a column of its own; a null `classId` is for sources without a class. */
export interface ClassBase {
  readonly classId: string | null;
  /** Names the column, as in a tally by class: the class's name, or `(none)`. */
  readonly key: string;
  /** The base of the column's shares, in sources. */
  readonly n: number;
  /** Intervals are shown unasked only for a class that was sampled. */
  readonly coverage: Coverage | null;
  /** How the class was covered, as in a tally; null where its shares are of all its sources, read or not. */
  readonly covered: Covered | null;
  /** Why nothing in it is counted; null where it is. */
  readonly uncounted: Reason | null;
}

/** A share of a frame, estimated from what was drawn from it. */
export interface EstimatedShare {
  readonly share: number;
  /** Null where one source of several was drawn. */
  readonly se: number | null;
  readonly low: number;
  readonly high: number;
}

/** The bases of one side, and what qualifies its numbers. */
export interface Side {
  readonly kind: SideKind;
  readonly unit: SideUnit;
  /** The base of shares, in the side's unit. */
  readonly n: number;
  /** The sources behind the base: interviews where the unit is respondents, else equal to `n`. */
  readonly sources: number;
  /** The sources in its scope, inside or outside the base. */
  readonly inScope: number;
  /** How its sources were gathered, if their classes agree; else null. */
  readonly coverage: Coverage | null;
  /** Why nothing on it is counted; null where it is. */
  readonly uncounted: Reason | null;
  /** Why its counts are not shares; null where they are, and where nothing is counted. */
  readonly unshared: Reason | null;
  /** Whether its sources stand for different numbers of other sources: no test may then weight them equally. */
  readonly isWeighted: boolean;
  /** The classes that are columns of their own, in order. */
  readonly classes: readonly ClassBase[];
}

/** The counts of one theme on one side. */
export interface SideCounts {
  /** In the side's unit, at most the side's `n`. Null, like every number here, where nothing is counted. */
  readonly count: number | null;
  /** Distinct sources with the theme. */
  readonly sources: number | null;
  /** Null also in a layer without passages (majority). */
  readonly passages: number | null;
  /** Codings that contradict: shown beside the count, never subtracted. Null where `passages` is. */
  readonly contradicting: number | null;
  /** Sources with the theme in each class of the side, in the order of its `classes`. */
  readonly byClass: readonly (number | null)[];
  /** Estimated shares of the side and of each of its classes; null where a share is `count` of `n`. */
  readonly estimates: {
    readonly side: EstimatedShare | null;
    readonly byClass: readonly (EstimatedShare | null)[];
  } | null;
  /** What the estimate of the side is made of; absent where its share was counted. */
  readonly estimated?: Estimated;
}

/** One theme's counts on both sides. */
export interface ThemeCounts {
  readonly codeId: string;
  /** Names from the root of the codebook. */
  readonly path: readonly string[];
  /** Whether the interview guide asked about it: a theme may be common because it was asked about. */
  readonly prompted: Prompted | null;
  /** Sources of both sides that were reviewed before the code was created; 0 for most codes. */
  readonly bornLate: number;
  readonly a: SideCounts;
  readonly b: SideCounts;
  /** Whether a side could have covered the theme at all; the analyst's flag, normally true. */
  readonly eligible: Readonly<Record<SideName, boolean>>;
}

/** Both sides and the counts of every theme, in the order of the codebook. */
export interface ComparisonCounts {
  readonly a: Side;
  readonly b: Side;
  readonly themes: readonly ThemeCounts[];
}
