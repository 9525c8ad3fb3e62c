// The native menu. The page provides its items, worded and in the order of its action list; the shell adds what belongs
// to the system: editing, zoom, recent projects, quitting.
import type { MenuItemConstructorOptions } from 'electron';
import * as z from 'zod';
import type { OfferedItem, OfferedMenu, OfferedMenus } from '../rpc/bridge.ts';
import type { RecentProject } from '../settings.ts';
import { languages, type Words } from '#words/words.ts';

/** The input of `shell.showMenus`. */
export const offeredMenus: z.ZodType<OfferedMenus> = z.strictObject({
  language: z.enum(languages),
  menus: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      items: z.array(
        z.strictObject({
          id: z.string(),
          label: z.string(),
          accelerator: z.string().nullable(),
          enabled: z.boolean(),
          checked: z.boolean().nullable(),
        }),
      ),
    }),
  ),
});

export interface MenuParts {
  readonly platform: NodeJS.Platform;
  readonly words: Words;
  readonly offered: readonly OfferedMenu[];
  readonly recent: readonly RecentProject[];
  /** Whether to offer the developer tools: not in the packaged app. */
  readonly forDevelopers: boolean;
  readonly onAction: (id: string) => void;
  readonly onOpen: (path: string) => void;
  readonly onClearRecent: () => void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The whole menu, as Electron takes it. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const isMac = parts.platform === 'darwin';
  const offered = parts.offered.map(({ name, label, items }) => {
    const own = items.map((each) => actionItem(parts, each));
    const ofSystem = systemItems(parts, name);
    return { id: name, label, submenu: ofSystem.length > 0 ? [...own, separator, ...ofSystem] : own };
  });
  return [...(isMac ? [applicationMenu(parts)] : []), ...offered, ...(isMac ? [windowMenu(parts)] : [])];
}

function actionItem(parts: MenuParts, offered: OfferedItem): MenuItemConstructorOptions {
  const { id, label, accelerator, enabled, checked } = offered;
  return {
    id,
    label,
    enabled,
    ...(checked === null ? {} : { type: 'checkbox', checked }),
    // The page handles the keys itself and knows when typing takes precedence; macOS asks the page before the menu.
    ...(accelerator === null ? {} : { accelerator, registerAccelerator: parts.platform === 'darwin' }),
    click: () => parts.onAction(id),
  };
}

function systemItems(parts: MenuParts, menu: string): MenuItemConstructorOptions[] {
  const { t } = parts.words;
  const isMac = parts.platform === 'darwin';
  switch (menu) {
    case 'project':
      return [
        recentMenu(parts),
        ...(isMac ? [] : [separator, { role: 'quit', label: t('menu:quit') } as const]),
      ];
    case 'edit':
      return [
        { role: 'cut', label: t('menu:cut') },
        { role: 'copy', label: t('menu:copy') },
        { role: 'paste', label: t('menu:paste') },
        { role: 'selectAll', label: t('menu:select_all') },
      ];
    case 'view':
      return [
        { role: 'resetZoom', label: t('menu:actual_size') },
        { role: 'zoomIn', label: t('menu:zoom_in') },
        { role: 'zoomOut', label: t('menu:zoom_out') },
        { role: 'togglefullscreen', label: t('menu:full_screen') },
        ...(parts.forDevelopers
          ? [{ role: 'toggleDevTools', label: t('menu:developer_tools') } as const]
          : []),
      ];
    case 'help':
      return isMac ? [] : [{ role: 'about', label: t('menu:about') }];
    default:
      return [];
  }
}

function recentMenu({ words, recent, onOpen, onClearRecent }: MenuParts): MenuItemConstructorOptions {
  return {
    id: 'recent',
    label: words.t('menu:recent'),
    enabled: recent.length > 0,
    submenu: [
      ...recent.map(({ name, path }) => ({ label: name, toolTip: path, click: () => onOpen(path) })),
      separator,
      { label: words.t('menu:clear_recent'), click: onClearRecent },
    ],
  };
}

function applicationMenu({ words: { t } }: MenuParts): MenuItemConstructorOptions {
  return {
    label: t('common:app'),
    submenu: [
      { role: 'about', label: t('menu:about') },
      separator,
      { role: 'services', label: t('menu:services') },
      separator,
      { role: 'hide', label: t('menu:hide') },
      { role: 'hideOthers', label: t('menu:hide_others') },
      { role: 'unhide', label: t('menu:show_all') },
      separator,
      { role: 'quit', label: t('menu:quit') },
    ],
  };
}

function windowMenu({ words: { t } }: MenuParts): MenuItemConstructorOptions {
  return {
    role: 'windowMenu',
    label: t('menu:window'),
    submenu: [{ role: 'minimize', label: t('menu:minimize') }],
  };
}
