// The texts are read into memory once a project is open and its window has come to rest: then the first search takes
// no longer than any other.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { api } from '#renderer/api.ts';
import { useProject } from '#renderer/state/use-project.ts';

/** How long after opening, in milliseconds. */
const PAUSE = 1_500;

export interface Preparing {
  readonly done: number;
  readonly total: number;
  readonly startedAt: number;
}

const store = createStore<{ readonly preparing: Preparing | null }>(() => ({ preparing: null }));

/** How far the reading is; null when it is done, or not begun. */
export function usePreparing(): Preparing | null {
  return useStore(store, ({ preparing }) => preparing);
}

/** Reads the texts of the open project ahead. */
export function usePreparedSearch(): void {
  const path = useProject((state) => state.open?.path);
  useEffect(() => {
    if (path === undefined) return undefined;
    const gone = new AbortController();
    const startedAt = Date.now() + PAUSE;
    const timer = setTimeout(() => {
      api.search
        .prepare(
          {},
          {
            signal: gone.signal,
            onProgress: ({ done, total }) => store.setState({ preparing: { done, total, startedAt } }),
          },
        )
        // A search that needs the texts reads them itself, and says what went wrong.
        .catch(() => undefined)
        .finally(() => store.setState({ preparing: null }));
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [path]);
}
