// The sheet of ticks that one works at: kept while the dialog is closed, so that one may look into a source and
// come back to the comparison.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Shape, Use } from '#core/ticks/sheet.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';

/** What the analyst says against the proposal, as `ticks.preview` takes it. */
export interface SheetSaid {
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
  readonly said: SheetSaid;
  readonly stage: 'sheet' | 'report';
  /** What was just brought in, in words, and the group of the act. */
  readonly done: { readonly what: string; readonly group: string } | null;
  /** Which sources are counted; null as proposed. */
  readonly within: 'sheet' | 'project' | null;
}

export const asProposed: SheetSaid = {
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
  said: asProposed,
  stage: 'sheet',
  done: null,
  within: null,
};
const store = createStore<TicksDesk>(() => empty);

/** What lies on the desk. */
export function useTicksDesk(): TicksDesk {
  return useStore(store);
}

/** Opens the dialog as it was left. */
export function beginTicks(): void {
  store.setState({ isOpen: true });
}

/** Closes the dialog; what lies on the desk stays. */
export function closeTicks(): void {
  store.setState({ isOpen: false, done: null });
}

/** Clears the desk: its sheet belongs to the project that was left. */
export function clearTicks(): void {
  store.setState(empty);
}

/** Begins anew with this file. */
export function takeSheet(file: ChosenFile): void {
  store.setState({ ...empty, isOpen: true, file });
}

/** Says something against the proposal. */
export function saySheet(said: SheetSaid): void {
  store.setState({ said });
}

/** Goes on to the comparison; `done` says what was brought in before. */
export function showComparison(done: TicksDesk['done'] = null): void {
  store.setState({ stage: 'report', done });
}

/** Goes back to the sheet. */
export function showSheet(): void {
  store.setState({ stage: 'sheet', done: null });
}

/** Counts other sources. */
export function countWithin(within: 'sheet' | 'project'): void {
  store.setState({ within });
}
