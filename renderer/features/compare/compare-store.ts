// What the comparison screen has chosen: table and inspector look at the same. It is not remembered.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { closeFigure } from '#renderer/common/figures/figure-desk.ts';
import type { ComparisonSettings } from '#core/comparison/settings.ts';

/** A cell of the table, by theme and column. */
export interface ChosenCell {
  readonly themeId: string;
  readonly column: string;
}

export interface CompareState {
  readonly chosen: ChosenCell | null;
  /** Settings looked at in a project that is open for reading only, by comparison id. */
  readonly lookedAt: Readonly<Record<string, ComparisonSettings>>;
  /** The verdict is to take the focus as soon as it is there. */
  readonly verdictAsked: boolean;
}

export const compareStore = createStore<CompareState>(() => ({
  chosen: null,
  lookedAt: {},
  verdictAsked: false,
}));

/** A part of what is chosen; the component renders again when it changes. */
export function useCompare<T>(select: (state: CompareState) => T): T {
  return useStore(compareStore, select);
}

/** Chooses a cell, whose passages the inspector then shows; the panel of the figure gives way. */
export function choose(chosen: ChosenCell): void {
  closeFigure();
  compareStore.setState({ chosen });
}

/** Takes the focus to the verdict on the chosen theme. */
export function askForVerdict(): void {
  compareStore.setState({ verdictAsked: true });
}

/** The verdict has taken the focus. */
export function verdictFocused(): void {
  compareStore.setState({ verdictAsked: false });
}
