import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Recoding } from '#core/recoding/recoding.ts';

/** The dialog that is open. */
export type RoundsDialog =
  | { readonly what: 'open' }
  | { readonly what: 'unlock'; readonly id: string }
  | { readonly what: 'recode'; readonly personId?: string }
  | { readonly what: 'redraw'; readonly recoding: Recoding };

const desk = createStore<{ readonly dialog: RoundsDialog | null }>(() => ({ dialog: null }));

/** The dialog about rounds and second passes that is open; null if none is. */
export function useRoundsDialog(): RoundsDialog | null {
  return useStore(desk, (state) => state.dialog);
}

/** Opens a dialog; null closes it. */
export function openDialog(dialog: RoundsDialog | null): void {
  desk.setState({ dialog });
}
