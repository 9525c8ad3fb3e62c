// Portraits in both languages: lines with their numbers, keys, the way into the text, and who carries a theme.
import { describe, expect, test } from 'vitest';
import { createWords, type Language } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { barriers, goTo, settled } from '../helpers/screens.ts';

describe.each(['en', 'zh-CN'] as const satisfies Language[])('in %s', (language) => {
  test('interviews stand beneath each other, keys lead into the text, and the inspector says who carries a theme', async () => {
    const { t } = createWords(language);
    await using concord = await sampleInBrowser(language, { width: 1440, height: 900 });
    const { page, api } = concord;
    await goTo(page, 'analysis', language);
    await quickKeys(page, 'g', 'i');
    const grid = page.getByRole('grid', { name: t('portraits:title.respondents') });
    await grid.waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);

    const sums = grid.getByRole('row', { name: t('portraits:in_all') });
    expect(await sums.getByRole('gridcell').allInnerTexts()).toEqual(['55', '35', '45']);
    const beside = page.getByRole('region', { name: t('portraits:who') });
    await beside
      .getByText(
        language === 'en'
          ? 'The largest, N9, has 10 of 55; as if 11.1 respondents had spoken equally often.'
          : '最多者 N9 占 55 个中的 10 个；相当于 11.1 位受访者均等发言。',
      )
      .waitFor();
    expect(await beside.getByRole('row').nth(1).innerText()).toMatch(/^N9\s+10 (of|\/) 10\s+10\s+18%$/);

    // A lane is left out by its digit; the numbers stay.
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    const line = grid.locator('[aria-selected="true"]');
    const bars = line.locator('[data-passage]');
    const all = await bars.count();
    const [connectors] = await line.getByRole('gridcell').nth(2).allInnerTexts();
    await page.keyboard.press('1');
    expect(await bars.count()).toBe(all - Number(connectors));
    await page.keyboard.press('1');
    expect(await bars.count()).toBe(all);

    await page.getByRole('radio', { name: t('portraits:views.tiles') }).click();
    expect(await bars.count()).toBe(all);
    await page.getByRole('radio', { name: t('portraits:views.codelines') }).click();

    // In a low window the last line stands above the sums, which stick to the bottom.
    await page.setViewportSize({ width: 1440, height: 480 });
    await grid.focus();
    await page.keyboard.press('End');
    await settled(page);
    const [last, foot] = [await line.boundingBox(), await sums.boundingBox()];
    expect(last!.y + last!.height).toBeLessThanOrEqual(foot!.y);
    await page.keyboard.press('Home');
    await page.setViewportSize({ width: 1440, height: 900 });

    // A number opens its passages, by key as by press, and from who carries the theme.
    const inspector = page.getByRole('complementary').last();
    const found = async (count: number): Promise<void> => {
      // The size of the list itself stands under its number.
      const size = language === 'en' ? `^${count} passages in ` : `^${count} 个片段，出自`;
      await inspector.getByText(new RegExp(size)).waitFor();
      await inspector.getByText(t('portraits:back')).click();
    };
    await grid.focus();
    await page.keyboard.press('Shift+Digit1');
    await found(Number(connectors));
    const theme = language === 'en' ? 'connector' : '连接者';
    await beside
      .getByRole('button', { name: t('portraits:carried_passages', { number: 10, theme, name: 'N9' }) })
      .click();
    await found(10);
    await sums.getByRole('gridcell').nth(1).click();
    await found(35);

    expect(await barriers(page, 'every')).toEqual([]);

    // The figure is exported from the menu of all counts, and the screen keeps it.
    await page.keyboard.press('e');
    await page.getByRole('menuitem', { name: t('figure_panel:open') }).click();
    await page
      .getByRole('region', { name: t('figure_panel:preview') })
      .getByRole('img', { name: /^N9\.1/ })
      .waitFor();
    expect(await page.getByText(t('figure_panel:no_command')).count()).toBe(0);
    await page.getByRole('button', { name: t('figure_panel:close') }).click();
    await grid.waitFor();
    await grid.focus();
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const { tables } = await api.project.records();
    const portraits = tables.keptTable.filter(({ kind }) => kind === 'portrait');
    expect(portraits.map(({ name }) => name)).toEqual([t('portraits:title.respondents')]);

    await grid.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page
      .getByRole('status')
      .getByText(new RegExp(`2.*${all}`))
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await grid.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: /N1/ }).first().waitFor();
    expect(concord.complaints).toEqual([]);
  });
});
