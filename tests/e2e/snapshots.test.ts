// A way back as an analyst takes it: make a snapshot, work on, view the earlier state, restore the study.
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { intercept } from '../helpers/intercept.ts';

test('a snapshot is made, viewed, compared with today and restored, by keys', async () => {
  await using concord = await concordInBrowser();
  const { page, api } = concord;
  await page.getByRole('button', { name: 'Open the sample study' }).click();
  await page.getByRole('navigation').getByRole('button', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Snapshots', exact: true }).click();
  await page.keyboard.press('n');
  await page.getByRole('dialog').getByLabel('Name (optional)').fill('Sent to the reviewers');
  await page.keyboard.press('Enter');

  const list = page.getByRole('listbox', { name: 'Snapshots, newest first' });
  const named = list.getByRole('option', { name: /By hand: “Sent to the reviewers”/ });
  await named.waitFor();
  expect(await named.getByRole('img', { name: 'kept for good' }).count()).toBe(1);
  const panel = page.getByRole('region', { name: /\d{4}/ });
  await panel.getByText('Restored as a test and checked: complete.').waitFor();

  const { tables } = await api.project.records();
  const code = tables.code.find(({ isTheme }) => isTheme);
  await api.codes.update({ id: code?.id ?? '', name: 'renamed since' });
  await panel.getByText('1 change since').waitFor();
  await panel.getByText('change to the codebook').waitFor();

  // Until it is known how another snapshot differs from today, what was said of the one before does not stand under it.
  const made = await list.getByRole('option').count();
  await api.snapshots.make({});
  await list.getByRole('option').nth(made).waitFor();
  await named.click();
  await panel.getByText('1 change since').waitFor();
  const { promise: asked, resolve } = Promise.withResolvers<Route>();
  await intercept(page, '**/rpc/snapshots.beside', (route) => resolve(route), { times: 1 });
  await list.getByRole('option').first().click();
  const underWay = await asked;
  await panel.getByText('1 change since').waitFor({ state: 'detached' });
  await underWay.continue();
  await panel.getByText('0 changes since').waitFor();

  await named.click();
  await page.keyboard.press('Enter');
  const band = page.getByText(/Snapshot of .* read-only/);
  await band.waitFor();
  expect((await api.project.records()).tables.code.map(({ name }) => name)).not.toContain('renamed since');
  await band.getByRole('button', { name: 'Close' }).click();
  await band.waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await api.project.records()).tables.code.map(({ name }) => name))
    .toContain('renamed since');

  await page.getByRole('navigation').getByRole('button', { name: 'History' }).waitFor();
  await quickKeys(page, 'g', 'b');
  await named.click();
  await panel.getByRole('button', { name: 'Restore here…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restore here' }).click();
  await page.getByText(/^The project is now as it was on/).waitFor();
  await list.getByRole('option', { name: /Before an earlier state was restored/ }).waitFor();

  const after = await api.project.records();
  expect(after.tables.code.find(({ id }) => id === code?.id)?.name).toBe(code?.name);
  expect(concord.complaints).toEqual([]);
});

test('a study whose file is gone is found among the snapshots on the start screen, and viewed', async () => {
  await using concord = await concordInBrowser();
  const { page, api, folder } = concord;
  const path = join(folder, 'lost.concord');
  await api.desk.create({ path, name: 'Lost study', coderName: 'Wei' });
  await api.codes.create({ name: 'guide' });
  await api.snapshots.make({});
  await api.desk.close();
  for (const ending of ['', '-wal', '-shm', '-lock']) rmSync(`${path}${ending}`, { force: true });
  await page.reload();

  await page.getByRole('button', { name: 'Snapshots of all projects…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByText(/Lost study .*file not found/)
    .first()
    .waitFor();
  await dialog.getByRole('option', { name: /By hand/ }).waitFor();
  await dialog.getByRole('button', { name: 'View' }).click();

  await page.getByText(/Snapshot of .* read-only/).waitFor();
  expect((await api.project.records()).tables.code.map(({ name }) => name)).toEqual(['guide']);
});

test('a study of an earlier version opens only after its update and the way back have been explained', async () => {
  await using concord = await concordInBrowser();
  const { page, api, folder } = concord;
  const path = join(folder, 'earlier.concord');
  copyFileSync(join(import.meta.dirname, '../../fixtures/projects/0001.concord'), path);
  const before = readFileSync(path);

  await page.getByRole('button', { name: 'Open a project' }).click();
  await page.getByRole('option', { name: 'earlier' }).dblclick();
  const question = page.getByRole('alertdialog', { name: /Update “earlier.concord”/ });
  await question.getByText(/This takes about .* To go back, restore it as a new file/).waitFor();
  expect(readFileSync(path).equals(before)).toBe(true);
  await question.getByRole('button', { name: 'Update and open' }).click();

  await page.getByRole('navigation').getByRole('button', { name: 'History' }).waitFor();
  const { study } = await api.snapshots.list();
  expect(study?.snapshots.map(({ why, kept }) => [why, kept])).toContainEqual(['migration', true]);
});
