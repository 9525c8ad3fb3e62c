// An evidence annex is configured in the window: each choice with its size, names looked at first, written, and read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { readAnnex } from '../electron/services/annex-study.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, settled } from '../helpers/screens.ts';

test('an annex is chosen by keyboard and mouse with the size of each choice, and written once names were looked at', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  buildSample(path, openOptions).close();
  await using concord = await concordInBrowser({ project: path });
  const { page } = concord;
  const sample = await concord.api.project.records();
  const person = sample.tables.respondent.find(({ name }) => name === 'N5');
  await concord.api.respondents.rename({ id: person!.id, name: 'Zubeda Okonkwo' });
  await concord.api.project.update({ description: 'What Okonkwo told us.' });

  await page.getByRole('button', { name: 'Between ministry and market' }).first().waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('evidence annex');
  await page.getByRole('option', { name: 'Export an evidence annex' }).waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Export an evidence annex' });
  const action = dialog.getByRole('button', { name: 'Export…' });
  expect(await dialog.getByRole('switch', { name: 'Pseudonyms instead of names' }).isChecked()).toBe(true);
  const whole = dialog.getByRole('radio', { name: /^Whole · \d+ kB/ });
  await whole.waitFor();
  expect(await whole.isChecked()).toBe(true);
  await dialog.getByText('tables and codebook: 1 place').waitFor();
  expect(await action.isDisabled()).toBe(true);
  await settled(page);
  expect(await barriers(page)).toEqual([]);

  await dialog.getByRole('button', { name: /^Respondents/ }).click();
  await page.getByRole('option', { name: 'Zubeda Okonkwo' }).click();
  await page.keyboard.press('Escape');
  await dialog.getByText('not in the file').waitFor();
  await dialog.getByRole('radio', { name: /^Without their words · \d+ kB/ }).waitFor();
  await dialog.getByText('Without their words', { exact: false }).click();
  const seen = dialog.getByRole('checkbox', { name: 'I have looked at these places' });
  await seen.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => action.isEnabled()).toBe(true);

  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+Enter')]);
  await dialog.getByText('The annex was saved.').waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  const saved = await download.path();
  const annex = readAnnex(saved);
  expect(annex.texts.join('')).toBe('');
  expect(annex.everything).not.toContain('Zubeda');
  expect(readFileSync(saved, 'utf8')).toContain('1 respondent, with every source in which they are heard');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(concord.complaints).toEqual([]);
});
