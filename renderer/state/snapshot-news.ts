// What the program tells of snapshots: that there are others, or why none was made.
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { ErrorValue } from '#core/errors.ts';

interface SnapshotNews {
  /** Counted up with each piece of news. */
  readonly count: number;
  /** Why there is none that there should be; null while all is well. */
  readonly error: ErrorValue | null;
}

export const snapshotNews = createStore<SnapshotNews>(() => ({ count: 0, error: null }));

/** A part of the news; the component renders again when that part changes. */
export function useSnapshotNews<T>(select: (news: SnapshotNews) => T): T {
  return useStore(snapshotNews, select);
}
