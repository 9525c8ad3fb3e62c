// The chosen line and passage, and the theme whose carriers are shown. Shared by the work and the inspector; not
// remembered, because lines and themes come and go.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

interface Desk {
  /** The id of a source; null until one is chosen. */
  readonly line: string | null;
  /** The place of a passage in its line; -1 for the line itself. */
  readonly passage: number;
  /** The id of a code; null for the first theme. */
  readonly theme: string | null;
}

const store = createStore<Desk>(() => ({ line: null, passage: -1, theme: null }));

/** What is chosen. */
export function usePortraitsDesk(): Desk {
  return useStore(store);
}

/** Chooses a line, a passage or a theme. */
export function choose(changed: Partial<Desk>): void {
  store.setState(changed);
}
