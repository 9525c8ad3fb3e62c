// Saves what is written when its field closes, the study is left or the window closes.
import { useEffect } from 'react';
import { host } from '#renderer/api.ts';

/** Saves this writing when the component leaves, and before the window or the study closes. */
export function useSavedOnLeaving(writing: { readonly save: () => Promise<unknown> }): void {
  useEffect(() => {
    const stop = host.beforeLeaving(() => writing.save());
    return () => {
      stop();
      void writing.save();
    };
  }, [writing]);
}
