// When the focused element is removed, moves the focus to the nearest list or the work. Otherwise nothing would have
// the focus, and the arrow keys would do nothing.
import { useEffect } from 'react';
import { rememberOpener, returnToOpener } from './focus-openers.ts';
import { afterFrames } from './frames.ts';
import { landInWork } from './landing.ts';
import { overlays } from './overlays.ts';
import { tabbableIn } from './tabbable.ts';

const lists = ':is([role="grid"], [role="treegrid"], [role="tree"], [role="listbox"])[tabindex="0"]';
const text = '[role="textbox"]:not(input, textarea)';

/** How many frames to wait: a closing menu or dialog restores the focus itself. */
const RESTORE_FRAMES = 4;

/** The focused element and its ancestors, from the inside out. */
interface Holder {
  readonly element: HTMLElement;
  readonly around: readonly HTMLElement[];
}

/** Moves a lost focus to the nearest list, else to the work, unless other code does. Use it once in the window. */
export function useFocusPassing(): void {
  useEffect(() => {
    let holder: Holder | null = null;
    let isAsked = false;
    const onFocusIn = (event: FocusEvent): void => {
      rememberOpener(event);
      const { target } = event;
      if (target instanceof HTMLElement) holder = { element: target, around: ancestorsOf(target) };
    };
    const watcher = new MutationObserver(() => {
      const gone = holder;
      if (gone !== null && isLost(gone)) returnToOpener(gone.element);
      if (isAsked || gone === null || !isTakenAway(gone)) return;
      isAsked = true;
      const isOver = gone.around.some((each) => each.matches(overlays));
      afterFrames(isOver ? RESTORE_FRAMES : 1, () => {
        isAsked = false;
        if (gone === holder) passOn(gone);
      });
    });
    watcher.observe(document.body, {
      childList: true,
      subtree: true,
      // An overlay begins to close, and what lies under it can have the focus again.
      attributeFilter: ['data-exiting', 'inert'],
    });
    document.addEventListener('focusin', onFocusIn);
    return () => {
      watcher.disconnect();
      document.removeEventListener('focusin', onFocusIn);
    };
  }, []);
}

function ancestorsOf(element: HTMLElement): HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let each = element.parentElement; each && each !== document.body; each = each.parentElement)
    around.push(each);
  return around;
}

/** Whether the element has the focus, or had it until it was removed. */
function isLost(gone: Holder): boolean {
  return document.activeElement === gone.element || isTakenAway(gone);
}

function isTakenAway({ element }: Holder): boolean {
  return document.activeElement === document.body && !element.isConnected;
}

function passOn(gone: Holder): void {
  if (!isTakenAway(gone)) return;
  const rest = gone.around.find((each) => each.isConnected);
  const over = rest?.closest<HTMLElement>(overlays);
  // A text that replaces another takes the focus itself unless the person has moved on.
  if (!gone.element.matches(text)) {
    const next = over
      ? tabbableIn(over)
      : rest?.closest('aside, [data-side]')?.querySelector<HTMLElement>(lists);
    next?.focus({ preventScroll: true });
    if (isTakenAway(gone)) landInWork();
  }
  if (isTakenAway(gone)) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
}
