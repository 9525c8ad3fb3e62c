// The active cell of the grid, and where the keys go: the grid, the passages of the cell, or its summary. Shared by the
// work and the inspector; the cell is not remembered, because rows come and go.
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { openInspector } from '#renderer/app/services/side-panels.ts';
import type { GridCellPlace } from '#renderer/ui/table/cell-grid-props.ts';

/** A part of the screen that takes keys. */
export type GridPart = 'grid' | 'passages' | 'summary';

interface Desk {
  readonly active: GridCellPlace | null;
}

const store = createStore<Desk>(() => ({ active: null }));

/** The elements that are there now. */
const elements: Partial<Record<GridPart, HTMLElement | null>> = {};
/** The part that gets the focus as soon as it is there, with what was typed before. */
let wanted: { readonly part: GridPart; readonly typed: string } | null = null;

/** The active cell; null until one is chosen. */
export function useActiveCell(): GridCellPlace | null {
  return useStore(store, (state) => state.active);
}

/** Makes a cell the active one. */
export function activate(active: GridCellPlace): void {
  const before = store.getState().active;
  if (before?.row !== active.row || before.column !== active.column) store.setState({ active });
}

/**
 * Takes note of the element of a part; null when it goes. Returns the characters typed for it before it was there, or
 * null if nobody waits for it.
 */
export function arrived(part: GridPart, element: HTMLElement | null): string | null {
  elements[part] = element;
  if (element === null || wanted?.part !== part) return null;
  const { typed } = wanted;
  wanted = null;
  element.focus();
  return typed;
}

/** Gives the focus to a part, at once if it is there. `typed` is a character pressed on the grid. */
export function focusOn(part: GridPart, typed = ''): void {
  if (focusNow(part)) return;
  // The panel opens before the browser types the letter, so that it goes into the field, and none is lost.
  wanted = { part, typed: '' };
  if (part !== 'grid') flushSync(openInspector);
  if (wanted !== null && !focusNow(part)) wanted = { part, typed };
}

/** Gives the focus to a part if it can be seen; whether it could. */
function focusNow(part: GridPart): boolean {
  const element = elements[part];
  if (!element?.isConnected || !element.checkVisibility()) return false;
  wanted = null;
  element.focus();
  return true;
}

/** Makes a cell active and lets the focus follow to the same part of it, which is not there yet. */
export function goOn(part: GridPart, active: GridCellPlace): void {
  wanted = { part, typed: '' };
  activate(active);
}
