// A replication package is written to the folder chosen in the system's dialog, and to no other.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { checkedPackage } from '#formats/reading/checked-package.ts';
import { launchChromium } from '../../helpers/chromium.ts';
import { testFolder } from '../../helpers/project.ts';
import { projectFile, showsProject, startDesktop } from './start-desktop.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

test('a package is a folder, and the dialog refuses a folder that is not empty', async () => {
  using folder = testFolder();
  const path = projectFile(folder.path, 'Alliance study');
  await using desktop = await startDesktop(browser, { args: [path] });
  const page = await desktop.page();
  await showsProject(page, 'Alliance study');
  const [full, free] = [join(folder.path, 'full'), join(folder.path, 'package')];
  mkdirSync(full);
  writeFileSync(join(full, 'mine.txt'), 'mine');

  await desktop.electron.menu.choose('project.package');
  const dialog = page.getByRole('dialog', { name: 'Export a replication package' });
  await dialog.getByText('A folder').waitFor();
  desktop.electron.dialogs.willChoose(full);
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await page.getByText('is not empty').waitFor();
  desktop.electron.dialogs.willChoose(free);
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await dialog.getByText('The package was saved.').waitFor();

  expect(readdirSync(full)).toEqual(['mine.txt']);
  expect(existsSync(join(free, 'README.txt'))).toBe(true);
  expect((await checkedPackage(free)).sha256).toBe(await dialog.locator('code').innerText());
  expect(desktop.window.complaints).toEqual([]);
});
