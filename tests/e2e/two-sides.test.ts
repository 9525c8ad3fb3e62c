// Two at once: a source beside another, and the passages of a code beside a text. Keys act on the side that has the
// focus, each side keeps its own place and way back, and both are there again after a reload.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { createWords } from '#words/words.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, goTo, overflow, pictureOfFailures, settled } from '../helpers/screens.ts';

const { t } = createWords('en');
const folder = testFolder();
let concord: ConcordInBrowser;
let page: Page;

beforeAll(async () => {
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  concord = await concordInBrowser({ project: path });
  ({ page } = concord);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
});

afterAll(async () => {
  await concord[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

pictureOfFailures(() => page);

const side = (which: 'left' | 'right') =>
  page.getByRole('region', { name: t(`beside:side_${which}`), exact: true });
const textOn = (which: 'left' | 'right') => side(which).getByRole('textbox', { name: /^Text of/ });
const nameOn = (which: 'left' | 'right') => textOn(which).getAttribute('aria-label');
const hasFocus = (which: 'left' | 'right') =>
  textOn(which).evaluate((element) => element === document.activeElement);

async function find(name: string, key: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: t('shell:find_anything') }).fill(name);
  await page.keyboard.press(key);
  await settled(page);
}

/** Counts the codings of the interview with this label. */
async function codingsOf(label: string): Promise<number> {
  const { source, coding } = await concord.api.project.records().then(async ({ tables }) => {
    const found = tables.source.find((each) => each.label === label)!;
    return { source: found, coding: (await concord.api.sources.text({ id: found.id })).codings };
  });
  return source ? coding.length : 0;
}

test('two sources are read and coded side by side by the keyboard, each with its own place and way back', async () => {
  await goTo(page, 'read');
  await find('N10', 'Enter');
  await find('N12', 'Shift+Enter');
  await expect.poll(() => nameOn('right')).toContain('N12');
  expect(await nameOn('left')).toContain('N10');
  await expect.poll(() => hasFocus('right')).toBe(true);

  const before = { left: await codingsOf('N10'), right: await codingsOf('N12') };
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('1');
  await expect.poll(() => codingsOf('N12')).toBe(before.right + 1);
  expect(await codingsOf('N10')).toBe(before.left);
  await page.keyboard.press('Control+z');
  await expect.poll(() => codingsOf('N12')).toBe(before.right);

  await page.keyboard.press('F6');
  await expect.poll(() => hasFocus('left')).toBe(true);
  await page.keyboard.press('Shift+B');
  await expect.poll(() => hasFocus('right')).toBe(true);
  // Long enough to have been there.
  await page.waitForTimeout(1100);
  await find('N3', 'Enter');
  await expect.poll(() => nameOn('right')).toContain('N3');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => nameOn('right')).toContain('N12');
  expect(await nameOn('left')).toContain('N10');
  expect(await barriers(page, 'every')).toEqual([]);

  await page.reload();
  await expect.poll(() => nameOn('right')).toContain('N12');
  expect(await nameOn('left')).toContain('N10');
  expect(await overflow(page)).toBe(0);
});

test('the passages of a code stay beside the text that they lead through, and a narrow window makes tabs', async () => {
  await find('recognition', 'Shift+Enter');
  const list = side('right').getByRole('listbox');
  await list.getByRole('option').nth(2).click();
  await expect.poll(() => hasFocus('left')).toBe(true);
  const first = await nameOn('left');
  for (let steps = 0; steps < 6 && (await nameOn('left')) === first; steps += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await page.keyboard.press('Alt+ArrowDown');
    // oxlint-disable-next-line no-await-in-loop
    await settled(page);
  }
  expect(await nameOn('left')).not.toBe(first);
  expect(await list.isVisible()).toBe(true);

  await page.setViewportSize({ width: 900, height: 700 });
  const tabs = page.getByRole('tablist', { name: t('beside:sides') });
  await tabs.waitFor();
  expect(await barriers(page, 'every')).toEqual([]);
  await page.keyboard.press('F6');
  await page.getByRole('tab', { name: 'recognition', selected: true }).waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
  await side('left').waitFor();
  await side('right')
    .getByRole('button', { name: t('shell:read_close_side') })
    .click();
  await tabs.waitFor({ state: 'detached' });
  await expect.poll(() => page.getByRole('separator', { name: t('beside:divider') }).count()).toBe(0);
  expect(await page.getByRole('textbox', { name: /^Text of/ }).count()).toBe(1);
});
