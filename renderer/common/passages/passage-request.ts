import type { PassageOrder } from '#core/counting/passage-order.ts';
import type { TallyRequest } from '#core/counting/request.ts';

/** Sources that carry the code in both ways or either, only as a whole, or only on passages. */
export type Sided = 'any' | 'classified' | 'referring';

/** Which passages a list shows: those of a cell of a tally, that hold these words, in this order. */
export interface PassageRequest {
  readonly request: TallyRequest;
  readonly cell: { readonly codeId: string; readonly columnKey?: string };
  readonly words: string;
  /** `any` where left out. */
  readonly sided?: Sided;
  /** Source by source where left out. */
  readonly order?: PassageOrder;
}
