// Reads the texts into memory after a project has opened and its window is idle, so that the first search is as fast as
// later ones.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { api } from '#renderer/api.ts';
import { useProject } from '#renderer/state/use-project.ts';

/** How long to wait after opening, in milliseconds. */
const PREPARE_AFTER_MS = 1_500;

export interface Preparing {
  readonly done: number;
  readonly total: number;
  readonly startedAt: number;
}

const store = createStore<{ readonly preparing: Preparing | null }>(() => ({ preparing: null }));

/** The progress of reading; null before and after it. */
export function usePreparing(): Preparing | null {
  return useStore(store, ({ preparing }) => preparing);
}

/** Reads the texts of the open project ahead. */
export function usePreparedSearch(): void {
  const path = useProject((state) => state.open?.path);
  useEffect(() => {
    if (path === undefined) return undefined;
    const gone = new AbortController();
    const startedAt = Date.now() + PREPARE_AFTER_MS;
    const timer = setTimeout(() => {
      api.search
        .prepare(
          {},
          {
            signal: gone.signal,
            onProgress: ({ done, total }) => store.setState({ preparing: { done, total, startedAt } }),
          },
        )
        // If reading fails, the search itself reads the texts and reports the error.
        .catch(() => undefined)
        .finally(() => store.setState({ preparing: null }));
    }, PREPARE_AFTER_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [path]);
}
