// Themes over time: the figure with its keys, the table behind it, and the events of the study.
import { expect, test } from 'vitest';
import { createWords } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { goTo, settled } from '../helpers/screens.ts';

test('a timeline is moved in by keys, opens the passages of a point, and has its numbers in a table', async () => {
  await using concord = await sampleInBrowser('en', { width: 1440, height: 900 });
  const { page } = concord;
  await goTo(page, 'analysis');
  await quickKeys(page, 'g', 'l');
  await page.getByRole('heading', { name: 'Share of sources with each theme, by year' }).waitFor();
  const figure = page.getByRole('application');
  await figure.focus();

  // The first press shows where the keyboard is: the first period of the first panel.
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const beside = page.getByRole('complementary').last();
  const point = page.locator('[data-active]');
  const spoken = (await point.getAttribute('aria-label')) ?? '';
  expect(spoken).toMatch(/^connector, /);
  const [, said = ''] = /: (\d+) of \d+/.exec(spoken) ?? [];
  await beside.getByRole('heading', { name: /connector/ }).waitFor();
  await beside.getByText(new RegExp(`^${said} of \\d+ sources`)).waitFor();
  await beside.getByText(new RegExp(`in ${said} sources?`)).waitFor();

  // The last panel of the column lies below the edge of the window, until the keys come to it.
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowDown');
  await expect.poll(() => point.getAttribute('aria-label')).toMatch(/^connector, interview/i);
  expect(
    await point.evaluate((element) => {
      const main = element.closest('main')!.getBoundingClientRect();
      return element.getBoundingClientRect().bottom <= main.bottom + 1;
    }),
  ).toBe(true);

  await page.keyboard.press('q');
  await page.getByRole('heading', { name: /by quarter$/ }).waitFor();
  await page.keyboard.press('a');
  await page.getByRole('heading', { name: 'Number of sources with each theme, by quarter' }).waitFor();
  await page.keyboard.press('a');
  await page.keyboard.press('y');
  await page.keyboard.press('t');
  const grid = page.getByRole('treegrid');
  await grid.waitFor();
  expect(await grid.getByRole('row', { name: /connector/ }).count()).toBe(1);

  // A total opens its passages as every other count does.
  const total = grid.getByRole('gridcell', { name: '18 of 19', exact: true }).first();
  await total.click();
  await beside.getByText(/^18 of 19 sources/).waitFor();
  await beside.getByText(/in 18 sources/).waitFor();
  expect(concord.complaints).toEqual([]);
});

test('events are added, drawn with their letter, changed, deleted and undone, in Chinese', async () => {
  await using concord = await sampleInBrowser('zh-CN', { width: 1440, height: 900 });
  const { page, api } = concord;
  const { t } = createWords('zh-CN');
  const key = page.locator('tspan', { hasText: 'A 2019年2月，联盟成立' });
  await goTo(page, 'analysis', 'zh-CN');
  await quickKeys(page, 'g', 'l');
  await page.getByRole('application').waitFor();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: t('timeline:event_name') }).fill('联盟成立');
  await dialog.getByRole('textbox', { name: t('timeline:event_date') }).fill('不久前');
  await page.keyboard.press('Enter');
  await dialog.getByText('“不久前”不是日期').waitFor();
  await dialog.getByRole('textbox', { name: t('timeline:event_date') }).fill('2019-02');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });

  await key.waitFor();
  await settled(page);
  const beside = page.getByRole('complementary').last();
  await beside.getByRole('button', { name: t('timeline:event_delete') }).click();
  await key.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await key.waitFor();
  const [row] = await api.history.list({ method: 'events.add', limit: 1 });
  expect(row?.method).toBe('events.add');
  expect(concord.complaints).toEqual([]);
});
