// The codebook through time, by keyboard: a version is kept, the codebook goes on, what changed is read and opened, and what was
// coded before a definition is read again, in both languages.
import { afterEach, describe, expect, test } from 'vitest';
import { createWords } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import type { ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { barriers, settled } from '../helpers/screens.ts';

let concord: ConcordInBrowser | null = null;

afterEach(async () => {
  await concord?.[Symbol.asyncDispose]();
  concord = null;
});

test('where the codebook is exported, it can be kept as the version that the file then names', async () => {
  const { t } = createWords('en');
  concord = await sampleInBrowser('en', { width: 1280, height: 800 });
  const { page, api } = concord;
  // Since the version that the sample study kept last.
  await api.codes.create({ name: 'unclear returns' });
  await quickKeys(page, 'g', 'c');
  await page.getByRole('button', { name: t('codebook:export'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: t('codebook:export_title') });
  await dialog.getByText('The file names version 2 “Double coding”').waitFor();
  await dialog.getByRole('button', { name: t('versions:exported.keep') }).press('Enter');
  await dialog.getByRole('textbox', { name: t('versions:name'), exact: true }).fill('after the pilot');
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: t('versions:keep_do', { number: 3 }) }).press('Enter');

  await dialog.getByText('The file names version 3 “after the pilot”').waitFor();
  expect((await api.versions.list({})).versions.map(({ name }) => name)).toContain('after the pilot');
});

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  const { t } = createWords(language);

  test('a version is kept, compared with now, and codings from before a definition are read again', async () => {
    concord = await sampleInBrowser(language, { width: 1280, height: 800 });
    const { page, api } = concord;
    await quickKeys(page, 'g', 'j');
    await page.getByRole('button', { name: t('versions:keep'), exact: true }).press('Enter');
    await page.getByRole('textbox', { name: t('versions:name') }).fill('after the pilot');
    await page.getByRole('textbox', { name: t('versions:name') }).press('Enter');
    await expect.poll(async () => (await api.versions.list({})).versions.length).toBe(3);
    await page.getByText(t('versions:unchanged')).waitFor();

    const { tables } = await api.project.records();
    const standing = (await api.versions.list({})).versions.find(({ name }) => name === 'after the pilot')!;
    const { drift } = await api.versions.compare({ fromId: standing.id });
    const most = drift.toSorted((a, b) => b.base - a.base)[0]!;
    const code = tables.code.find(({ id }) => id === most.codeId)!;
    await api.codes.update({
      id: code.id,
      name: 'navigator',
      whenToUse: 'Someone shows the way. 有人引路。',
    });
    await api.codes.create({ name: 'unclear returns' });
    const { codingIds } = await api.versions.codings({
      fromId: standing.id,
      codeId: code.id,
      part: 'base',
    });
    await api.codings.remove({ ids: [codingIds[0]!] });

    const list = page.getByRole('listbox', { name: t('versions:changes') });
    await list.getByText('unclear returns', { exact: true }).waitFor();
    await list.getByRole('option').filter({ hasText: 'navigator' }).first().click();
    await page.keyboard.press('w');
    await page.getByRole('heading', { name: t('versions:worklist', { code: 'navigator' }) }).waitFor();
    const left = codingIds.length - 1;
    await page.getByText(t('versions:worklist_left', { count: left })).waitFor();
    await page.getByRole('option').first().click();
    await page.keyboard.press('r');
    await page.getByText(t('versions:worklist_left', { count: left - 1 })).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText(t('versions:worklist_left', { count: left })).waitFor();
    await page.keyboard.press('b');
    await list.waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);

    await page.getByRole('button', { name: t('versions:parts.completeness'), exact: true }).press('Enter');
    await page.getByRole('heading', { name: t('versions:completeness.title') }).waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);
  });
});
