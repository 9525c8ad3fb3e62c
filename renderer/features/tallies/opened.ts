// What the tallies screen has opened beside its table: a cell, the sources it leaves out, or a code that came
// late. Work and inspector share it; it is not remembered, for numbers move.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { openInspector } from '#renderer/app/services/side-panels.ts';
import { closeFigure } from '#renderer/common/figures/figure-desk.ts';
import { TOTAL } from './tally-lines.ts';

export type Opened =
  | { readonly what: 'cell'; readonly codeId: string; readonly columnKey: string }
  | { readonly what: 'unreviewed' }
  | { readonly what: 'late'; readonly codeId: string };

const store = createStore<{ readonly opened: Opened | null }>(() => ({ opened: null }));

/** What is opened beside the table; null before anything is. */
export function useOpened(): Opened | null {
  return useStore(store, (state) => state.opened);
}

/** Opens something beside the table; the panel of its figure gives way. */
export function open(opened: Opened): void {
  closeFigure();
  openInspector();
  store.setState({ opened });
}

/** How the store addresses a cell: the total of a row by the code alone. */
export function cellAddress({ codeId, columnKey }: Extract<Opened, { what: 'cell' }>): {
  codeId: string;
  columnKey?: string;
} {
  return columnKey === TOTAL ? { codeId } : { codeId, columnKey };
}
