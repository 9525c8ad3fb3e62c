// Which figure is being made ready for export. Screen and panel share it; it is not remembered.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { openInspector } from '#renderer/app/services/side-panels.ts';

/** The figures that can be exported, by where they are drawn. */
export type FigureOf = 'tally' | 'comparison' | 'flow';

const desk = createStore<{ readonly open: FigureOf | null }>(() => ({ open: null }));

/** Whether the panel of this figure is open. */
export function useFigureOpen(what: FigureOf): boolean {
  return useStore(desk, (state) => state.open === what);
}

/** Opens the panel of a figure. */
export function openFigure(what: FigureOf): void {
  openInspector();
  desk.setState({ open: what });
}

/** Closes the panel, whichever is open. */
export function closeFigure(): void {
  desk.setState({ open: null });
}
