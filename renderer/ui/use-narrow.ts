import { useSyncExternalStore } from 'react';

let found: MediaQueryList | undefined;

/**
 * A window in which three columns do not stand beside each other: as the style sheets have it. Asked for once there is a
 * window: sentences that are shown in a toast are made and tested without one.
 */
function narrow(): MediaQueryList {
  return (found ??= window.matchMedia('(width < 900px)'));
}

function watch(listener: () => void): () => void {
  const query = narrow();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the window is too narrow for panels beside the work, now. */
export function isNarrow(): boolean {
  return narrow().matches;
}

/** The same, kept true. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, isNarrow);
}
