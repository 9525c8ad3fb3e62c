// Where the focus goes when it leaves the notices. Their library gives it back to where it came from, whatever one
// pressed: Tab would go round between a notice and what stands before it, and a click elsewhere would be lost.
import { useEffect } from 'react';
import { isTabbable } from './tabbable.ts';

const notices = '[data-sonner-toaster]';

/** Lets Tab go on from the notices, at their end to the beginning of the window, and a click keep the focus it gave. */
export function useLeavingNotices(): void {
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    window.addEventListener('keydown', goRound, { signal });
    // At the window, after the library's own listener.
    window.addEventListener('focusout', goOn, { signal });
    return () => ended.abort();
  }, []);
}

function goOn({ target, relatedTarget }: FocusEvent): void {
  if (noticesAround(target) === null || !(relatedTarget instanceof HTMLElement)) return;
  if (noticesAround(relatedTarget) === null) relatedTarget.focus({ preventScroll: true });
}

/** At the end of the window Tab would leave it, and so come back to where it was. */
function goRound(event: KeyboardEvent): void {
  const { key, shiftKey, ctrlKey, altKey, metaKey, target, defaultPrevented } = event;
  if (key !== 'Tab' || shiftKey || ctrlKey || altKey || metaKey || defaultPrevented) return;
  const around = noticesAround(target);
  if (around === null || !(target instanceof HTMLElement)) return;
  const all = [...document.querySelectorAll<HTMLElement>('*')].filter(isTabbable);
  const isLast = all.at(-1) === target;
  const first = all.find((element) => !around.contains(element));
  if (!isLast || !first) return;
  event.preventDefault();
  first.focus();
  // The library has taken it once.
  first.focus();
}

/** The list of notices that an element is in; null for all others. */
export function noticesAround(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(notices) : null;
}
