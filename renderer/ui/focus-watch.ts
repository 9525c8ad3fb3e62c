// What has the focus, and whether it was the hand that gave it: a key or the pointer, not the page itself.
import { useEffect, useLayoutEffect, useRef } from 'react';
import { overlays } from './overlays.ts';

/** What had the focus last on the page itself, below dialogs and menus. */
let onPage: HTMLElement | null = null;
/** How often the hand has acted. */
let acts = 0;
/** What was given the focus last, and how often the hand had acted by then. */
let given: { readonly to: EventTarget | null; readonly acts: number } = { to: null, acts };

function onHand(): void {
  acts += 1;
}

function onFocusIn({ target }: FocusEvent): void {
  given = { to: target, acts };
  if (!(target instanceof HTMLElement)) return;
  // Menus and lists to choose from stand in dialogs of their own.
  if (target.closest(overlays) === null) onPage = target;
}

/** What had the focus last on the page itself; null before anything had. It may be gone by now. */
export function focusOfPage(): HTMLElement | null {
  return onPage;
}

/** Watches what has the focus. Once, for as long as there is a window. */
export function useFocusWatch(): void {
  useEffect(() => {
    const ended = new AbortController();
    const options = { capture: true, passive: true, signal: ended.signal };
    for (const act of ['pointerdown', 'keydown'] as const) window.addEventListener(act, onHand, options);
    document.addEventListener('focusin', onFocusIn, options);
    return () => ended.abort();
  }, []);
}

/**
 * For what takes the focus only after a while: whether the hand has gone elsewhere since this was called, so that the next
 * key is not for what comes late. What has the focus now is not elsewhere, nor is what a palette or a menu gives it back to.
 */
export function watchHand(): () => boolean {
  const began = acts;
  const before = new Set<EventTarget | null>([document.activeElement, onPage]);
  return () => {
    const { to } = given;
    if (given.acts === began || before.has(to) || to !== document.activeElement) return false;
    // The work as a whole has the focus only until something in it takes it.
    return to instanceof Element && !to.matches('main') && to.closest('[data-exiting]') === null;
  };
}

/** The same since `asked` changed last. */
export function useHandSince(asked: unknown): () => boolean {
  const watch = useRef((): boolean => false);
  const isElsewhere = useRef(() => watch.current()).current;
  // Before the effects of what is within, and before the next key.
  useLayoutEffect(() => {
    watch.current = watchHand();
    // Something else was asked for.
  }, [asked]);
  return isElsewhere;
}
