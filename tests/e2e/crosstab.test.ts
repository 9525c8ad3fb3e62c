// The kinds of analysis, and the first of them beside tallies: themes by two groupings at once.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createWords, type Language } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { goTo, settled } from '../helpers/screens.ts';

/** Opens a kind of analysis by the strip. */
async function openKind(page: Page, kind: 'tally' | 'crosstab', language: Language): Promise<void> {
  const { t } = createWords(language);
  const strip = page.getByRole('navigation', { name: t('analysis:strip') });
  await strip.getByRole('button', { name: t(`analysis:kinds.${kind}`), exact: true }).click();
  await settled(page);
}

const rowNamed = (page: Page, name: string, index: number) =>
  page.getByRole('treegrid').getByRole('row', { name }).nth(index);

test('a crosstab is chosen, read and changed by keys, and percentages change without asking the study', async () => {
  await using concord = await sampleInBrowser('en', { width: 1280, height: 900 });
  const { page } = concord;
  await goTo(page, 'analysis');
  await quickKeys(page, 'g', 'x');
  await page.getByRole('heading', { name: 'Themes by class and year' }).waitFor();
  const grid = page.getByRole('treegrid');
  await grid.focus();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));

  // The first theme's row for news, in the total.
  for (let times = 0; times < 8; times += 1) await page.keyboard.press('ArrowDown');
  for (let times = 0; times < 14; times += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const beside = page.getByRole('complementary').last();
  await beside.getByRole('heading', { name: /connector · news/ }).waitFor();
  await beside.getByText(/in 15 sources/).waitFor();
  const text = await beside.locator('header').innerText();
  expect(text).toContain('15 of 22 sources 68%');

  // The base of the same place opens the sources that it counts.
  for (let times = 0; times < 6; times += 1) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await beside.getByRole('heading', { name: '22 sources in the base · news' }).waitFor();

  const before = asked.filter((url) => url.includes('crosstab')).length;
  await grid.focus();
  await page.keyboard.press('p');
  await page.getByRole('button', { name: /^Percent.*of row/ }).waitFor();
  await page.getByText('Share of row').waitFor();
  await page.keyboard.press('s');
  await page.getByText('Share of row').waitFor({ state: 'detached' });
  expect(asked.filter((url) => url.includes('crosstab'))).toHaveLength(before);

  await page.keyboard.press('s');
  await page.keyboard.press('e');
  await page.getByRole('menuitem', { name: createWords('en').t('figure_panel:open') }).click();
  await page.locator('main svg text', { hasText: 'Share of row' }).waitFor();
  await page.getByRole('button', { name: 'Close the panel' }).click();
  await grid.focus();

  await page.keyboard.press('u');
  await page.getByRole('radio', { name: 'respondents', checked: true }).waitFor();
  await page.keyboard.press('x');
  await page.getByRole('heading', { name: 'Themes by year and class' }).waitFor();
  expect(concord.complaints).toEqual([]);
});

