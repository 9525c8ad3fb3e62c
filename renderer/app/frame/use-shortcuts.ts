import { useEffect, useRef } from 'react';
import { host } from '#renderer/api.ts';
import { overlays } from '#renderer/ui/overlays.ts';
import { perform, useAvailableActions } from '#renderer/app/services/action-handlers.ts';
import { isOfText } from '#renderer/app/services/actions.ts';
import { shortcutFor, typingAt, worksWhile, type EarlierPress } from '#renderer/app/services/shortcuts.ts';

/**
 * Listens for the keys of the actions that can be done now, but for those that a text hears itself. Keys that an input
 * method composes with, that a control has used, or that are pressed over an open dialog or menu are not ours.
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
      return shortcutFor(event, before, among, host.kind === 'electron', typing);
    };
    const isForUs = (event: KeyboardEvent): boolean =>
      !event.isComposing &&
      event.keyCode !== 229 &&
      !event.defaultPrevented &&
      !/^(Shift|Control|Alt|Meta|AltGraph)$/.test(event.key) &&
      !isOverlaid(event.target);
    // The second key of a sequence, before a list looks for a line of that letter or the text takes it for its own. So
    // do keys that the footer shows, where a list is what one works in.
    const onKeyDownFirst = (event: KeyboardEvent) => {
      if (!isForUs(event)) return;
      earlierOfThis = earlier;
      const isNowhere = typingAt(event.target) === 'nowhere';
      earlier = isNowhere ? { key: event.key, at: event.timeStamp } : null;
      const found = meantBy(event, earlierOfThis);
      if (!found || event.repeat || !isNowhere) return;
      const isEnded = found.press.includes(' ');
      const isShown = found.action.hint === true && !event.ctrlKey && !event.metaKey && !event.altKey;
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

/** The buttons at the side of a mouse lead back and forward. Not the browser's own: it would go as well. */
function onSideButton(event: MouseEvent): void {
  if (event.button !== 3 && event.button !== 4) return;
  event.preventDefault();
  if (!isOverlaid(event.target)) perform(event.button === 3 ? 'go.back' : 'go.forward');
}

/** Whether the event comes from a list, a table or a tree of the screen itself, not from one beside it. */
function isWorkedIn(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.closest('main') === null) return false;
  return target.matches('[role="grid"], [role="treegrid"], [role="tree"], [role="listbox"]');
}

/** Whether the event comes from a dialog or a menu over the work, one that is just closing excepted. */
function isOverlaid(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const overlay = target.closest(overlays);
  return overlay !== null && overlay.closest('[data-exiting]') === null;
}
