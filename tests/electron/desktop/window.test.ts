import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openStore } from '#db/open.ts';
import { createProject } from '#db/create-project.ts';
import { acceleratorOf, actions, keysOf, menus } from '#renderer/app/actions.ts';
import { createWords, type Language } from '#words/words.ts';
import { launchChromium } from '../../helpers/chromium.ts';
import { openOptions, testFolder } from '../../helpers/project.ts';
import { startDesktop } from './start-desktop.ts';
import { chooseItem, itemsOf } from './stand-in/system.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

/** A project file in `folder`, closed. */
function projectFile(folder: string, name: string): string {
  const path = join(folder, `${name}.concord`);
  createProject(path, { name, coderName: 'Wei' }, openOptions).close();
  return path;
}

async function shows(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().waitFor();
}

test.each<Language>(['en', 'zh-CN'])(
  'has every action in its menu, worded in %s, with its keys',
  async (language) => {
    await using desktop = await startDesktop(browser);
    const page = await desktop.page();
    await page.getByRole('button', { name: 'New project' }).waitFor();
    const { t } = createWords(language);

    await page.evaluate((chosen) => {
      const kept = JSON.parse(localStorage.getItem('concord.workspace') ?? '{"state":{},"version":0}');
      kept.state.language = chosen;
      localStorage.setItem('concord.workspace', JSON.stringify(kept));
    }, language);
    desktop.window.webContents.reload();
    await expect.poll(() => desktop.electron.menu.template[0]?.label).toBe(t('shell:menu_project'));

    const expected = menus.map((menu) => ({
      label: t(`shell:menu_${menu}`),
      items: actions
        .filter((action) => action.menu === menu && !action.row)
        .map((action) => ({
          id: action.id,
          label: t(action.label),
          accelerator: keysOf(action, true).map(acceleratorOf).find(Boolean),
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

test('offers in its menu only what can be done now', async () => {
  await using desktop = await startDesktop(browser);
  await desktop.page();
  const enabled = (id: string) =>
    desktop.electron.menu.template.flatMap(itemsOf).find((item) => item.id === id)?.enabled;

  await expect.poll(() => enabled('project.new')).toBe(true);

  expect(enabled('edit.undo')).toBe(false);
  expect(enabled('go.codebook')).toBe(false);
});

test('does in the page what is chosen in its menu', async () => {
  await using desktop = await startDesktop(browser);
  const page = await desktop.page();
  await expect.poll(() => desktop.electron.menu.items('help')[0]?.enabled).toBe(true);

  desktop.electron.menu.choose('help.keys');

  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
});

test('opens the project that is named on its command line', async () => {
  using folder = testFolder();
  const path = projectFile(folder.path, 'Named');

  await using desktop = await startDesktop(browser, { args: [path] });

  await shows(await desktop.page(), 'Named');
  expect(await (await desktop.page()).title()).toBe('Named — Concord');
  expect(desktop.window.file).toBe(path);
  expect(desktop.electron.app.recentDocuments).toEqual([path]);
});

test('a second start opens its project in the first window and brings that forward', async () => {
  using folder = testFolder();
  const path = projectFile(folder.path, 'Second');
  await using desktop = await startDesktop(browser);
  const page = await desktop.page();

  desktop.electron.app.emit('second-instance', {}, [], folder.path, { project: path });

  await shows(page, 'Second');
  expect(desktop.electron.windows).toHaveLength(1);
  expect(desktop.window.focused).toBe(1);
});

test('a start beside a running Concord opens no window and ends', async () => {
  await using desktop = await startDesktop(browser, { isFirst: false });

  await desktop.electron.app.ended;

  expect(desktop.electron.windows).toEqual([]);
});

test('opens what the system hands over', async () => {
  using folder = testFolder();
  const path = projectFile(folder.path, 'Handed over');
  await using desktop = await startDesktop(browser);
  const page = await desktop.page();

  desktop.electron.app.emit('open-file', { preventDefault: () => undefined }, path);

  await shows(page, 'Handed over');
  expect(desktop.window.file).toBe(path);
});

test('keeps recent projects in its menu and opens them from there', async () => {
  using folder = testFolder();
  const [first, second] = [projectFile(folder.path, 'First'), projectFile(folder.path, 'Other')];
  await using desktop = await startDesktop(browser, { args: [first] });
  const page = await desktop.page();
  await shows(page, 'First');
  desktop.electron.app.emit('open-file', { preventDefault: () => undefined }, second);
  await shows(page, 'Other');
  const recent = () => itemsOf(desktop.electron.menu.items('project').find(({ id }) => id === 'recent'));
  await expect
    .poll(() =>
      recent()
        .map(({ label }) => label)
        .slice(0, 2),
    )
    .toEqual(['Other', 'First']);

  chooseItem(recent()[1]);

  await shows(page, 'First');
  expect(recent()[0]?.label).toBe('First');
});

test('says in one sentence why a project was not opened, and goes on with the one before', async () => {
  using folder = testFolder();
  const path = projectFile(folder.path, 'Whole');
  await using desktop = await startDesktop(browser, { args: [path] });
  const page = await desktop.page();
  await shows(page, 'Whole');

  desktop.electron.app.emit('second-instance', {}, [], '', { project: join(folder.path, 'gone.concord') });

  const { t } = createWords('en');
  await expect
    .poll(() => desktop.electron.dialogs.messages)
    .toEqual([
      expect.objectContaining({
        message: t('menu:not_opened', { name: 'gone.concord' }),
        detail: t('errors:no_such_file', { name: 'gone.concord' }),
      }),
    ]);
  await shows(page, 'Whole');
});

test('stands where it stood when it was closed', async () => {
  using folder = testFolder();
  const bounds = { x: 40, y: 60, width: 1000, height: 700 };
  {
    await using before = await startDesktop(browser, { home: folder.path });
    await before.page();
    before.window.setBounds(bounds);
    before.window.maximize();
  }

  await using after = await startDesktop(browser, { home: folder.path });

  expect(after.window.options).toMatchObject(bounds);
  await after.page();
  expect(after.window.isMaximized()).toBe(true);
});

test('lets go of the project when its window is closed', async () => {
  using folder = testFolder();
  const path = projectFile(folder.path, 'Closed');
  const desktop = await startDesktop(browser, { args: [path] });
  await shows(await desktop.page(), 'Closed');

  await desktop.close();
  await desktop[Symbol.asyncDispose]();

  const store = openStore(path, openOptions);
  expect(store.readOnly).toBe(false);
  store.close();
  expect(existsSync(`${path}-wal`)).toBe(false);
});

test('keeps Chromium’s own files in Concord’s folder', async () => {
  await using desktop = await startDesktop(browser);

  expect(desktop.electron.app.paths['userData']).toBe(join(desktop.home, 'window'));
});

test('is the program that package.json names', () => {
  const { main } = JSON.parse(readFileSync('package.json', 'utf8')) as { main: string };

  expect(main).toBe('dist/main.js');
});
