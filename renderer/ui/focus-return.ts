// Where the focus goes when a dialog closes whose opener is gone, as the line of a menu is: back to what had it
// before the menu, or where that is gone as well to the work. Otherwise it would be nowhere, and the next key would do
// nothing.
import { useEffect } from 'react';
import { afterFrames } from './frames.ts';
import { focusOfPage, watchHand } from './focus-watch.ts';
import { isTabbable } from './tabbable.ts';

/** For what takes the focus while it is there: when it goes and nothing has the focus, the page has it again. */
export function useFocusReturn(): void {
  useEffect(() => () => afterwards(returnToPage), []);
}

/** For the work over a project: when it comes and nothing has the focus, it is what the keys are for. */
export function useFocusLanding(): void {
  useEffect(() => {
    afterwards(returnToPage);
  }, []);
}

/** Gives the focus to what has just come: at once, and again when the menu that asked for it has let go of it. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
  const isHandElsewhere = watchHand();
  afterwards(() => {
    const over = document.activeElement?.closest('[role="dialog"], [role="alertdialog"]');
    // What has been opened meanwhile keeps it; what is just closing does not.
    if ((!over || over.closest('[data-exiting]')) && !isHandElsewhere()) element?.focus();
  });
}

/** What opened a thing, if still there, is given the focus in the frame after it has gone; this is later. */
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
  // What there is to do before anything else; then the first there is. No field and no list: they would take for
  // their own what is meant for the work, letters and undo.
  (buttons.find((button) => button.dataset['tone'] === 'primary') ?? buttons[0])?.focus({
    preventScroll: true,
  });
}
