// What importing a sheet of ticks would do, and what the analyst has decided about it.
import type { Codebook } from '../codes/codebook.ts';
import type { CodingRecord } from '../records.ts';
import type { CodeMatch } from './match-codes.ts';
import type { SourceMatch, SourceMatcher } from './match-sources.ts';

/** The analyst's decisions against the proposal. */
export interface TickChoice {
  /** By the theme's place: the id of a code, `new` for a new one, null to leave it out. */
  readonly themes: readonly { readonly place: number; readonly as: string | null }[];
  /** By row: the source it means, or null to leave it out. */
  readonly rows: readonly { readonly row: number; readonly sourceId: string | null }[];
}

/** One theme of the sheet, and its code. */
export interface PlannedTheme {
  readonly place: number;
  readonly name: string;
  readonly stated: number | null;
  /** Null for a code that does not exist yet, and for a theme that is left out. */
  readonly codeId: string | null;
  /** `ambiguous`: several codes have the name; the theme is left out until one is chosen. */
  readonly by: 'name' | 'chosen' | 'new' | 'ambiguous' | 'left';
  /** Whether the code cannot be applied: it is retired, or only a heading. Its ticks are compared, but not coded. */
  readonly isRefused: boolean;
  /** The number of rows that tick it, of those with a number above one, and the sum of all numbers. */
  readonly ticks: number;
  readonly numbered: number;
  readonly numbers: number;
}

/** One row of the sheet, and its source. */
export interface PlannedRow extends SourceMatch {
  readonly row: number;
  readonly title: string;
  readonly date: string | null;
  readonly className: string | null;
  readonly ticks: number;
  /** All rows that mean the source of this one, including itself; empty where it is the only one. */
  readonly rows: readonly number[];
}

/** A sign that is neither a tick nor its absence, and where it occurs. */
export interface UnclearSign {
  readonly value: string;
  readonly count: number;
  readonly cells: readonly { readonly row: number; readonly theme: string }[];
}

/** The numbers that a plan shows. */
export interface TickCounts {
  readonly rows: number;
  readonly matched: number;
  /** Rows without a source that the analyst has not left out. */
  readonly open: number;
  readonly ticks: number;
  readonly unclear: number;
  readonly newCodes: number;
  /** Codings to be made, and codings that exist already. */
  readonly codings: number;
  readonly present: number;
  /** Ticks in rows without a source. */
  readonly withoutSource: number;
  /** Ticks of themes that are left out, and of codes that cannot be applied. */
  readonly leftOut: number;
  readonly refused: number;
}

/** One tick: its source, and the place of its theme. */
export interface PlannedTick {
  readonly sourceId: string;
  readonly place: number;
}

/** What importing a sheet would do. */
export interface TickPlan {
  readonly themes: readonly PlannedTheme[];
  readonly rows: readonly PlannedRow[];
  readonly unclear: readonly UnclearSign[];
  /**
   * Ticks that are not taken, because their code's branch takes one code per source and the source has one,
   * or would get two.
   */
  readonly held: readonly PlannedTick[];
  /** Ticks that an earlier sheet turned into codings which were removed here since: they are not coded again. */
  readonly removed: readonly PlannedTick[];
  /** Ticks whose codings have got another code here since. */
  readonly recoded: readonly PlannedTick[];
  readonly counts: TickCounts;
  readonly writes: TickWrites;
}

/** The rows to be written. */
export interface TickWrites {
  readonly codes: readonly {
    readonly place: number;
    readonly parentId: string | null;
    readonly name: string;
  }[];
  /** Of an existing code, or of a theme's new code. */
  readonly codings: readonly {
    readonly sourceId: string;
    readonly codeId: string | null;
    readonly place: number;
  }[];
}

/** What a plan needs to know of the project. */
export interface TickProject {
  readonly codebook: Codebook;
  readonly sources: SourceMatcher;
  readonly codeNamed: (heading: string) => CodeMatch;
  /** Whole-source codings of the coder who imports. */
  readonly whole: Iterable<Pick<CodingRecord, 'sourceId' | 'codeId'>>;
  /** By `tickKey`, what became of ticks that this coder coded from an earlier sheet and whose codings are gone. */
  readonly earlier: ReadonlyMap<string, TickSince>;
}

/** What happened here to the coding of a tick. */
export type TickSince = 'removed' | 'recoded';

/** Identifies a tick in any sheet. */
export function tickKey({ sourceId, codeId }: Pick<CodingRecord, 'sourceId' | 'codeId'>): string {
  return `${sourceId} ${codeId}`;
}
