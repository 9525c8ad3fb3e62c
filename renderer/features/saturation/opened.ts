// Which unit is chosen, and which of its new codes has its passages open; not remembered, because numbers change.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { openInspector } from '#renderer/app/services/side-panels.ts';
import { closeFigure } from '#renderer/common/figures/figure-desk.ts';

interface Opened {
  readonly unitId: string | null;
  readonly codeId: string | null;
}

const store = createStore<Opened>(() => ({ unitId: null, codeId: null }));

/** What is open beside the table. */
export function useOpened(): Opened {
  return useStore(store);
}

/** Opens the new codes of a unit, or the passages of one of them; closes the figure panel. */
export function open(unitId: string, codeId: string | null = null): void {
  closeFigure();
  openInspector();
  store.setState({ unitId, codeId });
}
