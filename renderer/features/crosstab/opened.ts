// What the crosstab has opened beside its table: a cell, or the sources not counted. Shared by table and inspector; not
// remembered, because numbers change.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { openInspector } from '#renderer/app/services/side-panels.ts';
import { closeFigure } from '#renderer/common/figures/figure-desk.ts';
import type { CountPlace } from '#renderer/common/counts/count-table.tsx';

export type Opened =
  | { readonly what: 'cell' | 'base'; readonly place: CountPlace }
  | { readonly what: 'unreviewed' };

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
