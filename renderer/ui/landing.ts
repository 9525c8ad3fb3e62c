// Where the focus goes when a screen comes: to its list, table or tree, so that the next key is for the work. Otherwise
// it would stay on the way there, or be nowhere.
import { useEffect } from 'react';

/** What is worked in, of a screen: one that says so, else its first list, table or tree, but none beside a text. */
const marked = 'main [data-landing]';
const lists =
  'main :is([role="grid"], [role="treegrid"], [role="tree"], [role="listbox"])' +
  '[tabindex="0"]:not([data-side="right"] *)';

/** Where there is nothing to list yet: what there is to do. */
const beginning = 'main [data-empty] button[data-tone="primary"]:enabled';

/** Where the screen waits for a choice that is made beside it: what there is to choose from. */
const choosing =
  'body:has(main [data-empty]) aside :is([role="tree"], [role="treegrid"], [role="listbox"])[tabindex="0"]';

/** What a screen lists may have to be counted first; it is waited for so long, in milliseconds. */
const PATIENCE = 2000;

/** Lands in the work each time another screen comes, unless something there has taken the focus, or a hand acts. */
export function useLanding(screen: string | null): void {
  useEffect(() => {
    const began = performance.now();
    const from = document.activeElement;
    const ended = new AbortController();
    const { signal } = ended;
    for (const hand of ['pointerdown', 'keydown'] as const)
      window.addEventListener(hand, () => ended.abort(), { capture: true, signal });
    const look = (): void => {
      if (signal.aborted || isTaken(from)) return;
      const target = workOf();
      if (target) target.focus({ preventScroll: true });
      else if (performance.now() - began < PATIENCE) requestAnimationFrame(look);
      if (target) return;
      // Meanwhile the keys of the screen work, and none presses a button.
      document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    };
    // What opened the screen, such as a palette, lets go of the focus in the next frame.
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(look)));
    return () => ended.abort();
  }, [screen]);
}

/** Lands in the work of the screen that is there already, as one does who asks for it again. */
export function landInWork(): void {
  workOf()?.focus({ preventScroll: true });
}

function workOf(): HTMLElement | undefined {
  return shown(marked) ?? shown(lists) ?? shown(beginning) ?? shown(choosing);
}

/** For fields that narrow a list: ↓ and Enter lead from them to the list, and so does Escape where nothing stood in them. */
export function useNarrowedList(): void {
  useEffect(() => {
    // Emptied by this very key, a field keeps the caret.
    let held = '';
    const onKeyDownFirst = ({ target }: KeyboardEvent): void => {
      held = target instanceof HTMLInputElement ? target.value : '';
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target, key } = event;
      const isOurs =
        target instanceof HTMLInputElement &&
        target.matches('[data-narrows] input:not([role="combobox"], [type="checkbox"], [type="radio"])');
      if (!isOurs || event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (key !== 'ArrowDown' && key !== 'Enter' && (key !== 'Escape' || held !== '')) return;
      const beside = target.closest('aside [data-narrows]')?.parentElement;
      const list = beside?.querySelector<HTMLElement>('[role="tree"]') ?? shown(marked) ?? shown(lists);
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

/** Whether something has taken the focus since it was on `from`: in the work, beside it or over it. */
function isTaken(from: Element | null): boolean {
  const { activeElement } = document;
  const over = activeElement?.closest('[role="dialog"], [role="alertdialog"], [role="menu"]');
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
