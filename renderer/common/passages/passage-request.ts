import type { PassageOrder } from '#core/counting/passage-order.ts';
import type { TallyRequest } from '#core/counting/request.ts';

/** Which sources to list: `classified` have the code only as a whole, `referring` only on passages, `any` in either way. */
export type Sided = 'any' | 'classified' | 'referring';

/** Which passages a list shows: those of a tally's cell, with these words, in this order. */
export interface PassageRequest {
  readonly request: TallyRequest;
  readonly cell: { readonly codeId: string; readonly columnKey?: string };
  readonly words: string;
  /** Defaults to `any`. */
  readonly sided?: Sided;
  /** Defaults to source by source. */
  readonly order?: PassageOrder;
}
