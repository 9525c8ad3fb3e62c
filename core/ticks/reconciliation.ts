// What comes of setting the tally made by hand beside the one made here: theme by theme, with every difference.
import type { TallyFacts } from '../counting/tally.ts';
import type { SourceKind } from '../records.ts';

/** Ticks and codings of one kind of source: kinds are never added. */
export interface Side {
  readonly kind: SourceKind;
  /** Sources of the count that are ticked; coded with the theme in any way; coded with it on a passage. */
  readonly ticked: number;
  readonly coded: number;
  readonly withPassage: number;
}

/**
 * `not_coded`: ticked, and nothing of the theme here. `no_passage`: ticked, and coded here as a whole only.
 * `not_ticked`: coded here and not ticked. `not_counted`: ticked, and outside of the count. `contradicted`: ticked or coded,
 * and not compared, since several rows mean the source and are not alike. `not_in_sheet`: coded here and outside of the
 * sheet, whose sources alone are counted.
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

export interface Difference {
  readonly sourceId: string;
  readonly title: string;
  readonly kind: SourceKind;
  readonly what: DifferenceKind;
  /** Why a source is not counted. */
  readonly because: 'excluded' | 'duplicate' | 'outside' | null;
  /** What stands in the sheet instead of a tick, where that is unclear. */
  readonly unclear: string | null;
  /** Where the sheet has the source; none where it does not. */
  readonly rows: readonly number[];
}

export interface ReconciledTheme {
  /** Of its first column. */
  readonly place: number;
  /** As the sheet has it; several columns may be of one theme, and spelled otherwise. */
  readonly name: string;
  /** Null where the project has no such code. */
  readonly codeId: string | null;
  /** Names from the root of the codebook. */
  readonly path: readonly string[];
  /** Rows of the sheet that tick it, sources or not, and the sum of their numbers. */
  readonly ticks: number;
  readonly numbers: number;
  /** Null where none is stated, or not for each of several columns. */
  readonly stated: number | null;
  /** What the stated total agrees with: the ticks, the sum of the numbers, or neither. */
  readonly agreement: 'ticks' | 'numbers' | 'neither' | null;
  /** Of several columns the first whose own total is not the number of its ticks. */
  readonly astray: { readonly stated: number; readonly ticks: number } | null;
  /** Ticks in rows that have no source here, and those that tick a source once more. */
  readonly withoutSource: number;
  readonly again: number;
  /** Cells that are neither a tick nor none. */
  readonly unclear: number;
  /** Rows of the sheet that have a source here, whatever stands in them. */
  readonly rowsHere: number;
  readonly sides: readonly Side[];
  readonly differences: readonly Difference[];
  /** Sources of the request that are coded with the theme, and are not in the sheet. */
  readonly outside: number;
}

/** What was compared. */
export interface Reach {
  /** Sources of the sheet, those apart that are named twice. */
  readonly inSheet: number;
  /** Those of them that are among the counted. */
  readonly compared: number;
  /** All that are counted. */
  readonly counted: number;
  /** Sources that are here and are not compared, since their rows contradict each other. */
  readonly contradicted: number;
}

export interface Reconciliation {
  readonly within: Within;
  readonly reach: Reach;
  readonly themes: readonly ReconciledTheme[];
  /** How many sources of each kind are counted. */
  readonly base: readonly { readonly kind: SourceKind; readonly sources: number }[];
  /** Rows whose own total is not the number of their ticks. */
  readonly rowsAstray: readonly {
    readonly row: number;
    readonly title: string;
    readonly stated: number;
    readonly ticks: number;
  }[];
  /** How it was counted here. */
  readonly facts: TallyFacts;
}
