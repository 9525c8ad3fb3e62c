// What a comparison starts from: plain counts of two sides, theme by theme. Nothing here knows how they were
// counted; `input.ts` asks for them, tests write them down.
import type { Estimated } from '../counting/estimates.ts';
import type { Reason } from '../counting/reasons.ts';
import type { Covered } from '../counting/tally-column.ts';
import type { Coverage, Prompted, SourceKind } from '../records.ts';

/** `a` is the documents and `b` the interviews in the usual comparison; any two scopes may stand there. */
export type SideName = 'a' | 'b';
export const sideNames: readonly SideName[] = ['a', 'b'];

/** What a side holds: one kind of sources, or both. Both are counted together, but have no share: kinds are never added. */
export type SideKind = SourceKind | 'mixed';

/** What a side counts first: distinct sources of documents, distinct people of interviews. */
export type SideUnit = 'sources' | 'respondents';

/** A class as a column of its own; `classId` null gathers the sources without a class. */
export interface ClassBase {
  readonly classId: string | null;
  /** Names the column, as in a tally by class: the class's name, or `(none)`. */
  readonly key: string;
  /** How many of the side's sources the column's shares are of. */
  readonly n: number;
  /** Intervals are shown unasked only for a class that was sampled. */
  readonly coverage: Coverage | null;
  /** What the class is to a share, as in a tally; null where its shares are of all its sources, read or not. */
  readonly covered: Covered | null;
  /** Why nothing in it is counted; null where it is. */
  readonly uncounted: Reason | null;
}

/** A share of a frame, estimated from what was drawn of it. */
export interface EstimatedShare {
  readonly share: number;
  /** Null where one source of several was drawn. */
  readonly se: number | null;
  readonly low: number;
  readonly high: number;
}

/** What the numbers of one side are of. */
export interface Side {
  readonly kind: SideKind;
  readonly unit: SideUnit;
  /** The base of shares, in the side's unit. */
  readonly n: number;
  /** The sources behind it: interviews where the unit is respondents, else the same as `n`. */
  readonly sources: number;
  /** The sources of its scope, in the base or not. */
  readonly inScope: number;
  /** How its sources were gathered, where their classes agree on it. */
  readonly coverage: Coverage | null;
  /** Why nothing on it is counted; null where it is. */
  readonly uncounted: Reason | null;
  /** Why its counts are no shares; null where they are, and where nothing is counted. */
  readonly unshared: Reason | null;
  /** Whether its sources stand for different numbers of others: then no test takes them as equal. */
  readonly isWeighted: boolean;
  /** The classes that are columns of their own, in order. */
  readonly classes: readonly ClassBase[];
}

/** How much of one side has one theme. */
export interface SideCounts {
  /** In the side's unit, at most the side's `n`; null, as every number here, where nothing is counted. */
  readonly count: number | null;
  /** Distinct sources with the theme. */
  readonly sources: number | null;
  /** Null in a layer that has no passages (majority), too. */
  readonly passages: number | null;
  /** Codings that contradict: a number beside the count, never taken off it. Null where passages are. */
  readonly contradicting: number | null;
  /** Sources with the theme in each class of the side, in the order of its `classes`. */
  readonly byClass: readonly (number | null)[];
  /** Shares that are estimates, of the side and of each of its classes; null where a share is `count` of `n`. */
  readonly estimates: {
    readonly side: EstimatedShare | null;
    readonly byClass: readonly (EstimatedShare | null)[];
  } | null;
  /** What the estimate of the side is made of, to be told; absent where its share was counted. */
  readonly estimated?: Estimated;
}

/** One theme's counts on both sides. */
export interface ThemeCounts {
  readonly codeId: string;
  /** Names from the root of the codebook. */
  readonly path: readonly string[];
  /** Whether the interview guide asked about it: a theme may be common because it was asked about. */
  readonly prompted: Prompted | null;
  /** Sources of both sides that had been reviewed before the code was created; 0 for most codes. */
  readonly bornLate: number;
  readonly a: SideCounts;
  readonly b: SideCounts;
  /** Whether a side could have covered the theme at all; the analyst's flag, normally true. */
  readonly eligible: Readonly<Record<SideName, boolean>>;
}

/** Both sides and every theme set against each other, in the order of the codebook. */
export interface ComparisonCounts {
  readonly a: Side;
  readonly b: Side;
  readonly themes: readonly ThemeCounts[];
}
