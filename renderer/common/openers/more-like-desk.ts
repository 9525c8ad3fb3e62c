// Whether Passages lists suggestions for its code instead of the passages that have it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { holdQuery } from './open-query.ts';
import { show, workspaceStore } from '#renderer/state/workspace.ts';

interface MoreLike {
  readonly codeId: string | null;
  readonly view: 'suggested' | 'proposed' | 'refused';
}

const store = createStore<MoreLike>(() => ({ codeId: null, view: 'suggested' }));

/** Which suggestions for the code are listed; null if its passages are. */
export function useMoreLike(codeId: string): MoreLike['view'] | null {
  return useStore(store, (state) => (state.codeId === codeId ? state.view : null));
}

/** Lists the passages that are like those of a code, or those that programs proposed for it. */
export function lookForMoreLike(codeId: string, view: 'suggested' | 'proposed' = 'suggested'): void {
  store.setState({ codeId, view });
  holdQuery(null);
  workspaceStore.setState({ codeId });
  show('passages');
}

/** Lists the suggestions, or those that were refused. */
export function viewMoreLike(view: MoreLike['view']): void {
  store.setState({ view });
}

/** Lists the passages of the code again. */
export function leaveMoreLike(): void {
  store.setState({ codeId: null });
}
