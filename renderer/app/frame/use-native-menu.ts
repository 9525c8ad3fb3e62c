import { useEffect } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { offerSalvage } from '#renderer/common/openers/salvage-desk.ts';
import type { OfferedMenu, PageMessage } from '#electron/rpc/bridge.ts';
import type { Words } from '#words/words.ts';
import {
  perform,
  useAvailableActions,
  type AvailableAction,
} from '#renderer/app/services/action-handlers.ts';
import { actions, isInMenus, menuKeyOf, menus, type KnownAction } from '#renderer/app/services/actions.ts';
import { typingAt } from '#renderer/app/services/shortcuts.ts';

/** Keeps the native menu of the desktop window true to the actions, and does what is chosen there and in dialogs of the system. */
export function useNativeMenu(): void {
  const available = useAvailableActions();
  const words = useWords();
  useEffect(() => {
    const offered = { language: words.language, menus: offeredMenus(available, words) };
    void window.concord?.invoke('shell.showMenus', offered);
  }, [available, words]);
  useEffect(
    () =>
      window.concord?.subscribe((said) => {
        const message = said as PageMessage;
        if ('damaged' in message) offerSalvage({ path: message.damaged, how: 'damaged' });
        if (!('action' in message)) return;
        const chosen = actions.find(({ id }) => id === message.action);
        if (chosen && !isOfField(chosen)) perform(chosen.id);
      }),
    [],
  );
}

/**
 * Every action, those that nobody attends to now as not possible: a menu does not change its length. A row of
 * keys is for the hand alone, and what is local for where it is meant.
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

/** Undo and redo in a field are the field's own; macOS asks the menu for them. */
function isOfField({ id }: KnownAction): boolean {
  const own = { 'edit.undo': 'undo', 'edit.redo': 'redo' }[id as string];
  if (own === undefined || typingAt(document.activeElement) !== 'field') return false;
  return document.execCommand(own);
}
