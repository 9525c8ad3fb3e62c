// The selection on the comparison screen, shared by table and inspector; not remembered.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { closeFigure } from '#renderer/common/figures/figure-desk.ts';
import type { ComparisonSettings } from '#core/comparison/settings.ts';

/** A cell of the table by theme and column. */
export interface ChosenCell {
  readonly themeId: string;
  readonly column: string;
}

export interface CompareState {
  readonly chosen: ChosenCell | null;
  /** Settings tried out in a read-only project, by comparison id. */
  readonly lookedAt: Readonly<Record<string, ComparisonSettings>>;
  /** Whether the verdict should take the focus as soon as it is rendered. */
  readonly verdictAsked: boolean;
}

export const compareStore = createStore<CompareState>(() => ({
  chosen: null,
  lookedAt: {},
  verdictAsked: false,
}));

/** A part of the selection; the component renders again when it changes. */
export function useCompare<T>(select: (state: CompareState) => T): T {
  return useStore(compareStore, select);
}

/** Selects a cell, whose passages the inspector then shows; closes the figure panel. */
export function choose(chosen: ChosenCell): void {
  closeFigure();
  compareStore.setState({ chosen });
}

/** Moves the focus to the verdict on the selected theme. */
export function askForVerdict(): void {
  compareStore.setState({ verdictAsked: true });
}

/** Notes that the verdict has taken the focus. */
export function verdictFocused(): void {
  compareStore.setState({ verdictAsked: false });
}
