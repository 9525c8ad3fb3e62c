// What has the focus and is taken off the page passes it on: as a list does in whose place another comes. Otherwise it would
// be nowhere, where no arrow does anything.
import { useEffect } from 'react';
import { afterFrames } from './frames.ts';
import { landInWork } from './landing.ts';
import { overlays } from './overlays.ts';
import { tabbableIn } from './tabbable.ts';

const lists = ':is([role="grid"], [role="treegrid"], [role="tree"], [role="listbox"])[tabindex="0"]';
const text = '[role="textbox"]:not(input, textarea)';

/** A menu or a dialog gives the focus back by itself, some frames after it has gone. */
const PATIENCE = 4;

/** What has the focus, and what it stands in, from the inside out. */
interface Holder {
  readonly element: HTMLElement;
  readonly around: readonly HTMLElement[];
}

/** Passes it on to the list that is nearest, else to the work, unless somebody else does. Once, for the whole window. */
export function useFocusPassing(): void {
  useEffect(() => {
    let holder: Holder | null = null;
    let isAsked = false;
    const onFocusIn = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement) holder = { element: target, around: ancestorsOf(target) };
    };
    const watcher = new MutationObserver(() => {
      const gone = holder;
      if (isAsked || gone === null || !isTakenAway(gone)) return;
      isAsked = true;
      const isOver = gone.around.some((each) => each.matches(overlays));
      afterFrames(isOver ? PATIENCE : 1, () => {
        isAsked = false;
        if (gone === holder) passOn(gone);
      });
    });
    watcher.observe(document.body, { childList: true, subtree: true });
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

function isTakenAway({ element }: Holder): boolean {
  return document.activeElement === document.body && !element.isConnected;
}

function passOn(gone: Holder): void {
  if (!isTakenAway(gone)) return;
  const rest = gone.around.find((each) => each.isConnected);
  const over = rest?.closest<HTMLElement>(overlays);
  // The text that comes in the place of another takes the focus itself, where the hand is not elsewhere by then.
  if (!gone.element.matches(text)) {
    const next = over
      ? tabbableIn(over)
      : rest?.closest('aside, [data-side]')?.querySelector<HTMLElement>(lists);
    next?.focus({ preventScroll: true });
    if (isTakenAway(gone)) landInWork();
  }
  if (isTakenAway(gone)) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
}
