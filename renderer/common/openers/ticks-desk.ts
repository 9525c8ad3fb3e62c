// The sheet of ticks being worked on. It stays while the dialog is closed, so that one can look into a source and
// return to the comparison.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Shape, Use } from '#core/ticks/sheet.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';

/** The analyst's corrections to the proposal, in the form that `ticks.preview` takes. */
export interface SheetCorrections {
  readonly sheet: string | null;
  readonly encoding: string | null;
  readonly shape: Shape | null;
  readonly header: number | null;
  readonly uses: readonly { readonly place: number; readonly use: Use }[];
  readonly themes: readonly { readonly place: number; readonly as: string | null }[];
  readonly rows: readonly { readonly row: number; readonly sourceId: string | null }[];
}

export interface TicksDesk {
  readonly isOpen: boolean;
  readonly file: ChosenFile | null;
  readonly corrections: SheetCorrections;
  readonly stage: 'sheet' | 'report';
  /** What was just imported, in words, and the group of the change. */
  readonly done: { readonly what: string; readonly group: string } | null;
  /** Which sources are counted; null for the proposed ones. */
  readonly within: 'sheet' | 'project' | null;
}

export const asProposed: SheetCorrections = {
  sheet: null,
  encoding: null,
  shape: null,
  header: null,
  uses: [],
  themes: [],
  rows: [],
};

const empty: TicksDesk = {
  isOpen: false,
  file: null,
  corrections: asProposed,
  stage: 'sheet',
  done: null,
  within: null,
};
const store = createStore<TicksDesk>(() => empty);

/** The sheet on the desk and where the dialog stands. */
export function useTicksDesk(): TicksDesk {
  return useStore(store);
}

/** Opens the dialog as it was left. */
export function beginTicks(): void {
  store.setState({ isOpen: true });
}

/** Closes the dialog; the sheet stays on the desk. */
export function closeTicks(): void {
  store.setState({ isOpen: false, done: null });
}

/** Clears the desk: its sheet belongs to the project that was closed. */
export function clearTicks(): void {
  store.setState(empty);
}

/** Starts over with this file. */
export function takeSheet(file: ChosenFile): void {
  store.setState({ ...empty, isOpen: true, file });
}

/** Corrects the proposal. */
export function correctSheet(corrections: SheetCorrections): void {
  store.setState({ corrections });
}

/** Goes on to the comparison; `done` says what was imported before. */
export function showComparison(done: TicksDesk['done'] = null): void {
  store.setState({ stage: 'report', done });
}

/** Returns to the sheet. */
export function showSheet(): void {
  store.setState({ stage: 'sheet', done: null });
}

/** Chooses which sources are counted. */
export function countWithin(within: 'sheet' | 'project'): void {
  store.setState({ within });
}
