import { useEffect, useRef } from 'react';
import { host } from '#renderer/api.ts';
import { perform, useAvailableActions } from './action-handlers.ts';
import { shortcutFor, typingAt, worksWhile, type EarlierPress } from './shortcuts.ts';

/**
 * Listens for the keys of the actions that can be done now. Keys that an input method composes with, that a
 * control has used, or that are pressed over an open dialog or menu are not ours.
 */
export function useShortcuts(): void {
  const available = useAvailableActions();
  const latest = useRef(available);
  latest.current = available;
  useEffect(() => {
    let earlier: EarlierPress | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
      if (/^(Shift|Control|Alt|Meta|AltGraph)$/.test(event.key)) return;
      if (isOverlaid(event.target)) return;
      const typing = typingAt(event.target);
      const among = latest.current.filter((action) => worksWhile(typing, action));
      const found = shortcutFor(event, earlier, among, host.kind === 'electron');
      earlier = typing === 'nowhere' && !found ? { key: event.key, at: event.timeStamp } : null;
      if (!found || (event.repeat && found.action.menu !== 'edit' && !found.action.repeats)) return;
      if (perform(found.action.id, found.press)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Whether the event comes from a dialog or a menu over the work, one that is just closing excepted. */
function isOverlaid(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const overlay = target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]');
  return overlay !== null && overlay.closest('[data-exiting]') === null;
}
