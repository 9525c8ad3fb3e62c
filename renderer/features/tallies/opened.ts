// What the tallies screen has opened beside its table: a cell, the sources not counted, or those reviewed before a code
// existed.
import { openedBeside } from '#renderer/common/figures/opened-beside.ts';
import { TOTAL } from './tally-lines.ts';

export type Opened =
  | { readonly what: 'cell'; readonly codeId: string; readonly columnKey: string }
  | { readonly what: 'unreviewed' }
  | { readonly what: 'late'; readonly codeId: string };

export const { useOpened, open } = openedBeside<Opened>();

/** The address of a cell for the store: a row's total has a code only. */
export function cellAddress({ codeId, columnKey }: Extract<Opened, { what: 'cell' }>): {
  codeId: string;
  columnKey?: string;
} {
  return columnKey === TOTAL ? { codeId } : { codeId, columnKey };
}
