// Two lists of passages may stand beside a text: one in the column on the left, one on the right side. The keys go through
// the one that was used last.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type ListPlace = 'column' | 'right';

const store = createStore<{ readonly place: ListPlace | null }>(() => ({ place: null }));

/** The keys go through this list from now on. */
export function attendToList(place: ListPlace): void {
  if (store.getState().place !== place) store.setState({ place });
}

/** Whether the keys go through the list at this place; once it is gone, they go through the other. */
export function useListAtHand(place: ListPlace): boolean {
  useEffect(
    () => () => {
      if (store.getState().place === place) store.setState({ place: null });
    },
    [place],
  );
  const at = useStore(store, (state) => state.place);
  return at === null || at === place;
}
