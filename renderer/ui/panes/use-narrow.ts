import { useSyncExternalStore } from 'react';

/** A window in which three columns do not stand beside each other: as the style sheets have it. */
const narrow = window.matchMedia('(width < 900px)');

function watch(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

/** Whether the window is too narrow for panels beside the work. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => narrow.matches);
}
