// Which respondents are selected, and whose memo is open below its row.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

interface Chosen {
  readonly ids: ReadonlySet<string>;
  readonly memoOf: string | null;
}

const store = createStore<Chosen>(() => ({ ids: new Set(), memoOf: null }));

/** The selected respondents, and whose memo is open. */
export function useChosenRespondents(): Chosen {
  return useStore(store);
}

/** Selects respondents. */
export function chooseRespondents(ids: ReadonlySet<string>): void {
  store.setState({ ids });
}

/** Opens the memo below a row; null closes it. */
export function openMemoOf(memoOf: string | null): void {
  store.setState({ memoOf });
}
