import { useSyncExternalStore } from 'react';

let found: MediaQueryList | undefined;

/**
 * Matches a window too narrow for three columns, by the same rule as the style sheets. Created on first use, because
 * sentences shown in a notice are also tested without a window.
 */
function narrow(): MediaQueryList {
  return (found ??= window.matchMedia('(width < 900px)'));
}

function watch(listener: () => void): () => void {
  const query = narrow();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the window is too narrow now for panels beside the work. */
export function isNarrow(): boolean {
  return narrow().matches;
}

/** The same as a hook. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, isNarrow);
}
