// What the tallies screen has opened beside its table: a cell, the sources not counted, or those reviewed before a code
// existed. Shared by table and inspector; not remembered, because numbers change.
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

/** What is open beside the table; null for nothing. */
export function useOpened(): Opened | null {
  return useStore(store, (state) => state.opened);
}

/** Opens something beside the table; closes the figure panel. */
export function open(opened: Opened): void {
  closeFigure();
  openInspector();
  store.setState({ opened });
}

/** The address of a cell for the store: a row's total has a code only. */
export function cellAddress({ codeId, columnKey }: Extract<Opened, { what: 'cell' }>): {
  codeId: string;
  columnKey?: string;
} {
  return columnKey === TOTAL ? { codeId } : { codeId, columnKey };
}
