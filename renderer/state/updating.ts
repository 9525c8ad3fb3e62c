// How far the program is with bringing a study of an earlier version up to date, as its news says.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { UpdateAt } from '#electron/rpc/transport.ts';

/** Null while nothing is updated. */
export const updateStore = createStore<{ readonly at: UpdateAt | null }>(() => ({ at: null }));

/** Whether a study is being brought up to date. */
export function useIsUpdating(): boolean {
  return useStore(updateStore, ({ at }) => at !== null);
}
