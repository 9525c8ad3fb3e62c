// Where the focus goes when a dialog closes whose opener is gone, such as a menu item: to the element focused before
// the menu, or if that is gone too, to the work. Otherwise the next key would do nothing.
import { useEffect } from 'react';
import { afterFrames } from './frames.ts';
import { focusOfPage, watchMoves } from './focus-watch.ts';
import { isTabbable } from './tabbable.ts';

/** For components that hold the focus: when they unmount and nothing has the focus, restores it to the page. */
export function useFocusReturn(): void {
  useEffect(() => () => afterwards(returnToPage), []);
}

/** For the work of a project: when it appears and nothing has the focus, gives it the focus. */
export function useFocusLanding(): void {
  useEffect(() => {
    afterwards(returnToPage);
  }, []);
}

/** Focuses a new element: at once, and again when the menu that opened it has closed. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
  const hasMovedElsewhere = watchMoves();
  afterwards(() => {
    const over = document.activeElement?.closest('[role="dialog"], [role="alertdialog"]');
    // Something opened meanwhile keeps the focus; something just closing does not.
    if ((!over || over.closest('[data-exiting]')) && !hasMovedElsewhere()) element?.focus();
  });
}

/** Runs `act` after the frame in which a closing overlay restores the focus to its opener. */
function afterwards(act: () => void): void {
  afterFrames(2, act);
}

function returnToPage(): void {
  if (document.activeElement !== document.body) return;
  const last = focusOfPage();
  if (last?.isConnected) last.focus({ preventScroll: true });
  if (document.activeElement !== document.body) return;
  const work = document.querySelector('main');
  const buttons = [...(work?.querySelectorAll<HTMLElement>('button:enabled') ?? [])].filter(isTabbable);
  // The main button, else the first one. Never a field or a list, which would take letters and undo for themselves.
  (buttons.find((button) => button.dataset['tone'] === 'primary') ?? buttons[0])?.focus({
    preventScroll: true,
  });
}
