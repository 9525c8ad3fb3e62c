// A codebook that was edited in a table comes back: previewed, imported as one act, undone as one act.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, goTo } from '../helpers/screens.ts';

function sample(folder: string): string {
  const path = join(folder, 'sample.concord');
  buildSample(path, openOptions).close();
  return path;
}

function dialog(page: Page) {
  return page.getByRole('dialog', { name: 'Import a codebook' });
}

/** Chooses the file in the open dialog. */
async function choose(page: Page, path: string, button = 'Choose a file'): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await dialog(page).getByRole('button', { name: button }).click();
  await (await chooser).setFiles(path);
}

test('an edited codebook is previewed, imported and undone', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: sample(folder.path) });
  const { page, api } = concord;
  const path = join(folder.path, 'codebook.csv');
  await goTo(page, 'codebook');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByText('One row per code, for scripts. For Excel, use the workbook.').click();
  const coming = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
  await (await coming).saveAs(path);
  await page.getByText(`“${(await coming).suggestedFilename()}” is in your downloads folder.`).waitFor();
  const before = (await api.project.records()).tables.code;
  const text = readFileSync(path, 'utf8');
  const [renamed] = before.filter(({ parentId, name }) => parentId === null && !text.includes(`${name} (`));
  if (!renamed) throw new Error('no code to rename');
  const width = text.split('\r\n', 1)[0]?.split(',').length ?? 0;
  const row = ['barter', ...Array.from({ length: width - 1 }, () => '')].join(',');
  writeFileSync(path, `${text.replace(`\n${renamed.name},`, `\nrenamed here,`)}${row}\r\n`);

  await page.getByRole('button', { name: 'Import a codebook' }).click();
  await choose(page, path);
  await dialog(page).getByText('1 addition', { exact: true }).waitFor();
  const numbers = await dialog(page).getByRole('list', { name: 'What the import will change' }).innerText();
  const hindrances = await barriers(page);
  await dialog(page).getByRole('checkbox', { name: 'barter' }).press('Space');
  const fewer = await dialog(page).getByRole('button', { name: 'Import 1 code' }).isEnabled();
  await dialog(page).getByRole('checkbox', { name: 'barter' }).press('Space');
  await dialog(page).getByRole('button', { name: 'Import 2 codes' }).click();
  await page.getByText('2 codes imported from “codebook.csv”').waitFor();
  const after = (await api.project.records()).tables.code;
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('treegrid', { name: 'Codes' }).getByText('barter').waitFor({ state: 'detached' });

  expect(numbers.split('\n').filter((line) => line !== '')).toEqual([
    '1 addition',
    '1 change',
    '0 conflicts',
    `${before.length - 1} unchanged`,
  ]);
  expect(hindrances).toEqual([]);
  expect(fewer).toBe(true);
  expect(after.find(({ id }) => id === renamed.id)?.name).toBe('renamed here');
  expect(after.filter(({ name }) => name === 'barter')).toHaveLength(1);
  await expect.poll(async () => (await api.project.records()).tables.code).toEqual(before);
  expect(concord.complaints).toEqual([]);
});

test('changes made both here and in the file are shown side by side and decided', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: sample(folder.path) });
  const { page, api } = concord;
  const path = join(folder.path, 'codebook.csv');
  const guide = (await api.project.records()).tables.code.find(({ name }) => name === 'guide');
  const id = guide?.id ?? '';
  const told = guide?.shortDefinition ?? '';
  const definition = async () =>
    (await api.project.records()).tables.code.find((code) => code.id === id)?.shortDefinition;
  await goTo(page, 'codebook');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByText('One row per code, for scripts. For Excel, use the workbook.').click();
  const coming = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
  await (await coming).saveAs(path);
  writeFileSync(path, readFileSync(path, 'utf8').replace(told, 'Said there.'));
  await api.codes.update({ id, shortDefinition: 'Said here.' });

  await page.getByRole('button', { name: 'Import a codebook' }).click();
  await choose(page, path);
  await dialog(page).getByText('1 conflict', { exact: true }).waitFor();
  const both = dialog(page).getByRole('listitem').filter({ hasText: 'guide' });
  const shown = await both.innerText();
  const hindrances = await barriers(page);
  const nothing = dialog(page).getByRole('button', { name: 'Import 0 codes' });
  const isIdle = await nothing.isDisabled();
  await both.getByText('The file’s', { exact: true }).click();
  await dialog(page).getByText('One of them is decided separately.').waitFor();
  await dialog(page).getByRole('button', { name: 'Import 1 code' }).click();
  await page.getByText('1 code imported from “codebook.csv”').waitFor();

  expect(shown.replaceAll(/\s+/g, ' ')).toContain('Here: Said here. In the file: Said there.');
  expect(hindrances).toEqual([]);
  expect(isIdle).toBe(true);
  expect(await definition()).toBe('Said there.');
  expect(concord.complaints).toEqual([]);
});

test('a file that is no codebook is refused in the dialog, and another can be chosen', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: sample(folder.path) });
  const { page } = concord;
  const broken = join(folder.path, 'cut.qdc');
  writeFileSync(broken, '<CodeBook><Codes>\n<Code name="a"');
  await page.getByRole('button', { name: 'New interview' }).waitFor();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('Import a codebook');
  await page.keyboard.press('Enter');
  await choose(page, broken);

  await dialog(page).getByText('“cut.qdc” is damaged or cut off in line 2.').waitFor();
  expect(await dialog(page).getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
  writeFileSync(broken, '<CodeBook><Codes>\n<Code name="a"/></Codes></CodeBook>');
  await choose(page, broken, 'Choose another file');
  await dialog(page).getByText('1 addition', { exact: true }).waitFor();
  expect(
    await dialog(page)
      .getByRole('button', { name: 'Choose another file' })
      .evaluate((button) => button === document.activeElement),
  ).toBe(true);
});
