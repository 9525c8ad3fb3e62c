// Progress of updating a study of an earlier version, from the program's news.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { UpdateAt } from '#electron/rpc/transport.ts';

/** Null while no update runs. */
export const updateStore = createStore<{ readonly at: UpdateAt | null }>(() => ({ at: null }));

/** Whether a study is being updated. */
export function useIsUpdating(): boolean {
  return useStore(updateStore, ({ at }) => at !== null);
}
