// When new codes stopped coming: by keyboard, from the numbers to the passages, kept for the paper, in both languages.
import { afterEach, describe, expect, test } from 'vitest';
import { quickKeys } from '../../scripts/quick-keys.ts';
import type { ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { dropKeptTables } from '../helpers/kept.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { barriers, settled } from '../helpers/screens.ts';
import { createWords } from '#words/words.ts';

let concord: ConcordInBrowser | null = null;

afterEach(async () => {
  await concord?.[Symbol.asyncDispose]();
  concord = null;
});

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  const { t } = createWords(language);

  test('the units in order, the grid and the passages of a new code, and the table is kept', async () => {
    concord = await sampleInBrowser(language, { width: 1280, height: 800 });
    const { page, api } = concord;
    await dropKeptTables(api);
    const found = await api.tallies.saturation({ by: 'respondent', of: 'leaves' });
    const first = found.rows.find(({ newCodes }) => newCodes.length > 0)!;

    await quickKeys(page, 'g', 'n');
    await page.getByRole('heading', { name: t('saturation:title') }).waitFor();
    await page.getByText(t('saturation:caution_title')).waitFor();
    await page.getByRole('heading', { name: t('saturation:grid_of') }).waitFor();
    await page.getByRole('button', { name: first.name, exact: true }).waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);

    await page.getByRole('button', { name: first.name, exact: true }).press('Enter');
    const { tables } = await api.project.records();
    const code = tables.code.find(({ id }) => id === first.newCodes[0])!;
    const inspector = page.getByRole('complementary').last();
    await inspector.getByText(t('saturation:new_with', { name: first.name })).waitFor();
    await inspector
      .getByRole('button', { name: language === 'en' ? code.name : (code.name2 ?? code.name) })
      .press('Enter');
    await inspector.getByRole('option').first().waitFor();

    await page.getByRole('heading', { name: t('saturation:title') }).click();
    await page.keyboard.press('b');
    await page
      .getByText(
        t('saturation:subtitle.source', {
          count: (await api.tallies.saturation({ by: 'source' })).facts.units,
        }),
      )
      .first()
      .waitFor();
    await page.keyboard.press('k');
    await page.getByRole('dialog', { name: t('kept_tables:keep_title') }).waitFor();
    await page.getByRole('textbox', { name: t('kept_tables:title') }).press('Enter');
    await expect
      .poll(async () => {
        const { tables: now } = await api.project.records();
        return now.keptTable.filter(({ kind }) => kind === 'saturation').length;
      })
      .toBe(2);
    const { tables: now } = await api.project.records();
    const kept = now.keptTable.filter(({ kind }) => kind === 'saturation');
    const opened = await Promise.all(kept.map(({ id }) => api.keptTables.open({ id })));
    expect(opened.filter(({ isFigure }) => isFigure)).toHaveLength(1);
    const { rows } = await api.tallies.saturation({ by: 'source', of: 'leaves' });
    expect(opened.find(({ isFigure }) => !isFigure)?.table?.rows).toHaveLength(rows.length);

    const [which, what] = [t('saturation:codes'), t('relations:codes')];
    await page
      .getByRole('button', { name: `${which} ${t('saturation:codes_of.leaves')}`, exact: true })
      .click();
    await page.getByRole('option', { name: t('saturation:codes_of.chosen'), exact: true }).click();
    const called = (label: string) => page.getByRole('button', { name: new RegExp(`^${label} `) }).count();
    await expect.poll(() => Promise.all([called(which), called(what)])).toEqual([1, 1]);
  });
});
