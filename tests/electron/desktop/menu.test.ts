import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { actions, isInMenus, menuKeyOf, menus } from '#renderer/app/services/actions.ts';
import { createWords, type Language } from '#words/words.ts';
import { launchChromium } from '../../helpers/chromium.ts';
import { testFolder } from '../../helpers/project.ts';
import { projectFile, showsProject, startDesktop } from './start-desktop.ts';
import { chooseItem, itemsOf } from './stand-in/system.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

test.each<Language>(['en', 'zh-CN'])(
  'has every action in its menu, in %s, with its keys',
  async (language) => {
    await using desktop = await startDesktop(browser);
    const page = await desktop.page();
    await page.getByRole('button', { name: 'New project' }).waitFor();
    const { t } = createWords(language);

    // Before the page runs again: the page that still runs could write its own language over this one.
    await page.addInitScript((chosen) => {
      const kept = JSON.parse(localStorage.getItem('concord.workspace') ?? '{"state":{},"version":0}');
      kept.state.language = chosen;
      localStorage.setItem('concord.workspace', JSON.stringify(kept));
    }, language);
    desktop.electron.menu.template = [];
    desktop.window.webContents.reload();
    await expect.poll(() => desktop.electron.menu.template[0]?.label).toBe(t('shell:menu_project'));

    const expected = menus.map((menu) => ({
      label: t(`shell:menu_${menu}`),
      items: actions
        .filter((action) => action.menu === menu && isInMenus(action))
        .map((action) => ({
          id: action.id,
          label: t(action.label),
          accelerator: menuKeyOf(action) ?? undefined,
        })),
    }));
    const ids = new Set<string>(actions.map(({ id }) => id));
    const shown = desktop.electron.menu.template.map((menu) => ({
      label: menu.label,
      items: itemsOf(menu)
        .filter(({ id }) => ids.has(id ?? ''))
        .map(({ id, label, accelerator }) => ({ id, label, accelerator })),
    }));
    expect(shown).toEqual(expected);
  },
);

test('enables only what can be done now', async () => {
  await using desktop = await startDesktop(browser);
  await desktop.page();
  const enabled = (id: string) =>
    desktop.electron.menu.template.flatMap(itemsOf).find((item) => item.id === id)?.enabled;

  await expect.poll(() => enabled('project.new')).toBe(true);

  expect(enabled('edit.undo')).toBe(false);
  expect(enabled('go.codebook')).toBe(false);
});

test('runs in the page what is chosen in the menu', async () => {
  await using desktop = await startDesktop(browser);
  const page = await desktop.page();
  await expect.poll(() => desktop.electron.menu.items('help')[0]?.enabled).toBe(true);

  await desktop.electron.menu.choose('help.keys');

  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
});

test('lists recent projects in its menu and opens them from there', async () => {
  using folder = testFolder();
  const [first, second] = [projectFile(folder.path, 'First'), projectFile(folder.path, 'Other')];
  await using desktop = await startDesktop(browser, { args: [first] });
  const page = await desktop.page();
  await showsProject(page, 'First');
  desktop.electron.app.emit('open-file', { preventDefault: () => undefined }, second);
  await showsProject(page, 'Other');
  const recent = () => itemsOf(desktop.electron.menu.items('project').find(({ id }) => id === 'recent'));
  await expect
    .poll(() =>
      recent()
        .map(({ label }) => label)
        .slice(0, 2),
    )
    .toEqual(['Other', 'First']);

  chooseItem(recent()[1]);

  await showsProject(page, 'First');
  expect(recent()[0]?.label).toBe('First');
});
