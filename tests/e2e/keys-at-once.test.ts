// The pills above a table, used by keys alone and faster than by hand: no key is lost between a button and its list.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { fadingLong, withoutFrames } from '../helpers/held-frames.ts';
import { barriers, goTo, closeOverlays, pictureOfFailures, settled } from '../helpers/screens.ts';

let concord: ConcordInBrowser;
let page: Page;

beforeAll(async () => {
  concord = await concordInBrowser({ size: { width: 1280, height: 800 } });
  ({ page } = concord);
  await page.getByRole('button', { name: 'Open the sample study' }).click();
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
});

afterAll(() => concord?.[Symbol.asyncDispose]());

pictureOfFailures(() => page);

const pill = (name: RegExp) => page.getByRole('main').getByRole('button', { name });

beforeEach(async () => {
  await closeOverlays(page);
  await goTo(page, 'analysis');
  await pill(/^by /).first().waitFor();
});

test('Enter at the moment a pill gets the focus opens its list, every time', async () => {
  const pills = page.getByRole('main').locator('button[aria-haspopup="listbox"]');
  const names = await pills.evaluateAll((elements) => elements.map((element) => element.textContent));
  const opened: string[] = [];

  for (let round = 0; round < 5; round += 1)
    for (const name of names) {
      await pills.nth(names.indexOf(name)).focus();
      // Away and back, and the next key at once.
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const list = page.getByRole('listbox');
      await list.waitFor();
      opened.push((await list.getAttribute('aria-label')) ?? '');
      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'detached' });
    }

  expect(names.length).toBeGreaterThan(2);
  expect(opened).toHaveLength(5 * names.length);
  expect(names.every((name, index) => name.startsWith(opened[index] ?? '?'))).toBe(true);
});

test('letters typed at once after Enter find the option, and then the pill has the focus again', async () => {
  await pill(/^by /).first().focus();

  await quickKeys(page, 'Enter', ...'year', 'Enter');

  await pill(/^by year/).waitFor();
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^by year/);
});

test('after a choice the next key goes to the pill', async () => {
  await pill(/^by /).first().focus();

  await quickKeys(page, 'Enter', ...'year', 'Enter', 'Enter', ...'kind', 'Enter', 'Enter');

  await page.getByRole('listbox', { name: 'by' }).waitFor();
  await expect.poll(() => page.getByRole('option', { selected: true }).innerText()).toBe('kind');
});

test('letters choose on a closed pill, and choosing the chosen option again removes nothing', async () => {
  await pill(/^by /).first().focus();
  await quickKeys(page, 'k', 'i');
  await pill(/^by kind/).waitFor();

  await page.keyboard.press('ArrowDown');
  await page.getByRole('listbox').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Enter');

  await page.getByRole('listbox').waitFor({ state: 'detached' });
  await pill(/^by kind/).waitFor();
});

test('a focused pill keeps the focus when the mouse moves over it', async () => {
  const by = pill(/^by /).first();
  await by.focus();
  const before = await by.elementHandle();

  await by.hover();
  await page.keyboard.press('Enter');

  await page.getByRole('listbox').waitFor();
  expect(await before?.evaluate((element) => element.isConnected)).toBe(true);
});

test('letters typed at once after the keys of the palette stand in its field', async () => {
  for (let round = 0; round < 5; round += 1) {
    await page.keyboard.press('Control+k');
    await quickKeys(page, ...'connector');
    const field = page.getByRole('combobox', { name: 'Find anything' });
    expect(await field.inputValue()).toBe('connector');
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
  }
});

test('a source far down the table opens with End and Enter pressed at once', async () => {
  await goTo(page, 'sources');
  const table = page.getByRole('treegrid', { name: 'Sources' });
  await table.waitFor();
  await table.focus();

  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');

  const text = page.getByRole('textbox', { name: /^Text of / });
  await text.waitFor();
  // The interviews stand last.
  expect(await text.getAttribute('aria-label')).toMatch(/^Text of Interview N/);
});

test('a menu opened by Enter takes letters and Enter that follow at once', async () => {
  await goTo(page, 'history');
  const button = page.getByRole('button', { name: /Working as/ });
  await button.focus();

  await quickKeys(page, 'Enter', ...'Add', 'Enter');

  await page.getByRole('dialog', { name: 'Add a coder' }).waitFor();
  await page.keyboard.type('Lena');
  expect(await page.getByRole('dialog').getByRole('textbox').first().inputValue()).toBe('Lena');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test.each([
  ['that fades long', fadingLong],
  ['when no frame comes', withoutFrames],
] as const)(
  'the next key after Escape goes to what a menu, dialog or palette was opened from, %s',
  async (_, slow) => {
    await goTo(page, 'codebook');
    const tree = page.getByRole('main').getByRole('tree');
    await tree.getByRole('treeitem').nth(3).waitFor();
    await tree.focus();
    await page.keyboard.press('Home');
    await settled(page);
    await using held = await slow(page);
    const at = (): Promise<string | null> => tree.getAttribute('aria-activedescendant');

    for (const [keys, over] of [
      ['Shift+F10', 'menu'],
      ['Delete', 'alertdialog'],
      ['Control+k', 'dialog'],
    ] as const) {
      const before = await at();
      await page.keyboard.press(keys);
      const opened = page.getByRole(over).last();
      await opened.waitFor();
      await expect.poll(() => opened.evaluate((each) => each.contains(document.activeElement))).toBe(true);

      await page.keyboard.press('Escape');
      await page.keyboard.press('ArrowDown');

      await expect.poll(at).not.toBe(before);
      await held.letGo();
    }
  },
);

test('two keys pressed one after the other mean what they mean together, though the first was heard late', async () => {
  await page.evaluate(() => {
    const pressed = (key: string) => new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    const first = pressed('g');
    while (performance.now() - first.timeStamp < 1500);
    document.body.dispatchEvent(first);
    document.body.dispatchEvent(pressed('m'));
  });

  await page.locator('nav [aria-current="page"]', { hasText: 'Memos' }).waitFor();
  expect(concord.complaints).toEqual([]);
});
