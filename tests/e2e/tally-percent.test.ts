// Percentages and shading of a tally, chosen by keys, and groups by quarter.
import { expect, test } from 'vitest';
import { createWords, type Language } from '#words/words.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { goTo, settled } from '../helpers/screens.ts';

test.each<Language>(['en', 'zh-CN'])(
  'a tally is shaded, and its percentages change by keys and stay, also by quarter (%s)',
  async (language) => {
    await using concord = await sampleInBrowser(language, { width: 1280, height: 900 });
    const { page } = concord;
    const { t } = createWords(language);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const counts = (): number => asked.filter((url) => url.includes('tallies')).length;
    const isSaid = async (percent: 'row' | 'column', row: string): Promise<void> => {
      const all = t('counting:crosstab.all.sources', { row });
      await page
        .getByText(t(`counting:crosstab.percent.${percent}`, { all }))
        .first()
        .waitFor();
    };
    await goTo(page, 'analysis', language);
    await page.getByRole('grid').waitFor();
    await settled(page);
    const before = counts();
    expect(before).toBeGreaterThan(0);

    await page.keyboard.press('s');
    await page.getByText(t('crosstab:legend.cell')).waitFor();
    await page.keyboard.press('p');
    await isSaid('row', t('counting:late.rows.themes'));
    expect(counts()).toBe(before);
    await page.keyboard.press('p');
    await isSaid('column', t('counting:any_of.themes'));
    await page.getByText(t('crosstab:legend.column')).waitFor();
    await page.getByRole('radio', { name: t('analysis:units.passages'), exact: true }).click();
    await page.getByRole('heading', { name: t('figures:title.themes.passages') }).waitFor();
    await page.getByRole('radio', { name: t('analysis:units.sources'), exact: true }).click();
    await isSaid('column', t('counting:any_of.themes'));
    expect(counts()).toBe(before);
    await page.getByRole('button', { name: new RegExp(`^${t('tallies:by')}`) }).click();
    await page.getByRole('option', { name: t('analysis:groupings.quarter'), exact: true }).click();
    await page
      .getByRole('columnheader', { name: /Q1|第 1 季度/ })
      .first()
      .waitFor();

    await page.waitForTimeout(1100);
    await goTo(page, 'sources', language);
    await goTo(page, 'analysis', language);
    await isSaid('column', t('counting:any_of.themes'));
    expect(concord.complaints).toEqual([]);
  },
);

test('a minimum weight is set, and weights are shown, behind “More”, and both are named in the method', async () => {
  await using concord = await sampleInBrowser('en', { width: 1280, height: 900 });
  const { page } = concord;
  const { t } = createWords('en');
  await goTo(page, 'analysis');
  await page.getByRole('button', { name: t('analysis:more'), exact: true }).click();
  await page.getByRole('textbox', { name: t('analysis:minimum_weight') }).fill('50');
  await page.keyboard.press('Enter');
  await page
    .getByText(t('counting:filter.weight', { weight: 50 }))
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: t('analysis:more_set', { count: 1 }), exact: true }).click();
  await page.getByText(t('tallies:more_weights')).click();
  await page.getByRole('columnheader', { name: t('tallies:weights.mean') }).waitFor();
  await page.getByText(t('counting:weights')).first().waitFor();
  expect(concord.complaints).toEqual([]);
});
