// Moves the focus into the list, table or tree of a new screen, so that the next key goes to the work. Otherwise it
// would stay on the control that opened the screen, or nowhere.
import { useEffect } from 'react';
import { isReturnedTo } from './focus-openers.ts';
import { lookUntilFound } from './frames.ts';
import { overlays } from './overlays.ts';

/** The first list, table or tree of the screen that is not beside a text. */
const lists =
  'main :is([role="grid"], [role="treegrid"], [role="tree"], [role="listbox"])' +
  '[tabindex="0"]:not([data-side="right"] *)';

/** The main button of a screen with nothing to list yet. */
const beginning = 'main [data-empty] button[data-tone="primary"]:enabled';

/** The list beside a screen that waits for a choice there. */
const choosing =
  'body:has(main [data-empty]) aside :is([role="tree"], [role="treegrid"], [role="listbox"])[tabindex="0"]';

/** A text to read or write in. */
const texts = 'main :is([role="textbox"], [role="document"])[tabindex="0"]';

/** The active one of two works side by side. */
const atHand = 'main [data-active] :is([role="textbox"], [role="document"], [role="listbox"])[tabindex="0"]';

/** Fields to type in that have no list open. */
const writing =
  'textarea, input:not([aria-expanded="true"], [type="checkbox"], [type="radio"], [type="range"])';

/**
 * Focuses the work whenever another screen appears, unless something there has taken the focus or the person presses
 * something.
 */
export function useLanding(screen: string | null): void {
  // Wait for what opened the screen, such as a palette, to give up the focus in the next frame.
  useEffect(() => landAfter(3), [screen]);
}

/**
 * Focuses the work as soon as it is drawn (it may still be counting), unless the person presses something meanwhile.
 */
export function landWhenThere(): void {
  landAfter(0);
}

/** Returns a function that cancels it. */
function landAfter(frames: number): () => void {
  const from = document.activeElement;
  return lookUntilFound(() => {
    if (isTaken(from)) return true;
    const target = workOf();
    // Meanwhile the screen's keys work, and no button is pressed by accident.
    (target ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
    return target !== undefined;
  }, frames);
}

/** Focuses the work of the current screen, for somebody who asks for that screen again. */
export function landInWork(): void {
  workOf()?.focus({ preventScroll: true });
}

function workOf(): HTMLElement | undefined {
  return shown(lists) ?? shown(beginning) ?? shown(choosing);
}

/**
 * For fields and buttons that narrow a list: ↓ and Enter move from a field to the list; Escape does so from an empty
 * field, and from a button once it has closed its list.
 */
export function useNarrowedList(): void {
  useEffect(() => {
    // A field that this very key has emptied keeps the caret.
    let held = '';
    const onKeyDownFirst = ({ target }: KeyboardEvent): void => {
      held = target instanceof HTMLInputElement ? target.value : '';
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target, key } = event;
      if (!(target instanceof HTMLElement)) return;
      const isField = target.matches(
        '[data-narrows] input:not([role="combobox"], [type="checkbox"], [type="radio"])',
      );
      const isButton = key === 'Escape' && target.matches('[data-narrows] button');
      if (!isField && !isButton) return;
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (key !== 'ArrowDown' && key !== 'Enter' && (key !== 'Escape' || held !== '')) return;
      const beside = target.closest('aside [data-narrows]')?.parentElement;
      const list = beside?.querySelector<HTMLElement>('[role="tree"]') ?? shown(lists);
      // If there is no list, Escape still leaves the field, so that letters act as keys again.
      const work = key === 'Escape' ? document.querySelector<HTMLElement>('main') : null;
      const next = list ?? work;
      if (!next) return;
      event.preventDefault();
      next.focus({ preventScroll: true });
    };
    window.addEventListener('keydown', onKeyDownFirst, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDownFirst, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

/**
 * For fields in or beside the work: Escape returns to the work if the field has nothing to discard or close. Attach it
 * before the window's keys, which may use Escape otherwise.
 */
export function useFieldLeaving(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (event.isComposing || event.keyCode === 229) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (!(target instanceof HTMLElement) || !target.matches(writing)) return;
      if (target.closest(`${overlays}, [data-narrows]`) !== null) return;
      const work = shown(atHand) ?? workOf() ?? shown(texts) ?? document.querySelector<HTMLElement>('main');
      event.preventDefault();
      work?.focus({ preventScroll: true });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Whether the focus has moved from `from` to the work, to something beside it or over it. */
function isTaken(from: Element | null): boolean {
  const { activeElement } = document;
  const over = activeElement?.closest(overlays);
  if (over) return over.closest('[data-exiting]') === null;
  const work = document.querySelector('main');
  if (activeElement === work || activeElement === document.body || isReturnedTo(activeElement)) return false;
  return activeElement !== from || (work?.contains(activeElement) ?? false);
}

function shown(selector: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selector)].find((each) =>
    each.checkVisibility({ visibilityProperty: true }),
  );
}
