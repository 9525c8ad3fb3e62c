// Which rows are chosen in the list of passages. The screen and the list beside the text share it, so that the
// row that was opened is still marked when one comes back.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const store = createStore<{ readonly ids: ReadonlySet<string> }>(() => ({ ids: new Set() }));

/** The ids of the chosen rows. */
export function useChosenRows(): ReadonlySet<string> {
  return useStore(store, (state) => state.ids);
}

/** Chooses rows. */
export function chooseRows(ids: ReadonlySet<string>): void {
  store.setState({ ids });
}
