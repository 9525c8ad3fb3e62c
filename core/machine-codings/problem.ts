// What may be wrong with a row of codings that were made elsewhere. Each has a sentence in `words/*/coding_sheet.ts`.

/** Why a row became no coding. */
export type RowProblem =
  | 'no_source'
  | 'unknown_source'
  | 'several_sources'
  | 'no_code'
  | 'unknown_code'
  | 'several_codes'
  | 'retired_code'
  | 'heading_code'
  | 'half_place'
  | 'no_number'
  | 'negative'
  | 'backwards'
  | 'empty_place'
  | 'beyond_text'
  | 'quote_missing'
  | 'quote_repeated'
  | 'quote_elsewhere'
  | 'no_confidence'
  | 'one_per_source';

/** A row that became no coding, with what is needed to say so. */
export interface RefusedRow {
  /** As a spreadsheet numbers it, the heading line included. */
  readonly line: number;
  readonly problem: RowProblem;
  /** The cells of the row that say where it belongs, as written. */
  readonly source: string;
  readonly code: string;
  readonly start: string;
  readonly end: string;
  readonly quote: string;
  /** How many sources, codes or places fit, how long the text is, or what the cell says. */
  readonly count: number;
  readonly value: string;
}
