// Which respondents are chosen, and whose memo lies open under its row.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

interface Chosen {
  readonly ids: ReadonlySet<string>;
  readonly memoOf: string | null;
}

const store = createStore<Chosen>(() => ({ ids: new Set(), memoOf: null }));

/** The chosen respondents, and whose memo lies open. */
export function useChosenRespondents(): Chosen {
  return useStore(store);
}

/** Chooses respondents. */
export function chooseRespondents(ids: ReadonlySet<string>): void {
  store.setState({ ids });
}

/** Opens the memo under a row, or closes it with null. */
export function openMemoOf(memoOf: string | null): void {
  store.setState({ memoOf });
}
