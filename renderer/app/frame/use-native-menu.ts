import { useEffect } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { offerSalvage } from '#renderer/common/openers/salvage-desk.ts';
import { openJoining } from '#renderer/common/openers/team-desk.ts';
import type { OfferedMenu, PageMessage } from '#electron/rpc/bridge.ts';
import type { Words } from '#words/words.ts';
import {
  perform,
  useAvailableActions,
  type AvailableAction,
} from '#renderer/app/services/action-handlers.ts';
import { actions, isInMenus, menuKeyOf, menus, type KnownAction } from '#renderer/app/services/actions.ts';
import { typingAt } from '#renderer/app/services/shortcuts.ts';

/**
 * Keeps the native menu of the desktop window in step with the actions, and performs what is chosen there and in system
 * dialogs.
 */
export function useNativeMenu(): void {
  const available = useAvailableActions();
  const words = useWords();
  useEffect(() => {
    // In a browser there is no native menu to work out.
    if (!window.concord) return;
    const offered = { language: words.language, menus: offeredMenus(available, words) };
    void window.concord.invoke('shell.showMenus', offered);
  }, [available, words]);
  useEffect(
    () =>
      window.concord?.subscribe((sent) => {
        const message = sent as PageMessage;
        if ('damaged' in message) offerSalvage({ path: message.damaged, how: 'damaged' });
        if ('invitation' in message) openJoining(message.invitation);
        if (!('action' in message)) return;
        const chosen = actions.find(({ id }) => id === message.action);
        if (chosen && !isOfField(chosen)) perform(chosen.id);
      }),
    [],
  );
}

/**
 * The menus with every action; one that nothing handles now is disabled, so that the menu keeps its length. Leaves out
 * key rows (such as 1–9) and local actions.
 */
function offeredMenus(available: readonly AvailableAction[], { t }: Words): OfferedMenu[] {
  return menus.map((menu) => ({
    name: menu,
    label: t(`shell:menu_${menu}`),
    items: actions
      .filter((action) => action.menu === menu && isInMenus(action))
      .map((action) => {
        const handler = available.find(({ id }) => id === action.id)?.handler;
        return {
          id: action.id,
          label: handler?.label ?? t(action.label),
          accelerator: menuKeyOf(action),
          enabled: handler !== undefined && handler.enabled !== false,
          checked: handler?.checked ?? null,
        };
      }),
  }));
}

/** Whether a text field handles this action itself: undo and redo, which macOS routes through the menu. */
function isOfField({ id }: KnownAction): boolean {
  const own = { 'edit.undo': 'undo', 'edit.redo': 'redo' }[id as string];
  if (own === undefined || typingAt(document.activeElement) !== 'field') return false;
  return document.execCommand(own);
}
