import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { createWords } from '#words/words.ts';
import { launchChromium } from '../../helpers/chromium.ts';
import { testFolder } from '../../helpers/project.ts';
import { projectFile, showsProject, startDesktop } from './start-desktop.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

test('opens the project that its command line names', async () => {
  using folder = testFolder();
  const path = projectFile(folder.path, 'Named');

  await using desktop = await startDesktop(browser, { args: [path] });

  await showsProject(await desktop.page(), 'Named');
  expect(await (await desktop.page()).title()).toBe('Named — Concord');
  expect(desktop.window.file).toBe(path);
  expect(desktop.electron.app.recentDocuments).toEqual([path]);
});

test('a second start opens its project in the first window and brings that window forward', async () => {
  using folder = testFolder();
  const path = projectFile(folder.path, 'Second');
  await using desktop = await startDesktop(browser);
  const page = await desktop.page();

  desktop.electron.app.emit('second-instance', {}, [], folder.path, { project: path });

  await showsProject(page, 'Second');
  expect(desktop.electron.windows).toHaveLength(1);
  expect(desktop.window.focused).toBe(1);
});

test.each([null, 'words', { project: 5 }, { project: ['a.concord'] }])(
  'a second start with unusable arguments only brings the window forward: %j',
  async (told) => {
    await using desktop = await startDesktop(browser);
    await desktop.page();

    desktop.electron.app.emit('second-instance', {}, [], '', told);

    await expect.poll(() => desktop.window.focused).toBe(1);
    expect(desktop.electron.dialogs.messages).toEqual([]);
  },
);

test('a start beside a running Concord opens no window and ends', async () => {
  await using desktop = await startDesktop(browser, { isFirst: false });

  await desktop.electron.app.ended;

  expect(desktop.electron.windows).toEqual([]);
});

test('opens a file that the system hands over', async () => {
  using folder = testFolder();
  const path = projectFile(folder.path, 'Handed over');
  await using desktop = await startDesktop(browser);
  const page = await desktop.page();

  desktop.electron.app.emit('open-file', { preventDefault: () => undefined }, path);

  await showsProject(page, 'Handed over');
  expect(desktop.window.file).toBe(path);
});

test('says in one sentence why a project was not opened, and keeps the previous one open', async () => {
  using folder = testFolder();
  const path = projectFile(folder.path, 'Whole');
  await using desktop = await startDesktop(browser, { args: [path] });
  const page = await desktop.page();
  await showsProject(page, 'Whole');

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
  await showsProject(page, 'Whole');
});

test('asks before it updates a study of an earlier version given at its start', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'Earlier.concord');
  copyFileSync(join(import.meta.dirname, '../../../fixtures/projects/0001.concord'), path);
  const before = readFileSync(path);
  const { t } = createWords('en');
  await using desktop = await startDesktop(browser);
  const page = await desktop.page();
  const { dialogs, app } = desktop.electron;
  const start = (): unknown => app.emit('second-instance', {}, [], folder.path, { project: path });

  dialogs.willPress(1);
  start();
  await expect.poll(() => dialogs.messages).toHaveLength(1);
  expect(dialogs.messages[0]).toMatchObject({
    message: t('snapshots:update_title', { name: 'Earlier.concord' }),
    detail: expect.stringContaining('First a snapshot is made'),
  });
  expect(desktop.window.file).toBe('');
  expect(readFileSync(path)).toEqual(before);
  dialogs.willPress(0);
  start();

  await expect.poll(() => desktop.window.file).toBe(path);
  await expect.poll(() => page.title()).not.toBe('Concord');
  expect(dialogs.messages).toHaveLength(2);
});

test('offers to salvage a damaged study that the system handed over, and opens the new one', async () => {
  using folder = testFolder();
  const path = projectFile(folder.path, 'Fairs');
  writeFileSync(path, readFileSync(path).fill(0, 0, 4096));
  await using desktop = await startDesktop(browser);
  const page = await desktop.page();
  const { dialogs, app } = desktop.electron;
  dialogs.willChoose(join(folder.path, 'Again.concord'));

  app.emit('open-file', { preventDefault: () => undefined }, path);
  await page.getByRole('button', { name: 'Salvage…' }).click();
  await page.getByRole('button', { name: 'Open the new project' }).click();

  await showsProject(page, 'Fairs');
  expect(dialogs.messages).toEqual([expect.objectContaining({ message: '“Fairs.concord” is damaged' })]);
  expect(desktop.window.file).toBe(join(folder.path, 'Again.concord'));
});
