// A sheet of attributes: what can be used belongs to the file that is named.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWords } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import type { ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { intercept } from '../helpers/intercept.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { pictureOfFailures } from '../helpers/screens.ts';

const { t } = createWords('en');
let concord: ConcordInBrowser;
let page: Page;

beforeAll(async () => {
  concord = await sampleInBrowser('en', { width: 1280, height: 800 });
  ({ page } = concord);
});

afterAll(() => concord?.[Symbol.asyncDispose]());

pictureOfFailures(() => page);

function sheet(name: string, ...lines: readonly string[]): string {
  const path = join(concord.folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

/** Holds back the next preview. `asked` resolves when it is requested, `release` lets it arrive. */
async function heldPreview(): Promise<{ asked: Promise<void>; release: () => Promise<void> }> {
  const { promise, resolve } = Promise.withResolvers<Route>();
  await intercept(page, '**/rpc/attributes.previewSheet', (route) => resolve(route), { times: 1 });
  return { asked: promise.then(() => undefined), release: async () => (await promise).continue() };
}

/** Opens the dialog from the list of respondents. */
async function openDialog() {
  await page.locator('main').focus();
  await quickKeys(page, 'g', 'o');
  await page.getByRole('button', { name: t('attributes:action') }).click();
  return page.getByRole('dialog');
}

test('while another sheet is read, the preview of the sheet before it is out of reach, and the same sheet is read again', async () => {
  const dialog = await openDialog();
  const files = dialog.locator('input[type=file]').first();
  const outcome = (value: string) => dialog.getByRole('cell', { name: value });
  await files.setInputFiles(sheet('first.csv', 'name,region', 'N1,North'));
  await outcome('North').waitFor();

  const second = sheet('second.csv', 'name,region', 'N1,South');
  const preview = await heldPreview();
  await files.setInputFiles(second);
  await preview.asked;
  await dialog.getByText('second.csv').waitFor();
  expect(await dialog.locator('[inert]').getByText('North').isVisible()).toBe(true);
  expect(await dialog.locator('button[type=submit]').isDisabled()).toBe(true);
  await preview.release();
  await outcome('South').waitFor();
  expect(await dialog.locator('[inert]').count()).toBe(0);

  sheet('second.csv', 'name,region', 'N1,West');
  await files.setInputFiles(second);
  await outcome('West').waitFor();
  expect(await outcome('South').count()).toBe(0);
});

test('the choice of a column keeps the focus while the sheet is read again by that column', async () => {
  await page.keyboard.press('Escape');
  const dialog = await openDialog();
  await dialog
    .locator('input[type=file]')
    .first()
    .setInputFiles(sheet('columns.csv', 'name,other,region', 'N1,N2,North'));
  const column = dialog.getByRole('button', { name: t('attributes:join_column') });
  await column.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'other' }).waitFor();
  const preview = await heldPreview();

  await page.getByRole('option', { name: 'other' }).click();
  await preview.asked;
  await expect.poll(() => column.evaluate((element) => element === document.activeElement)).toBe(true);
  await preview.release();

  await dialog.getByText('other', { exact: true }).first().waitFor();
  await expect.poll(() => column.textContent()).toContain('other');
  expect(await column.evaluate((element) => element === document.activeElement)).toBe(true);
});
