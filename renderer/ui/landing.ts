// Where the focus goes when a screen comes: to its list, table or tree, so that the next key is for the work. Otherwise
// it would stay on the way there, or be nowhere.
import { useEffect } from 'react';
import { lookUntilFound } from './frames.ts';
import { overlays } from './overlays.ts';

/** What is worked in, of a screen: its first list, table or tree, but none beside a text. */
const lists =
  'main :is([role="grid"], [role="treegrid"], [role="tree"], [role="listbox"])' +
  '[tabindex="0"]:not([data-side="right"] *)';

/** Where there is nothing to list yet: what there is to do. */
const beginning = 'main [data-empty] button[data-tone="primary"]:enabled';

/** Where the screen waits for a choice that is made beside it: what there is to choose from. */
const choosing =
  'body:has(main [data-empty]) aside :is([role="tree"], [role="treegrid"], [role="listbox"])[tabindex="0"]';

/** A text that is read or written in. */
const texts = 'main :is([role="textbox"], [role="document"])[tabindex="0"]';

/** Of two works side by side, the one that has the hand. */
const atHand = 'main [data-active] :is([role="textbox"], [role="document"], [role="listbox"])[tabindex="0"]';

/** What one writes in, and nothing hangs from. */
const writing =
  'textarea, input:not([aria-expanded="true"], [type="checkbox"], [type="radio"], [type="range"])';

/** Lands in the work each time another screen comes, unless something there has taken the focus, or a hand acts. */
export function useLanding(screen: string | null): void {
  // What opened the screen, such as a palette, lets go of the focus in the next frame.
  useEffect(() => landAfter(3), [screen]);
}

/** Lands in the work as soon as it is there, where that may still be counted, unless a hand acts meanwhile. */
export function landWhenThere(): void {
  landAfter(0);
}

/** Returns what gives it up. */
function landAfter(frames: number): () => void {
  const from = document.activeElement;
  return lookUntilFound(() => {
    if (isTaken(from)) return true;
    const target = workOf();
    // Meanwhile the keys of the screen work, and none presses a button.
    (target ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
    return target !== undefined;
  }, frames);
}

/** Lands in the work of the screen that is there already, as one does who asks for it again. */
export function landInWork(): void {
  workOf()?.focus({ preventScroll: true });
}

function workOf(): HTMLElement | undefined {
  return shown(lists) ?? shown(beginning) ?? shown(choosing);
}

/**
 * For what narrows a list: ↓ and Enter lead from a field to the list, and Escape does where nothing stood in it, or from a
 * button that has closed what it opened.
 */
export function useNarrowedList(): void {
  useEffect(() => {
    // Emptied by this very key, a field keeps the caret.
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
      // Where nothing is listed, Escape still leads out of the field: elsewhere letters are keys again.
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
 * For fields beside the work, or in it: Escape leads back to it, where it has nothing to give up or to close in the field.
 * To be attached before the keys of the window, which may mean something else by it.
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

/** Whether something has taken the focus since it was on `from`: in the work, beside it or over it. */
function isTaken(from: Element | null): boolean {
  const { activeElement } = document;
  const over = activeElement?.closest(overlays);
  if (over) return over.closest('[data-exiting]') === null;
  const work = document.querySelector('main');
  if (activeElement === work || activeElement === document.body) return false;
  return activeElement !== from || (work?.contains(activeElement) ?? false);
}

function shown(selector: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selector)].find((each) =>
    each.checkVisibility({ visibilityProperty: true }),
  );
}
