// Which sources are chosen in the table: the table and the inspector beside it look at the same.
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

const store = createStore<{ ids: ReadonlySet<string> }>(() => ({ ids: new Set() }));

/** The chosen sources. */
export function useChosen(): ReadonlySet<string> {
  return useStore(store, (state) => state.ids);
}

/** Chooses sources. */
export function choose(ids: ReadonlySet<string>): void {
  store.setState({ ids });
}
