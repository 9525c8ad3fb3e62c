// What the crosstab has opened beside its table: a cell, or the sources not counted.
import { openedBeside } from '#renderer/common/figures/opened-beside.ts';
import type { CountPlace } from '#renderer/common/counts/count-table.tsx';

export type Opened =
  | { readonly what: 'cell' | 'base'; readonly place: CountPlace }
  | { readonly what: 'unreviewed' };

export const { useOpened, open } = openedBeside<Opened>();
