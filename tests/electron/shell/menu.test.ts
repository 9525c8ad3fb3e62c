import { expect, test } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import { menuTemplate, type MenuParts } from '#electron/shell/menu.ts';
import { createWords } from '#words/words.ts';

function template(parts: Partial<MenuParts>): MenuItemConstructorOptions[] {
  return menuTemplate({
    platform: 'linux',
    words: createWords('en'),
    offered: [
      {
        name: 'project',
        label: 'Project',
        items: [
          { id: 'project.new', label: 'New', accelerator: 'CmdOrCtrl+N', enabled: true, checked: null },
        ],
      },
      {
        name: 'edit',
        label: 'Edit',
        items: [
          { id: 'edit.undo', label: 'Undo', accelerator: 'CmdOrCtrl+Z', enabled: false, checked: null },
        ],
      },
    ],
    recent: [],
    forDevelopers: false,
    onAction: () => undefined,
    onOpen: () => undefined,
    onClearRecent: () => undefined,
    ...parts,
  });
}

function roles(items: readonly MenuItemConstructorOptions[]): (string | undefined)[] {
  return items.flatMap(({ role, submenu }) => [role, ...roles(Array.isArray(submenu) ? submenu : [])]);
}

test('macOS has an application menu and a window menu, and quits from the first', () => {
  const menus = template({ platform: 'darwin' });

  expect(menus.map(({ label }) => label)).toEqual(['Concord', 'Project', 'Edit', 'Window']);
  expect(roles(menus.slice(0, 1))).toContain('quit');
  expect(roles(menus.slice(1, 2))).not.toContain('quit');
});

test('other systems quit from the project menu', () => {
  const [project] = template({ platform: 'win32' });

  expect(roles(project ? [project] : [])).toContain('quit');
});

test.each([
  ['darwin', true],
  ['linux', false],
  ['win32', false],
] as const)('on %s the menu handles its keys itself: %s', (platform, registerAccelerator) => {
  const edit = template({ platform }).find(({ id }) => id === 'edit');

  expect(edit?.submenu).toMatchObject([
    { accelerator: 'CmdOrCtrl+Z', registerAccelerator },
    {},
    {},
    {},
    {},
    {},
  ]);
});

test('all of the system’s own items are in the language of the page', () => {
  const labels = (items: readonly MenuItemConstructorOptions[]): string[] =>
    items.flatMap(({ label, submenu }) => [
      ...(label === undefined ? [] : [label]),
      ...labels(Array.isArray(submenu) ? submenu : []),
    ]);

  const words = createWords('zh-CN');
  const chinese = labels(template({ platform: 'darwin', words, offered: [], forDevelopers: true }));

  expect(chinese.length).toBeGreaterThan(6);
  expect(chinese.filter((label) => !/\p{Script=Han}/u.test(label))).toEqual(['Concord']);
});
