import { useEffect, useRef } from 'react';
import { host } from '#renderer/api.ts';
import { overlays } from '#renderer/ui/overlays.ts';
import { perform, useAvailableActions } from '#renderer/app/services/action-handlers.ts';
import { isOfText } from '#renderer/app/services/actions.ts';
import { shortcutFor, typingAt, worksWhile, type EarlierPress } from '#renderer/app/services/shortcuts.ts';

/**
 * Listens for the keys of all available actions except those the text handles itself. Ignores keys that an input method
 * is composing with, that a control has handled, or that are pressed over an open dialog or menu.
 */
export function useShortcuts(): void {
  const available = useAvailableActions();
  const latest = useRef(available);
  latest.current = available;
  useEffect(() => {
    let earlier: EarlierPress | null = null;
    let earlierOfThis: EarlierPress | null = null;
    const meantBy = (event: KeyboardEvent, before: EarlierPress | null) => {
      const typing = typingAt(event.target);
      const among = latest.current.filter((action) => !isOfText(action) && worksWhile(typing, action));
      const found = shortcutFor(event, before, among, host.kind === 'electron', typing);
      return found && (found.press.includes(' ') || !choosesByLetter(event)) ? found : null;
    };
    const isForUs = (event: KeyboardEvent): boolean =>
      !event.isComposing &&
      event.keyCode !== 229 &&
      !event.defaultPrevented &&
      !/^(Shift|Control|Alt|Meta|AltGraph)$/.test(event.key) &&
      !pressesControl(event) &&
      !isOverlaid(event.target);
    // Runs in the capture phase: the second key of a sequence must arrive here before a list searches for that letter
    // or the text takes it. The same holds for keys shown in the footer while a list has the focus.
    const onKeyDownFirst = (event: KeyboardEvent) => {
      if (!isForUs(event)) return;
      earlierOfThis = earlier;
      const isNowhere = typingAt(event.target) === 'nowhere';
      // When the key was heard: on a slow machine it may have waited long.
      earlier = isNowhere ? { key: event.key, at: performance.now() } : null;
      const found = meantBy(event, earlierOfThis);
      if (!found || event.repeat || !isNowhere) return;
      const isEnded = found.press.includes(' ');
      // Where letters write, a screen takes the key of an action out of the footer, and the letter comes first.
      const hasHint = found.action.hint === true && found.action.handler.hintKeys?.length !== 0;
      const isShown = hasHint && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isEnded && !(isShown && /^(Shift\+)?[a-z]$/.test(found.press) && isWorkedIn(event.target))) return;
      earlier = null;
      if (!perform(found.action.id, found.press)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isForUs(event)) return;
      const found = meantBy(event, earlierOfThis);
      if (found) earlier = null;
      if (!found || (event.repeat && found.action.menu !== 'edit' && !found.action.repeats)) return;
      if (perform(found.action.id, found.press)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDownFirst, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('mouseup', onSideButton);
    return () => {
      window.removeEventListener('keydown', onKeyDownFirst, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('mouseup', onSideButton);
    };
  }, []);
}

/** Goes back or forward by the side buttons of a mouse, and prevents the browser from doing so a second time. */
function onSideButton(event: MouseEvent): void {
  if (event.button !== 3 && event.button !== 4) return;
  event.preventDefault();
  if (!isOverlaid(event.target)) perform(event.button === 3 ? 'go.back' : 'go.forward');
}

/** Whether the event comes from a list, table or tree of the screen itself, not of a panel beside it. */
function isWorkedIn(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.closest('main') === null) return false;
  return target.matches('[role="grid"], [role="treegrid"], [role="tree"], [role="listbox"]');
}

/** Whether the event is a letter pressed on a closed list of choices, which chooses by it. */
function choosesByLetter({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || key.length !== 1 || key === ' ') return false;
  return target instanceof Element && target.matches('[aria-haspopup="listbox"]');
}

/** Whether Enter presses the control that has the focus, and so means nothing else. */
function pressesControl({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || key !== 'Enter') return false;
  return target instanceof HTMLElement && target.matches('button, a[href], summary');
}

/** Whether the event comes from a dialog or menu over the work. One that is just closing does not count. */
function isOverlaid(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const overlay = target.closest(overlays);
  return overlay !== null && overlay.closest('[data-exiting]') === null;
}
