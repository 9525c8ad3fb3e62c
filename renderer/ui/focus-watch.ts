// What has the focus, and whether the person (by key or pointer) or the page itself gave it.
import { useEffect, useLayoutEffect, useRef } from 'react';
import { overlays } from './overlays.ts';

/** The element of the page, outside dialogs and menus, that had the focus last. */
let onPage: HTMLElement | null = null;
/** A counter of key presses and pointer presses. */
let acts = 0;
/** The same, with turns of the wheel. */
let handActs = 0;
/** The element focused last, and the counter at that moment. */
let given: { readonly to: EventTarget | null; readonly acts: number } = { to: null, acts };

function onPress(): void {
  acts += 1;
}

function onHand(): void {
  handActs += 1;
}

function onFocusIn({ target }: FocusEvent): void {
  given = { to: target, acts };
  if (!(target instanceof HTMLElement)) return;
  // Menus and lists of options count as overlays of their own.
  if (target.closest(overlays) === null) onPage = target;
}

/** The element of the page that had the focus last; null before the first. It may have been removed. */
export function focusOfPage(): HTMLElement | null {
  return onPage;
}

/** Watches the focus. Use it once in the window. */
export function useFocusWatch(): void {
  useEffect(() => {
    const ended = new AbortController();
    const options = { capture: true, passive: true, signal: ended.signal };
    for (const act of ['pointerdown', 'keydown'] as const) window.addEventListener(act, onPress, options);
    for (const act of ['pointerdown', 'keydown', 'wheel'] as const)
      window.addEventListener(act, onHand, options);
    document.addEventListener('focusin', onFocusIn, options);
    return () => ended.abort();
  }, []);
}

/**
 * For components that take the focus late: returns a function that says whether the person has moved elsewhere since
 * this call, so that the next key is not taken from them. The element focused now does not count as elsewhere, nor does
 * an element to which a palette or menu returns the focus.
 */
export function watchMoves(): () => boolean {
  const began = acts;
  const before = new Set<EventTarget | null>([document.activeElement, onPage]);
  return () => {
    const { to } = given;
    if (given.acts === began || before.has(to) || to !== document.activeElement) return false;
    // The work as a whole holds the focus only until something in it takes it.
    return to instanceof Element && !to.matches('main') && to.closest('[data-exiting]') === null;
  };
}

/**
 * For components that scroll or select late: returns a function that says whether the person has pressed a key, the
 * pointer or turned the wheel since this call, so that what they went to is not taken from them.
 */
export function watchHand(): () => boolean {
  const began = handActs;
  return () => handActs !== began;
}

/** `watchMoves` since `asked` last changed. */
export function useMovedSince(asked: unknown): () => boolean {
  const watch = useRef((): boolean => false);
  const isElsewhere = useRef(() => watch.current()).current;
  // Before the effects of child components and before the next key.
  useLayoutEffect(() => {
    watch.current = watchMoves();
    // Another thing was asked for.
  }, [asked]);
  return isElsewhere;
}
