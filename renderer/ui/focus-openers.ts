// Gives the focus back the moment a dialog or menu begins to close. The library does so once it has faded and another frame
// has passed; until then the arrow keys would go to what is just closing, and be lost.
import { overlays } from './overlays.ts';

/** How deep overlays open one from another: a submenu of a menu in a dialog, and some to spare. */
const MOST_DEEP = 8;

/** What had the focus before it went into each overlay. */
const openers = new WeakMap<Element, HTMLElement>();

/** The element to which the focus was given back, as long as it stays there. */
let returned: EventTarget | null = null;

/** Remembers what an overlay was opened from. Call it whenever an element gets the focus. */
export function rememberOpener({ target, relatedTarget }: FocusEvent): void {
  if (target !== returned) returned = null;
  const over = target instanceof Element ? target.closest(overlays) : null;
  if (!over || openers.has(over) || !(relatedTarget instanceof HTMLElement)) return;
  if (!over.contains(relatedTarget)) openers.set(over, relatedTarget);
}

/**
 * If `from`, which has the focus or had it when it was removed, belongs to an overlay that is closing or gone, focuses what
 * this was opened from. Does nothing while that cannot have the focus: it is gone too, or still shut off by the overlay.
 */
export function returnToOpener(from: Element): void {
  let back: Element | undefined = from;
  for (let deep = 0; back && isClosing(back) && deep < MOST_DEEP; deep += 1) {
    const over: Element | null = back.closest(overlays);
    back = over ? openers.get(over) : undefined;
  }
  if (!(back instanceof HTMLElement) || isClosing(back) || back === from || back.closest('[inert]') !== null)
    return;
  returned = back;
  back.focus({ preventScroll: true });
}

/** Whether an overlay that closed has given this element the focus, so that the person has not chosen it. */
export function isReturnedTo(element: Element | null): boolean {
  return element !== null && element === returned;
}

function isClosing(element: Element): boolean {
  return !element.isConnected || element.closest('[data-exiting]') !== null;
}
