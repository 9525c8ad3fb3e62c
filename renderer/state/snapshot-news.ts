// News about snapshots: that the list has changed, or why none could be made.
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { ErrorValue } from '#core/errors.ts';

interface SnapshotNews {
  /** Counted up with each piece of news. */
  readonly count: number;
  /** Why the last snapshot could not be made; null while all is well. */
  readonly error: ErrorValue | null;
}

export const snapshotNews = createStore<SnapshotNews>(() => ({ count: 0, error: null }));

/** A part of the news; the component renders again when that part changes. */
export function useSnapshotNews<T>(select: (news: SnapshotNews) => T): T {
  return useStore(snapshotNews, select);
}