test('what is counted stays when the kind changes, and Back returns to the kind before', async () => {
  await using concord = await sampleInBrowser('en', { width: 1440, height: 900 });
  const { page } = concord;
  await goTo(page, 'analysis');
  await page.getByRole('button', { name: /^Kind/ }).click();
  await page.getByRole('option', { name: 'documents' }).click();
  await page.getByRole('radio', { name: 'passages', exact: true }).click();
  await page.waitForTimeout(1100);
  await openKind(page, 'crosstab', 'en');

  await page.getByRole('button', { name: /^Kind.*documents/ }).waitFor();
  await page.getByRole('radio', { name: 'passages', exact: true, checked: true }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('heading', { name: 'Passages of each theme' }).waitFor();
  await goTo(page, 'sources');
  await goTo(page, 'analysis');
  await page.getByRole('heading', { name: 'Passages of each theme' }).waitFor();
  expect(concord.complaints).toEqual([]);
});

test('of very many columns those in view are drawn, and the keyboard reaches the others', async () => {
  await using concord = await sampleInBrowser('en', { width: 1280, height: 900 });
  const { page } = concord;
  await goTo(page, 'analysis');
  await openKind(page, 'crosstab', 'en');
  await page.getByRole('button', { name: /^Columns/ }).click();
  await page.getByRole('option', { name: 'month', exact: true }).click();
  await page.getByRole('heading', { name: 'Themes by class and month' }).waitFor();
  await settled(page);
  const grid = page.getByRole('treegrid');
  const columns = Number(await grid.getAttribute('aria-colcount'));

  expect(columns).toBeGreaterThan(45);
  expect(await page.getByRole('columnheader').count()).toBeLessThan(columns);
  await grid.focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowDown');
  for (let times = 0; times < columns - 3; times += 1) await page.keyboard.press('ArrowRight');
  await settled(page);
  const active = await grid.getAttribute('aria-activedescendant');
  const cell = page.locator(`[id="${active ?? ''}"]`);
  expect(await cell.getAttribute('aria-colindex')).toBe(String(columns - 1));
  const [view, box] = [await grid.boundingBox(), await cell.boundingBox()];
  expect(box!.x).toBeGreaterThan(view!.x);
  expect(box!.x + box!.width).toBeLessThanOrEqual(view!.x + view!.width);
  expect(concord.complaints).toEqual([]);
});

test('a Chinese crosstab counts the same, and its tests are closed until they are asked for', async () => {
  await using concord = await sampleInBrowser('zh-CN', { width: 1440, height: 900 });
  const { page } = concord;
  const { t } = createWords('zh-CN');
  await goTo(page, 'analysis', 'zh-CN');
  await openKind(page, 'crosstab', 'zh-CN');
  await page.getByRole('heading', { name: '各主题按类别和年份的分布' }).waitFor();
  await page.getByText('分母：已审阅的材料').first().waitFor();

  await rowNamed(page, 'News', 1).getByRole('gridcell').last().click();
  const beside = page.getByRole('complementary').last();
  await beside.getByText('22 份材料中有 15').waitFor();
  await page.getByText(t('crosstab:caveat_many')).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: t('crosstab:statistics') }).click();
  await page.getByText(t('crosstab:caveat_many')).waitFor();
  expect(concord.complaints).toEqual([]);
});

for (const language of ['en', 'zh-CN'] as const)
  test(`a cell is compared with its neighbours, once as a stored comparison, in ${language}`, async () => {
    await using concord = await sampleInBrowser(language, { width: 1280, height: 900 });
    const { page, api } = concord;
    const { t } = createWords(language);
    await goTo(page, 'analysis', language);
    await openKind(page, 'crosstab', language);
    const compare = async (): Promise<void> => {
      const row = page.getByRole('treegrid').getByRole('row', { name: 'report' }).nth(1);
      await row.getByRole('gridcell').last().click();
      await page.getByRole('button', { name: t('crosstab:compare_with') }).click();
      await page.getByRole('menuitem', { name: 'news', exact: true }).click();
      await page.getByRole('button', { name: 'report / news', exact: true }).waitFor();
    };

    await compare();
    const grid = page.getByRole('grid').first();
    await expect.poll(() => grid.innerText()).toMatch(/connector/);
    const [stored] = (await api.project.records()).tables.comparison;
    await goTo(page, 'analysis', language);
    await compare();
    const { tables } = await api.project.records();
    const names = new Map(tables.class.map(({ id, name }) => [id, name]));
    const { a, b } = JSON.parse(stored!.settings) as Record<'a' | 'b', { kind: string; classIds: string[] }>;

    expect(tables.comparison).toHaveLength(1);
    expect([a, b].map(({ kind, classIds }) => [kind, classIds.map((id) => names.get(id))])).toEqual([
      ['document', ['report']],
      ['document', ['news']],
    ]);
  });
