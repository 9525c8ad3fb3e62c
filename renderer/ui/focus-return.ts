// Where the focus goes when a dialog closes whose opener is gone, as the line of a menu is: back to what had it
// before the menu. Otherwise it would be nowhere, and the next key would do nothing.
import { useEffect } from 'react';

let last: HTMLElement | null = null;

function onFocusIn({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement)) return;
  // Menus and lists to choose from stand in dialogs of their own.
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') === null) last = target;
}

/** Watches what has the focus on the page itself. Once, for as long as there is a window. */
export function useFocusWatch(): void {
  useEffect(() => {
    document.addEventListener('focusin', onFocusIn);
    return () => document.removeEventListener('focusin', onFocusIn);
  }, []);
}

/** For what takes the focus while it is there: when it goes and nothing has the focus, the page has it again. */
export function useFocusReturn(): void {
  useEffect(
    () => () => {
      // What opened it, if still there, is given the focus in the frame after it has gone; this is later.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) last?.focus({ preventScroll: true });
        }),
      );
    },
    [],
  );
}
