// The rows of a summary grid and their cells.
import type { ConsentScope } from '../respondents/consent.ts';

/** A cell of a grid. */
export interface GridCell {
  /** Passages that count, over all sources of the row. */
  readonly passages: number;
  /** Whether a source of the row has the theme as a whole and no passage of it. */
  readonly isWhole: boolean;
}

/** A respondent or a source. */
export interface GridRow {
  readonly id: string;
  readonly name: string;
  /** The interviews in scope, or the source itself, in the order of the corpus. */
  readonly sourceIds: readonly string[];
  /** Whether somebody of the layer has reviewed at least one of its sources. */
  readonly isReviewed: boolean;
  /** Whether at least one of its sources is in the base of the counts. */
  readonly isInBase: boolean;
  /** What this person agreed to, or the narrowest scope of those heard in the source; null where none is recorded. */
  readonly consent: ConsentScope | null;
  /** In the order of the themes. */
  readonly cells: readonly GridCell[];
}
