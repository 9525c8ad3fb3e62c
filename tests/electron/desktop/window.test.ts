import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { openStore } from '#db/open.ts';
import { launchChromium } from '../../helpers/chromium.ts';
import { openOptions, testFolder } from '../../helpers/project.ts';
import { projectFile, showsProject, startDesktop } from './start-desktop.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

test('opens where it stood when it was closed', async () => {
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

test('releases the project when its window is closed', async () => {
  using folder = testFolder();
  const path = projectFile(folder.path, 'Closed');
  const desktop = await startDesktop(browser, { args: [path] });
  await showsProject(await desktop.page(), 'Closed');

  await desktop.close();
  await desktop[Symbol.asyncDispose]();

  const store = openStore(path, openOptions);
  expect(store.readOnly).toBe(false);
  store.close();
  expect(existsSync(`${path}-wal`)).toBe(false);
});

test('closes although its page was reloaded while it saved', async () => {
  await using desktop = await startDesktop(browser);
  const page = await desktop.page();
  await page.getByRole('button', { name: 'New project' }).waitFor();
  const { ipc } = desktop.electron;
  const invoke = ipc.invoke.bind(ipc);
  ipc.invoke = (from, channel, [name, ...rest]) => {
    if (name === 'shell.saving') desktop.window.webContents.reload();
    // The page is gone before it can say that it has saved.
    return name === 'shell.saved' ? Promise.race([]) : invoke(from, channel, [name, ...rest]);
  };

  await desktop.close();

  expect(desktop.electron.windows).toEqual([]);
});

test.runIf(process.platform === 'linux')(
  'has Concord’s icon, which Linux takes from nowhere else',
  async () => {
    await using desktop = await startDesktop(browser);
    // A window that is closed while it loads fails to load.
    await desktop.page();

    const { icon } = desktop.window.options as { icon?: string };
    expect(
      readFileSync(icon ?? '')
        .subarray(1, 4)
        .toString('latin1'),
    ).toBe('PNG');
  },
);

test('keeps Chromium’s own files in Concord’s folder', async () => {
  await using desktop = await startDesktop(browser);

  expect(desktop.electron.app.paths['userData']).toBe(join(desktop.home, 'window'));
});

test('is the program that package.json names', () => {
  const { main } = JSON.parse(readFileSync('package.json', 'utf8')) as { main: string };

  expect(main).toBe('dist/main.js');
});
