// Where codes meet: by mouse and by keyboard, in both languages. Every number opens as many meetings as it says.
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { createWords, type Language } from '#words/words.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { barriers, goTo, settled } from '../helpers/screens.ts';

async function openRelations(page: Page, language: Language): Promise<void> {
  const its = createWords(language);
  await goTo(page, 'analysis', language);
  await page.getByRole('button', { name: its.t('analysis:kinds.relations'), exact: true }).click();
  await page.getByRole('heading', { name: its.t('relations:title.paragraph') }).waitFor();
  await page.getByRole('grid').nth(1).waitFor();
}

const { t } = createWords('en');

/** The tab of the screen that is shown. */
const tabOf = (page: Page) =>
  page.getByRole('navigation', { name: 'Screens' }).locator('[aria-current]').innerText();

test('a cell opens the passages of both codes, which open the text, and pairs follow by a key', async () => {
  await using concord = await sampleInBrowser('en', { width: 1440, height: 900 });
  const { page } = concord;
  await openRelations(page, 'en');

  await page.getByRole('radio', { name: 'same source', exact: true }).click();
  await page.getByRole('heading', { name: 'Which codes meet in a source' }).waitFor();
  const interviews = page.getByRole('region', { name: /^Interviews, Which codes/ });
  const cell = interviews.getByRole('img', { name: /^guide and connector: \d+ with both$/ });
  const count = Number((await cell.innerText()).trim());
  await cell.click();
  await page.getByText(`${count} sources`, { exact: true }).waitFor();
  expect(count).toBeGreaterThan(3);
  const list = page.getByRole('list', { name: 'Where connector and guide meet' });
  await expect.poll(() => list.getByRole('button').count()).toBe(count);
  expect(await barriers(page)).toEqual([]);

  await page.getByRole('grid').last().focus();
  await page.keyboard.press('k');
  const keeping = page.getByRole('dialog', { name: t('kept_tables:keep_title') });
  await keeping.getByRole('textbox').waitFor();
  expect(await keeping.getByRole('textbox').inputValue()).toBe('Which codes meet in a source');
  await keeping.getByText('“Which codes meet in a source, Interviews”').waitFor();
  await page.keyboard.press('Escape');
  await keeping.waitFor({ state: 'detached' });

  await page.getByRole('grid').last().focus();
  await page.keyboard.press('v');
  await page
    .getByRole('columnheader', { name: /both ÷ either/ })
    .first()
    .waitFor();
  const row = page.getByRole('row', { name: /connector.*guide/ }).last();
  expect(await row.innerText()).toContain(String(count));

  await list.getByRole('button').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox').first().waitFor();
  expect(await tabOf(page)).toBe('Read');

  await goTo(page, 'analysis');
  await page.getByRole('grid').last().focus();
  await page.keyboard.press('q');
  await page
    .getByText(/IN SOURCES WITH/)
    .first()
    .waitFor();
  expect(await tabOf(page)).toBe('Passages');
});

test('the keyboard chooses how codes meet, walks the matrix and opens a pair, in Chinese', async () => {
  await using concord = await sampleInBrowser('zh-CN', { width: 1280, height: 800 });
  const { page } = concord;
  await openRelations(page, 'zh-CN');

  const grid = page.getByRole('grid').first();
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const opened = page.getByRole('gridcell', { selected: true }).getByRole('img');
  const number = (await opened.innerText()).trim();
  await page.getByText(new RegExp(`^${number} 个段落`)).waitFor();

  await grid.focus();
  for (const title of [
    '哪些代码相距 1 段以内',
    '哪些代码出现在同一材料',
    '哪些代码由同一受访者提及',
    '哪些代码相互重叠',
  ]) {
    await page.keyboard.press('b');
    await page.getByRole('heading', { name: title }).waitFor();
  }
  await settled(page);
  expect(await barriers(page)).toEqual([]);
});
