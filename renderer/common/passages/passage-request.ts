import type { PassageOrder } from '#core/counting/passage-order.ts';
import type { ResultSide } from '#core/query/result-side.ts';
import type { RowGrouping } from '#core/query/row-groups.ts';
import type { CellRequest } from '#core/counting/opened-columns.ts';

/** Which sources to list: `classified` have the code only as a whole, `referring` only on passages, `any` in either way. */
export type Sided = 'any' | 'classified' | 'referring';

/** A query whose places are listed. */
export interface ListedQuery {
  /** In canonical form. */
  readonly text: string;
  readonly side: ResultSide | null;
  readonly grouped: RowGrouping;
  /** Whether it reads texts, so that it must be asked beside the program. */
  readonly isSlow: boolean;
}

/** Which passages a list shows: those of a tally's cell, with these words, in this order. */
export interface PassageRequest {
  readonly request: CellRequest;
  readonly cell: { readonly codeId: string; readonly columnKey?: string };
  readonly words: string;
  /** Defaults to `any`. */
  readonly sided?: Sided;
  /** Defaults to source by source. */
  readonly order?: PassageOrder;
  /** Lists what this query finds instead; of the request, only scope, layer and denominator matter then. */
  readonly query?: ListedQuery;
}
