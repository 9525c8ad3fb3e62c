// A source beside another, and the passages of a code beside a text. Keys act on the side with the focus, each side
// keeps its own place and way back, and both are there again after a reload.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { createWords } from '#words/words.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, pictureOfFailures, settled } from '../helpers/screens.ts';

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

const textNames = () =>
  page
    .getByRole('textbox', { name: /^Text of/ })
    .evaluateAll((texts) => texts.map((text) => text.getAttribute('aria-label')));

async function find(name: string, key: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: t('shell:find_anything') }).fill(name);
  await page.keyboard.press(key);
  await settled(page);
}

const isWritten = async (which: 'left' | 'right') =>
  (await textOn(which).getAttribute('aria-readonly')) === 'false';

/** The interview with this label as it is stored. */
async function stored(label: string) {
  const { tables } = await concord.api.project.records();
  return concord.api.sources.text({ id: tables.source.find((each) => each.label === label)!.id });
}
const codingsOf = async (label: string) => (await stored(label)).codings.length;
const storedText = async (label: string) => (await stored(label)).text;

test('two texts stand side by side, and keys, undo and the way back are those of the side with the focus', async () => {
  await find('N10', 'Enter');
  await find('N12', 'Shift+Enter');
  await expect.poll(() => nameOn('right')).toContain('N12');
  await expect.poll(() => hasFocus('right')).toBe(true);
  const before = { N10: await codingsOf('N10'), N12: await codingsOf('N12') };

  await page.keyboard.press('1');
  await expect.poll(() => codingsOf('N12')).toBe(before.N12 + 1);
  expect(await codingsOf('N10')).toBe(before.N10);
  await page.keyboard.press('Control+z');
  await expect.poll(() => codingsOf('N12')).toBe(before.N12);
  await page.keyboard.press('Shift+B');
  await expect.poll(() => hasFocus('left')).toBe(true);
  await page.keyboard.press('F6');
  await expect.poll(() => hasFocus('right')).toBe(true);
  expect(await barriers(page, 'every')).toEqual([]);

  // Text typed on one side is saved before an undo on the other.
  await page.keyboard.press('Control+e');
  await expect.poll(() => isWritten('right')).toBe(true);
  await page.keyboard.type('Right ');
  await page.keyboard.press('F6');
  await page.keyboard.press('Control+e');
  await expect.poll(() => isWritten('left')).toBe(true);
  await page.keyboard.type('Left ');
  await page.keyboard.press('Control+z');
  await expect.poll(() => textOn('left').textContent()).not.toContain('Left ');
  await expect.poll(async () => (await storedText('N12')).includes('Right ')).toBe(true);
  expect(await textOn('right').textContent()).toContain('Right ');
  await page.keyboard.press('Control+e');
  await expect.poll(() => isWritten('left')).toBe(false);

  // The passages of a code in place of the second text lead through the first.
  await find('recognition', 'Shift+Enter');
  const list = side('right').getByRole('listbox');
  await expect.poll(() => list.evaluate((element) => element === document.activeElement)).toBe(true);
  await list.getByRole('option').nth(1).click();
  await expect.poll(() => nameOn('left')).toBe('Text of Interview N1');
  await expect.poll(() => hasFocus('left')).toBe(true);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => nameOn('left')).toBe('Text of Interview N2');
  await page.keyboard.press('F6');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => nameOn('right')).toContain('N12');

  await page.reload();
  await expect.poll(() => nameOn('right')).toContain('N12');
  expect(await nameOn('left')).toContain('N2');

  // Without room for two sides they become tabs.
  await page.setViewportSize({ width: 900, height: 700 });
  const tabs = page.getByRole('tablist', { name: t('beside:sides') });
  await tabs.getByRole('tab', { name: 'Interview N12' }).click();
  await expect.poll(() => textNames()).toEqual(['Text of Interview N12']);
  await page.getByRole('button', { name: t('shell:read_close_side') }).click();
  await tabs.waitFor({ state: 'detached' });
  await expect.poll(() => textNames()).toEqual(['Text of Interview N2']);
});
