// Ten cells of the summary grid are written by keyboard alone, in both languages; a summary says that codings changed
// under it until somebody confirms it.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { createWords, type Language } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { barriers, bareKeys, settled } from '../helpers/screens.ts';

/** Presses keys one after another. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The text of a cell, by the name of its row and its column from 0. */
async function cellText(page: Page, row: string, column: number): Promise<string> {
  const cell = page.getByRole('row', { name: row }).getByRole('gridcell').nth(column);
  return cell.innerText();
}

test('the grid stays where the theme of the chosen cell is deleted, and shows it again after undo', async () => {
  await using concord = await sampleInBrowser('en', { width: 1280, height: 800 });
  const { page, api } = concord;
  await quickKeys(page, 'g', 'd');
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await grid.focus();
  await press(page, 'ArrowDown');
  await page.getByText('N1 × connector · row 1 of 17').waitFor();
  const { tables } = await api.project.records({});
  const theme = tables.code.find(({ name }) => name === 'connector')?.id ?? '';

  await api.codes.remove({ id: theme });

  await page.getByText('N1 × connector · row 1 of 17').waitFor({ state: 'detached' });
  await expect.poll(() => grid.getByRole('columnheader').count()).toBe(3);
  await api.history.undo({});
  await page.getByText('N1 × connector · row 1 of 17').waitFor();
  expect(concord.complaints).toEqual([]);
});

test.each([
  ['en', 'Your summary'],
  ['zh-CN', '你的摘要'],
] as const)(
  'the first letter typed opens the panel of a narrow window, and none is lost, in %s',
  async (language, yours) => {
    await using concord = await sampleInBrowser(language, { width: 640, height: 400 });
    const { page } = concord;
    await quickKeys(page, 'g', 'd');
    const grid = page.getByRole('grid');
    await grid.waitFor();
    await grid.focus();
    await press(page, 'ArrowDown');
    await page.keyboard.type('Sells to the list.');
    const field = page.getByRole('textbox', { name: yours });
    expect(await field.inputValue()).toBe('Sells to the list.');
    const right = await field.evaluate((element) => element.getBoundingClientRect().right);
    expect(right).toBeLessThan(640);
    // The panels have all their width in the window, and nothing of them is cut.
    const cut = await field.evaluate((element) => {
      const panes = element.closest('main')?.parentElement ?? element.ownerDocument.body;
      return [panes, ...element.ownerDocument.querySelectorAll('main, aside')].filter(
        (each) => each.getBoundingClientRect().right > innerWidth + 1,
      ).length;
    });
    expect(cut).toBe(0);
  },
);

test('every letter of the alphabet begins a summary', async () => {
  await using concord = await sampleInBrowser('en', { width: 1280, height: 800 });
  const { page } = concord;
  await quickKeys(page, 'g', 'd');
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await grid.focus();
  await press(page, 'ArrowDown');
  const field = page.getByRole('textbox', { name: 'Your summary' });
  await field.waitFor();
  const letters = [...'abcdefghijklmnopqrstuvwxyzK'];
  for (const letter of letters) {
    await grid.focus();
    await page.keyboard.type(`${letter}. `);
  }
  expect(await field.inputValue()).toBe(letters.map((letter) => `${letter}. `).join(''));
});

describe.each(['en', 'zh-CN'] as const satisfies Language[])('in %s', (language) => {
  test('ten cells are written by keyboard alone, and a removed coding is told until it is confirmed', async () => {
    const { t } = createWords(language);
    await using concord = await sampleInBrowser(language, { width: 1440, height: 900 });
    const { page } = concord;
    await quickKeys(page, 'g', 'd');
    const grid = page.getByRole('grid');
    await grid.waitFor();
    await settled(page);
    const summarised = (count: number) =>
      page.getByText(t('summary_grid:summarised', { summarised: count, carrying: 44 })).waitFor();
    await summarised(0);
    expect(await barriers(page)).toEqual([]);
    await grid.focus();

    // The first key chooses the first cell, and a letter begins to write in it.
    await press(page, 'ArrowDown');
    await page.keyboard.type('Sells to the list.');
    for (let cell = 1; cell < 5; cell += 1) {
      await press(page, 'Tab');
      await page.keyboard.type(`Summary ${cell}.`);
    }
    await press(page, 'Escape', 'ArrowDown', 'ArrowDown', 'Enter');
    await page.keyboard.type('Summary 5.');
    for (let cell = 6; cell < 10; cell += 1) {
      await press(page, 'Control+Enter');
      await page.keyboard.type(`Summary ${cell}.`);
    }
    await press(page, 'Escape');
    // One of the ten stands where there are no passages.
    await summarised(9);
    await page.getByText(t('summary_grid:apart', { count: 1 })).waitFor();
    expect(await cellText(page, 'N1', 0)).toContain('Sells to the list.');
    expect(await cellText(page, 'N2', 0)).toContain('Summary 3.');
    expect(await cellText(page, 'N4', 1)).toContain('Summary 5.');

    // A quote is pinned and inserted without leaving the keys.
    await press(page, 'Control+Home', 'F6', 'Space');
    await page.getByText(t('summary_grid:pinned_count', { count: 1 })).waitFor();
    expect(await barriers(page)).toEqual([]);
    await press(page, 'q');
    await settled(page);
    const field = page.getByRole('textbox', { name: t('summary_grid:yours') });
    expect((await field.inputValue()).length).toBeGreaterThan('Sells to the list.'.length + 20);
    await press(page, 'Escape');
    await settled(page);

    // The passage in the text loses its coding; the summary says so, and S clears it.
    await press(page, 'F6', 'Enter');
    const inFocus = page.locator('[data-coding][aria-pressed="true"]');
    await inFocus.waitFor();
    await settled(page);
    await press(page, 'Delete');
    await inFocus.waitFor({ state: 'detached' });
    await quickKeys(page, 'g', 'd');
    await grid.waitFor();
    await page.getByText(t('summary_grid:changed')).first().waitFor();
    await grid.focus();
    await press(page, 's');
    await page.getByText(t('summary_grid:changed')).first().waitFor({ state: 'detached' });
    expect(await bareKeys(page)).toEqual([]);
  });
});
