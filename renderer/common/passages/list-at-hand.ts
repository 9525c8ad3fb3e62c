// Two lists of passages may stand beside a text: in the left column and on the right side. The keys step through the
// one used last.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type ListPlace = 'column' | 'right';

const store = createStore<{ readonly place: ListPlace | null }>(() => ({ place: null }));

/** Makes the keys step through this list. */
export function activateList(place: ListPlace): void {
  if (store.getState().place !== place) store.setState({ place });
}

/** Whether the keys step through the list at this place. When it closes, they step through the other. */
export function useIsActiveList(place: ListPlace): boolean {
  useEffect(
    () => () => {
      if (store.getState().place === place) store.setState({ place: null });
    },
    [place],
  );
  const at = useStore(store, (state) => state.place);
  return at === null || at === place;
}
