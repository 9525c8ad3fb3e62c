// What the timeline has opened beside its figure: a point, or the sources not counted. Shared by figure, table and
// inspector; not remembered, because numbers change.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { openInspector } from '#renderer/app/services/side-panels.ts';
import { closeFigure } from '#renderer/common/figures/figure-desk.ts';
import type { CountPlace } from '#renderer/common/counts/count-table.tsx';

export type Opened = { readonly what: 'cell'; readonly place: CountPlace } | { readonly what: 'unreviewed' };

const store = createStore<{ readonly opened: Opened | null }>(() => ({ opened: null }));

/** What is open beside the figure; null for nothing. */
export function useOpened(): Opened | null {
  return useStore(store, (state) => state.opened);
}

/** Opens something beside the figure; closes the figure panel. */
export function open(opened: Opened): void {
  closeFigure();
  openInspector();
  store.setState({ opened });
}
