// The places where one was: in each source, on the way through sources, passages and screens, and by the keyboard
// alone.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { createWords } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { goTo, closeOverlays, pictureOfFailures, settled } from '../helpers/screens.ts';

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

beforeEach(() => closeOverlays(page));

afterAll(async () => {
  await concord[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

pictureOfFailures(() => page);

const { t } = createWords('en');
/** By screen, the field that filters its list. */
const filterOf = {
  sources: t('sources:filter'),
  codebook: t('codebook:filter'),
  memos: t('memos:filter'),
  history: t('history:search'),
} as const;
const text = () => page.getByRole('textbox', { name: /^Text of/ });
const title = () => text().getAttribute('aria-label');

/** Opens a source by its name, and stays there long enough for it to count as visited. */
async function read(name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill(name);
  await page.keyboard.press('Enter');
  await expect.poll(title).toContain(name);
  await stay();
}

/** Stays long enough: a place left within a second is not one to come back to. */
async function stay(): Promise<void> {
  await settled(page);
  await page.waitForTimeout(1100);
}

/** The first line that is at least half in sight: its first words, and its distance from the upper edge in pixels. */
function top(): Promise<{ words: string; off: number }> {
  return text().evaluate((element) => {
    const frame = element.closest('[class*="scroller"]')!.getBoundingClientRect();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      range.selectNodeContents(node);
      if (range.getBoundingClientRect().bottom <= frame.top) continue;
      const letters = node.textContent!;
      for (let at = 0; at < letters.length; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (box.bottom - frame.top >= box.height / 2)
          return { words: letters.slice(at, at + 30), off: Math.round(box.top - frame.top) };
      }
    }
    return { words: '', off: 0 };
  });
}

async function scrollBy(pixels: number): Promise<void> {
  await text().hover({ position: { x: 40, y: 40 } });
  const scrolled = () => text().evaluate((element) => element.closest('[class*="scroller"]')!.scrollTop);
  const from = await scrolled();
  await page.mouse.wheel(0, pixels);
  await text().evaluate(async (element) => {
    const frame = element.closest('[class*="scroller"]')!;
    let before = -1;
    for (let still = 0; still < 12; still += frame.scrollTop === before ? 1 : -still) {
      before = frame.scrollTop;
      await new Promise(requestAnimationFrame);
    }
  });
  await settled(page);
  if ((await scrolled()) !== from) await placeKept();
}

/** The maximum number of letters in one line of the text. */
const MAX_LINE_LENGTH = 120;

/** Waits until the stored place of the open source is its top line, give or take one line. */
async function placeKept(): Promise<void> {
  const { tables } = await concord.api.project.records();
  const coderId = tables.project[0]?.mainCoderId ?? '';
  const name = (await title()) ?? '';
  const source = tables.source.find(({ label, title: called }) => name.endsWith(` ${label ?? called}`));
  const { text: whole } = await concord.api.sources.text({ id: source?.id ?? '' });
  await expect
    .poll(async () => {
      const place = (await concord.api.desk.readingPlaces({ coderId }))[source?.id ?? ''];
      const at = place ? place.start + place.within : Number.NEGATIVE_INFINITY;
      const around = whole.slice(Math.max(0, at - MAX_LINE_LENGTH), Math.max(0, at + MAX_LINE_LENGTH));
      return around.includes((await top()).words);
    })
    .toBe(true);
}

test('a source reopens where it was left, after another source, another screen and a reload', async () => {
  await goTo(page, 'read');
  await read('N12');
  await scrollBy(900);
  const left = await top();
  expect(left.words).not.toBe('');

  await read('N3');
  await read('N12');
  const again = await top();
  expect(again.words).toBe(left.words);
  expect(Math.abs(again.off - left.off)).toBeLessThan(30);

  await goTo(page, 'analysis');
  await goTo(page, 'read');
  await settled(page);
  expect((await top()).words).toBe(left.words);

  await page.reload();
  await text().waitFor();
  await settled(page);
  expect((await top()).words).toBe(left.words);

  const whole = (await text().textContent()) ?? '';
  const movedBy = async () => Math.abs(whole.indexOf((await top()).words) - whole.indexOf(left.words));
  for (const width of [1100, 900, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await settled(page);
    await expect.poll(movedBy).toBeLessThan(MAX_LINE_LENGTH);
    await placeKept();
  }
  await page.reload();
  await text().waitFor();
  await settled(page);
  expect((await top()).words).toBe(left.words);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('a passage opened from a list comes before the place where its source was left', async () => {
  await goTo(page, 'passages');
  await page
    .getByRole('tree', { name: 'Codes' })
    .getByRole('treeitem', { name: /recognition/ })
    .click();
  const row = page.getByRole('option').first();
  const quote = ((await row.locator('p, blockquote, q').first().textContent()) ?? '').slice(0, 40);
  await row.dblclick();
  await text().waitFor();
  await scrollBy(-5000);
  await page.getByRole('button', { name: 'Back to Passages' }).click();
  await page.getByRole('option').first().dblclick();
  await text().waitFor();
  await settled(page);

  const words = quote.replace(/^[“"]/, '');
  expect((await text().textContent())?.includes(words)).toBe(true);
  expect(await isInSight(words)).toBe(true);
  await page.getByRole('button', { name: 'Close the list' }).click();
});

/** Whether words of the text can be seen. */
function isInSight(words: string): Promise<boolean> {
  return text().evaluate((element, wanted) => {
    const frame = element.closest('[class*="scroller"]')!.getBoundingClientRect();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted.slice(0, 20));
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      return box.top >= frame.top && box.bottom <= frame.bottom;
    }
    return false;
  }, words);
}

test('back and forward go through sources, passages and screens as they were left', async () => {
  await goTo(page, 'passages');
  await page.getByRole('tree', { name: 'Codes' }).getByRole('treeitem', { name: 'guide' }).click();
  await stay();
  await read('N12');
  await scrollBy(900);
  const left = await top();
  await read('N3');
  await goTo(page, 'passages');
  await page.getByRole('heading', { name: /guide/ }).waitFor();
  await stay();
  await goTo(page, 'analysis');
  await stay();

  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('heading', { name: /guide/ }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(title).toContain('N3');
  await settled(page);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect.poll(title).toContain('N12');
  await settled(page);
  expect((await top()).words).toBe(left.words);

  await page.goForward();
  await expect.poll(title).toContain('N3');
  await side('forward');
  await page.getByRole('heading', { name: /guide/ }).waitFor();
  await side('back');
  await expect.poll(title).toContain('N3');
});

test('the browser’s own Back never leaves the study', async () => {
  for (let steps = 0; steps < 12; steps += 1) {
    await page.evaluate(() => history.back());
    await settled(page);
  }
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  expect(page.url()).toContain('127.0.0.1');
});

/** Presses a button at the side of the mouse. */
async function side(button: 'back' | 'forward'): Promise<void> {
  const client = await page.context().newCDPSession(page);
  for (const type of ['mousePressed', 'mouseReleased'] as const)
    await client.send('Input.dispatchMouseEvent', { type, x: 600, y: 500, button, clickCount: 1 });
  await client.detach();
}

test('the list of places shows each visited place once, and leads there', async () => {
  await read('N12');
  await read('N3');
  await read('N12');
  await page.getByRole('tab', { name: 'Places' }).click();
  const places = page.getByRole('listbox', { name: 'Places' }).getByRole('option');

  const names = await places.allTextContents();
  expect(names.filter((name) => name.startsWith('Interview N12'))).toHaveLength(1);
  expect(names[0]).toContain('N12');
  await places.filter({ hasText: 'Interview N3' }).first().click();
  await expect.poll(title).toContain('N3');
  await page.getByRole('tab', { name: /^Sources/ }).click();
});

/** The role and name of the focused element. */
function focused(): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return `${activeElement?.getAttribute('role') ?? activeElement?.tagName ?? ''} ${activeElement?.getAttribute('aria-label') ?? ''}`;
  });
}

test.each(['sources', 'codebook', 'memos', 'history'] as const)(
  'Escape clears the words that filter %s',
  async (screen) => {
    await goTo(page, screen);
    const field = page.getByRole('main').getByRole('textbox', { name: filterOf[screen] });
    await field.fill('nothing is called so');

    await field.press('Escape');

    await expect.poll(() => field.inputValue()).toBe('');
  },
);

test('Escape closes an open list before it clears the filters, wherever the caret is', async () => {
  await goTo(page, 'sources');
  const field = page.getByRole('main').getByRole('textbox', { name: filterOf.sources });
  await field.fill('edge');
  const choice = page.getByRole('main').getByRole('button', { name: 'Review all' });
  await choice.click();
  await page.getByRole('listbox', { name: 'Review' }).waitFor();
  await choice.focus();

  await page.keyboard.press('Escape');

  await page.getByRole('listbox', { name: 'Review' }).waitFor({ state: 'detached' });
  expect(await field.inputValue()).toBe('edge');
  await field.fill('');
});

const landings = [
  ['c', 'tree Codes'],
  ['s', 'treegrid Sources'],
  ['t', 'grid'],
  ['m', 'listbox Memos'],
  ['h', 'listbox Changes'],
  ['v', 'grid'],
  ['p', 'listbox'],
] as const;

test('G and a letter lead to a screen from tables, trees and lists, and its list has the focus', async () => {
  await goTo(page, 'sources');
  for (const [key, name] of landings) {
    await quickKeys(page, 'g', key);
    await expect.poll(focused).toContain(name);
    await settled(page);
  }
});

test('G and the letter of the present screen lead back to its list', async () => {
  await goTo(page, 'sources');
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Sources' }).focus();

  await quickKeys(page, 'g', 's');

  await expect.poll(focused).toContain('treegrid Sources');
});

test('the table of sources has the focus and its row again after Back', async () => {
  await quickKeys(page, 'g', 's');
  await expect.poll(focused).toContain('treegrid Sources');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const row = () => page.evaluate(() => document.activeElement?.getAttribute('aria-activedescendant'));
  await stay();
  const before = await page.locator(`[id="${await row()}"]`).textContent();
  await page.keyboard.press('Enter');
  // The third row may be a source without a text, which Read says in its place.
  await text().or(page.getByText('This source has no text')).waitFor();
  await stay();

  await page.keyboard.press('Alt+ArrowLeft');

  await expect.poll(focused).toContain('treegrid Sources');
  expect(await page.locator(`[id="${await row()}"]`).textContent()).toBe(before);
});

test('the page has logged no error in these tests', () => {
  expect(concord.complaints).toEqual([]);
});
