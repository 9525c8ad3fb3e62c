// Which row is selected and which rows are ticked in each list of passages. A screen and the list opened from it beside
// the text count as one list, so the opened row is still marked on return; other lists with the same passages are not
// affected.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { PassageRequest } from './passage-request.ts';

interface Chosen {
  /** The list that the rows belong to. */
  readonly list: string;
  readonly ids: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();
const store = createStore<Chosen>(() => ({ list: '', ids: none }));
const ticks = createStore<Chosen>(() => ({ list: '', ids: none }));

function nameOf({ request, cell, words, sided, query }: PassageRequest): string {
  return JSON.stringify([request, cell, words, sided, query?.text, query?.side]);
}

/** The ids of the rows selected in this list. */
export function chosenRows(list: PassageRequest): ReadonlySet<string> {
  return chosenIn(store.getState(), list);
}

/** `chosenRows` for a component. */
export function useChosenRows(list: PassageRequest): ReadonlySet<string> {
  return useStore(store, () => chosenRows(list));
}

/** Selects rows of this list. */
export function chooseRows(list: PassageRequest, ids: ReadonlySet<string>): void {
  store.setState({ list: nameOf(list), ids });
}

/** The ids of the rows ticked in this list, which the bar below it acts on. */
export function useTickedRows(list: PassageRequest): ReadonlySet<string> {
  return useStore(ticks, (state) => chosenIn(state, list));
}

/** Ticks these rows of this list and no others. */
export function tickRows(list: PassageRequest, ids: ReadonlySet<string>): void {
  ticks.setState({ list: nameOf(list), ids });
}

function chosenIn({ list, ids }: Chosen, asked: PassageRequest): ReadonlySet<string> {
  return list === nameOf(asked) ? ids : none;
}
