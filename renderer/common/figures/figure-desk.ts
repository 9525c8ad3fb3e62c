// Which figure's export panel is open. Shared by screen and panel; not remembered between starts.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { openInspector } from '#renderer/app/services/side-panels.ts';

/** The figures that can be exported, named after their screens. */
export type FigureOf = 'tally' | 'comparison' | 'flow' | 'crosstab' | 'timeline' | 'portraits' | 'saturation';

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
