// Merging and deleting codes shows the effects on the counts of themes before anything is done.
import { join } from 'node:path';
import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { intercept } from '../helpers/intercept.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, goTo } from '../helpers/screens.ts';

test('a merge across themes and a deletion show the themes before and after', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  await using concord = await concordInBrowser({ project: path });
  const { page, api } = concord;
  const acts = async () => (await api.history.list({ limit: 50 })).length;
  const before = await acts();
  await goTo(page, 'codebook');
  const code = page.getByRole('treeitem', { name: /technical certification/ }).first();

  await code.click({ button: 'right' });
  await page.getByRole('menuitem', { name: /Merge into/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Merge/ });
  await dialog.getByRole('combobox').fill('standardisation');
  await page.getByRole('option', { name: /standardisation/ }).click();
  const marketplace = dialog.getByRole('row', { name: /marketplace/ });
  await marketplace.getByText('14 before, 13 after').waitFor();
  await dialog.getByRole('row', { name: /guide/ }).getByText('22 before, 25 after').waitFor();
  await dialog.getByRole('radio', { name: /also the themes of the merged codes/ }).check({ force: true });
  await marketplace.getByText('14 before, 19 after').waitFor();
  expect(await barriers(page)).toEqual([]);

  // While the effects on another code are being found, those on the one chosen before are neither shown nor agreed to.
  const { promise: asked, resolve } = Promise.withResolvers<Route>();
  await intercept(page, '**/rpc/codes.mergePreview', (route) => resolve(route), { times: 1 });
  await dialog.getByRole('combobox').fill('guide');
  await page.getByRole('option', { name: /guide/ }).first().click();
  const underWay = await asked;
  await marketplace.waitFor({ state: 'detached' });
  expect(await dialog.getByRole('button', { name: 'Merge', exact: true }).isDisabled()).toBe(true);
  await underWay.continue();
  await dialog.getByRole('button', { name: 'Merge', exact: true, disabled: false }).waitFor();
  await page.keyboard.press('Escape');

  await code.click();
  await page.keyboard.press('Delete');
  const question = page.getByRole('alertdialog');
  await question
    .getByRole('row', { name: /marketplace/ })
    .getByText(/^14 before, \d+ after$/)
    .waitFor();
  await question.getByRole('button', { name: 'Cancel' }).click();

  expect(await acts()).toBe(before);
  expect(concord.complaints).toEqual([]);
});

test('a code dragged into a theme asks first, naming the theme and its counts', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  await using concord = await concordInBrowser({ project: path });
  const { page, api } = concord;
  const acts = async () => (await api.history.list({ limit: 50 })).length;
  const before = await acts();
  await goTo(page, 'codebook');
  const code = page.getByRole('treeitem', { name: /standardisation/ }).first();
  const theme = page.getByRole('treeitem', { name: /^marketplace/ }).first();

  await code.dragTo(theme, { sourcePosition: { x: 120, y: 12 }, targetPosition: { x: 120, y: 12 } });
  const question = page.getByRole('alertdialog', { name: 'Move “standardisation” into “marketplace”?' });
  await question
    .getByRole('row', { name: /marketplace/ })
    .getByText('14 before, 19 after')
    .waitFor();
  expect(await barriers(page)).toEqual([]);
  await question.getByRole('button', { name: 'Cancel' }).click();

  expect(await acts()).toBe(before);
  expect(concord.complaints).toEqual([]);
});
