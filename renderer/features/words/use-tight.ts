import { useSyncExternalStore } from 'react';

const query = '(width < 1400px)';

function watch(listener: () => void): () => void {
  const found = window.matchMedia(query);
  found.addEventListener('change', listener);
  return () => found.removeEventListener('change', listener);
}

/** Whether two tables beside each other have no room for bars. */
export function useTight(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(query).matches);
}
