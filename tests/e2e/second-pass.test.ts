// A second pass is blind: the coder sees only their own codings and numbers, wherever numbers stand.
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { withProject } from '#electron/hosts/commands/open-project.ts';
import { createWords } from '#words/words.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { goTo, settled } from '../helpers/screens.ts';

const { t } = createWords('en');
const empty = t('passages:empty');
const close = t('shell:read_close_side');

test('a second pass sees no count of the first beside the text, on Analysis and on Compare', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  await withProject({ language: 'en' }, path, 'write', async ({ api }) => {
    const { tables } = await api.project.records();
    await api.coders.add({
      name: 'Wei again',
      kind: 'second-pass',
      personId: tables.project[0]?.mainCoderId ?? null,
    });
  });
  await using concord = await concordInBrowser({ project: path });
  const { page } = concord;
  await page.getByRole('button', { name: /^Working as/ }).press('Enter');
  await page.getByRole('menuitem', { name: /^Wei again/ }).press('Enter');
  // In the sample “guide” is in 22 documents and in 15 interviews; the second pass has coded nothing yet.
  const countsOf = async (line: Locator): Promise<string> => {
    await line.waitFor();
    return ((await line.textContent()) ?? '').replaceAll(/ of \d+|#\d+/g, '');
  };

  await goTo(page, 'read');
  const guide = page.getByRole('tree', { name: 'Codes' }).getByRole('treeitem', { name: /guide/ });
  await guide.waitFor();
  await settled(page);
  expect(await guide.textContent()).toMatch(/guide引导者$/);
  await guide.click();
  await page.keyboard.press('Shift+Enter');
  const beside = page.getByRole('region', { name: t('beside:side_right'), exact: true });
  await beside.getByText(empty).waitFor();
  expect(await beside.getByRole('option').count()).toBe(0);
  await beside.getByRole('button', { name: close }).click();

  await goTo(page, 'analysis');
  const line = page.getByRole('row').filter({ hasText: 'guide' });
  // Before the first coding there are no counts: a dash, not a zero that would read as looked for and absent.
  await expect.poll(() => countsOf(line)).toMatch(/–/);
  expect(await countsOf(line)).not.toMatch(/[1-9]/);

  await goTo(page, 'compare');
  await page.getByText('While you code blind you see only your own codings.').waitFor();
  const compared = page.getByRole('row').filter({ hasText: 'guide' });
  await expect.poll(() => countsOf(compared)).toMatch(/–/);
  expect(await countsOf(compared)).not.toMatch(/[1-9]/);
  expect(await page.getByRole('columnheader', { name: 'Verdict' }).count()).toBe(0);
  expect(await page.getByRole('region', { name: 'Your verdict' }).count()).toBe(0);
  expect(concord.complaints).toEqual([]);
});
