import { useEffect } from 'react';
import { perform } from './action-handlers.ts';
import { actions } from './actions.ts';

/** Does what is chosen in the native menu of the desktop window, which sends `{ action: id }`. */
export function useNativeMenu(): void {
  useEffect(
    () =>
      window.concord?.subscribe((message) => {
        if (typeof message !== 'object' || message === null || !('action' in message)) return;
        const chosen = actions.find(({ id }) => id === message.action);
        if (chosen) perform(chosen.id);
      }),
    [],
  );
}
