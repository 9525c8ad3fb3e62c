// What a screen has opened beside its table or figure. Shared by screen and inspector; not remembered, because numbers
// change.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { openInspector } from '#renderer/app/services/side-panels.ts';
import { closeFigure } from './figure-desk.ts';

/** What one screen has opened: a hook that tells it, null for nothing, and a function that opens something. */
export interface OpenedBeside<Opened> {
  readonly useOpened: () => Opened | null;
  /** Also closes the figure panel. */
  readonly open: (opened: Opened) => void;
}

/** A place for what a screen opens; nothing is open at first. */
export function openedBeside<Opened>(): OpenedBeside<Opened> {
  const store = createStore<{ readonly opened: Opened | null }>(() => ({ opened: null }));
  return {
    useOpened: () => useStore(store, (state) => state.opened),
    open: (opened) => {
      closeFigure();
      openInspector();
      store.setState({ opened });
    },
  };
}
