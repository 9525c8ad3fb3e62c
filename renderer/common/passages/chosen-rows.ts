// Which row is chosen in which list of passages, and which rows are ticked there. A screen and the list that it opens beside
// the text are one list, so that the row that was opened is still marked when one comes back; any other list has none of
// them chosen, though it may hold the same passages.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { PassageRequest } from './passage-request.ts';

interface Chosen {
  /** The list they are chosen in. */
  readonly list: string;
  readonly ids: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();
const store = createStore<Chosen>(() => ({ list: '', ids: none }));
const ticks = createStore<Chosen>(() => ({ list: '', ids: none }));

function nameOf({ request, cell, words, sided }: PassageRequest): string {
  return JSON.stringify([request, cell, words, sided]);
}

/** The ids of the rows chosen in this list. */
export function chosenRows(list: PassageRequest): ReadonlySet<string> {
  return chosenIn(store.getState(), list);
}

/** As `chosenRows`, in a component. */
export function useChosenRows(list: PassageRequest): ReadonlySet<string> {
  return useStore(store, (state) => chosenIn(state, list));
}

/** Chooses rows of this list. */
export function chooseRows(list: PassageRequest, ids: ReadonlySet<string>): void {
  store.setState({ list: nameOf(list), ids });
}

/** The ids of the rows ticked in this list: those that the bar under it acts on. */
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
