// Whether all that was written in this window is saved. A note that is being written says so; the footer shows it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type Saving = 'saved' | 'unsaved' | 'saving' | 'changed-elsewhere';

export const savingStore = createStore<{ readonly saving: Saving }>(() => ({ saving: 'saved' }));

/** Whether all that was written in this window is saved. */
export function useSaving(): Saving {
  return useStore(savingStore, (state) => state.saving);
}
