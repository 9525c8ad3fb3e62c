// The pair whose meetings are shown beside the matrix or the list; not remembered, because numbers change.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { SourceKind } from '#core/records.ts';
import { openInspector } from '#renderer/app/services/side-panels.ts';

export interface OpenedPair {
  readonly kind: SourceKind | null;
  readonly a: string;
  readonly b: string;
}

const store = createStore<{ readonly opened: OpenedPair | null }>(() => ({ opened: null }));

/** The opened pair; null for none. */
export function useOpened(): OpenedPair | null {
  return useStore(store, (state) => state.opened);
}

/** Opens a pair beside the table. */
export function open(opened: OpenedPair): void {
  openInspector();
  store.setState({ opened });
}
