import type { TallyRequest } from '#core/counting/request.ts';

/** Which passages a list shows: those of a cell of a tally, that hold these words. */
export interface PassageRequest {
  readonly request: TallyRequest;
  readonly cell: { readonly codeId: string; readonly columnKey?: string };
  readonly words: string;
}
