// The result of comparing the tally made by hand with the one made here: theme by theme, with every difference.
import type { TallyFacts } from '../counting/tally.ts';
import type { SourceKind } from '../records.ts';

/** Ticks and codings of one kind of source: kinds are never added up. */
export interface Side {
  readonly kind: SourceKind;
  /** Counted sources that are ticked; coded with the theme in any way; coded with it on a passage. */
  readonly ticked: number;
  readonly coded: number;
  readonly withPassage: number;
}

/**
 * `not_coded`: ticked, and without any coding of the theme here. `no_passage`: ticked, and coded here only as
 * a whole. `not_ticked`: coded here and not ticked. `not_counted`: ticked, and outside the count.
 * `contradicted`: ticked or coded, but not compared, since several rows mean the source and contradict each
 * other. `not_in_sheet`: coded here and not in the sheet, whose sources alone are counted.
 */
export type DifferenceKind =
  | 'not_coded'
  | 'no_passage'
  | 'not_ticked'
  | 'not_counted'
  | 'contradicted'
  | 'not_in_sheet';

/** Which sources are counted: those of the sheet, or all of the request. */
export type Within = 'sheet' | 'project';

/** A source on which the sheet and the project differ. */
export interface Difference {
  readonly sourceId: string;
  readonly title: string;
  readonly kind: SourceKind;
  readonly what: DifferenceKind;
  /** Why a source is not counted. */
  readonly because: 'excluded' | 'duplicate' | 'outside' | null;
  /** The content of the cell, where it is unclear. */
  readonly unclear: string | null;
  /** The rows that mean the source; empty where there are none. */
  readonly rows: readonly number[];
}

/** One theme, as ticked and as coded. */
export interface ReconciledTheme {
  /** The place of its first column. */
  readonly place: number;
  /** As spelled in the sheet; several columns may be for one theme, in different spellings. */
  readonly name: string;
  /** Null where the project has no such code. */
  readonly codeId: string | null;
  /** Names from the root of the codebook. */
  readonly path: readonly string[];
  /** Rows of the sheet that tick it, with or without a source, and the sum of their numbers. */
  readonly ticks: number;
  readonly numbers: number;
  /** Null where no total is stated, or not for each of several columns. */
  readonly stated: number | null;
  /** What the stated total equals: the number of ticks, the sum of the numbers, or neither. */
  readonly agreement: 'ticks' | 'numbers' | 'neither' | null;
  /** Where there are several columns, the first whose own total is not its number of ticks. */
  readonly astray: { readonly stated: number; readonly ticks: number } | null;
  /** Ticks in rows without a source here, and ticks that repeat one for the same source. */
  readonly withoutSource: number;
  readonly again: number;
  /** Cells that are neither a tick nor its absence. */
  readonly unclear: number;
  /** Rows of the sheet that have a source here, whatever they contain. */
  readonly rowsHere: number;
  readonly sides: readonly Side[];
  readonly differences: readonly Difference[];
  /** Sources of the request that are coded with the theme but not in the sheet. */
  readonly outside: number;
}

/** The extent of the comparison. */
export interface Reach {
  /** Sources of the sheet, counting each once. */
  readonly inSheet: number;
  /** How many of them are among the counted sources. */
  readonly compared: number;
  /** The number of counted sources. */
  readonly counted: number;
  /** Sources that exist here but are not compared, since their rows contradict each other. */
  readonly contradicted: number;
}

/** The result for all themes. */
export interface Reconciliation {
  readonly within: Within;
  readonly reach: Reach;
  readonly themes: readonly ReconciledTheme[];
  /** The number of counted sources of each kind. */
  readonly base: readonly { readonly kind: SourceKind; readonly sources: number }[];
  /** Rows whose own total is not their number of ticks. */
  readonly rowsAstray: readonly {
    readonly row: number;
    readonly title: string;
    readonly stated: number;
    readonly ticks: number;
  }[];
  /** How the project was counted. */
  readonly facts: TallyFacts;
}
