// Something that takes the focus late must not take the keys from the place one has meanwhile moved to. In these tests,
// awaited answers arrive when the test says so.
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { createWords } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { intercept } from '../helpers/intercept.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { goTo, pictureOfFailures, settled } from '../helpers/screens.ts';

const { t } = createWords('en');
let folder: ReturnType<typeof testFolder>;
let concord: ConcordInBrowser;
let page: Page;

beforeEach(async () => {
  folder = testFolder();
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  concord = await concordInBrowser({ project: path });
  ({ page } = concord);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
});
afterEach(async () => {
  await concord?.[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

pictureOfFailures(() => page);

const side = (which: 'left' | 'right') =>
  page.getByRole('region', { name: t(`beside:side_${which}`), exact: true });
const textOn = (which: 'left' | 'right') => side(which).getByRole('textbox', { name: /^Text of/ });
const hasFocus = (which: 'left' | 'right') =>
  textOn(which).evaluate((element) => element === document.activeElement);
const nameOn = (which: 'left' | 'right') => textOn(which).getAttribute('aria-label');

async function find(name: string, key: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: t('shell:find_anything') }).fill(name);
  await page.keyboard.press(key);
  await settled(page);
}

/** Holds back the next answer of a method. `asked` resolves when the answer is requested, `release` lets it arrive. */
async function heldBack(method: string): Promise<{ asked: Promise<void>; release: () => Promise<void> }> {
  const { promise, resolve } = Promise.withResolvers<Route>();
  let isHeld = false;
  // A route that expires is taken away while other requests are under way.
  await intercept(page, `**/rpc/${method}`, (route) => {
    if (isHeld) return route.continue();
    isHeld = true;
    return resolve(route);
  });
  return { asked: promise.then(() => undefined), release: async () => (await promise).continue() };
}

test('a text that opens late leaves the keys to the list that now has the focus', async () => {
  await find('N10', 'Enter');
  await find('N12', 'Shift+Enter');
  await find('recognition', 'Shift+Enter');
  const list = side('right').getByRole('listbox');
  await expect.poll(() => list.evaluate((element) => element === document.activeElement)).toBe(true);
  const late = await heldBack('sources.text');

  await list.getByRole('option').nth(1).click();
  await late.asked;
  await page.keyboard.press('Shift+B');
  await expect.poll(() => list.evaluate((element) => element === document.activeElement)).toBe(true);
  await late.release();
  await expect.poll(() => nameOn('left')).toBe('Text of Interview N1');
  await settled(page);

  expect(await list.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => nameOn('right')).toContain('N12');
});

test('a text that opens late leaves the letters to the field that is being typed in', async () => {
  await find('N10', 'Enter');
  await page.getByRole('textbox', { name: 'Text of Interview N10' }).waitFor();
  const late = await heldBack('sources.text');
  await find('N12', 'Enter');
  await late.asked;
  const field = page.getByRole('textbox', { name: t('navigator:filter_codes') });

  await field.click();
  await page.keyboard.type('gu');
  await late.release();
  await page.getByRole('textbox', { name: 'Text of Interview N12' }).waitFor();
  await settled(page);
  await page.keyboard.type('ide');

  expect(await field.inputValue()).toBe('guide');
});

test('the caret stays on the side one moved to while the other was being saved', async () => {
  await find('N10', 'Enter');
  await find('N12', 'Shift+Enter');
  await expect.poll(() => hasFocus('right')).toBe(true);
  await page.keyboard.press('Control+e');
  await expect.poll(() => textOn('right').getAttribute('aria-readonly')).toBe('false');
  const late = await heldBack('notes.save');

  await page.keyboard.type('Right ');
  await page.keyboard.press('Control+e');
  await late.asked;
  await page.keyboard.press('F6');
  await expect.poll(() => hasFocus('left')).toBe(true);
  await late.release();
  await expect.poll(() => textOn('right').getAttribute('aria-readonly')).toBe('true');
  await settled(page);

  expect(await hasFocus('left')).toBe(true);
});

test('Escape in a field of the inspector leads back to the side that it is about', async () => {
  await find('N10', 'Enter');
  await find('N12', 'Shift+Enter');
  await expect.poll(() => hasFocus('right')).toBe(true);
  await page.keyboard.press('Tab');
  const inspector = page.getByRole('complementary', { name: t('shell:inspector') });
  await inspector.getByRole('button', { name: t('shell:inspector') }).click();
  await inspector.getByRole('button', { name: t('reader:details') }).click();
  await inspector.getByRole('textbox').first().focus();

  await page.keyboard.press('Escape');

  await expect.poll(() => hasFocus('right')).toBe(true);
});

test('a list that arrives late has the focus once it is there', async () => {
  await goTo(page, 'passages');
  await page.getByRole('treeitem', { name: /policy relay/ }).click();
  const list = page.getByRole('main').getByRole('listbox');
  await list.getByRole('option').first().waitFor();
  await goTo(page, 'sources');
  await page.reload();
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  await settled(page);
  const late = await heldBack('passages.list');

  await quickKeys(page, 'g', 'p');
  await late.asked;
  // Longer than the list is looked for in each frame.
  await page.waitForTimeout(2_500);
  await late.release();

  await expect.poll(() => list.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('a text that opens late has the codings that were made while it was on its way', async () => {
  const { tables } = await concord.api.project.records();
  const source = tables.source.find(({ label }) => label === 'N10');
  const code = tables.code.find(({ name }) => name === 'connector');
  if (!source || !code) throw new Error('The sample has no such source or code.');
  const read = Promise.withResolvers<void>();
  const onItsWay = Promise.withResolvers<void>();
  await intercept(
    page,
    '**/rpc/sources.text',
    async (route) => {
      const response = await route.fetch();
      read.resolve();
      await onItsWay.promise;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await find('N10', 'Enter');
  await read.promise;

  const { id: sourceId, textHash } = source;
  await concord.api.codings.apply({ sourceId, textHash, codeId: code.id, span: { start: 0, end: 3 } });
  await concord.api.codes.update({ id: code.id, name: 'heard after it' });
  await page.getByRole('treeitem', { name: /heard after it/ }).waitFor();
  onItsWay.resolve();

  const { codings } = await concord.api.sources.text({ id: sourceId });
  const said = page.getByText(/\d+ codings in this source/);
  const own = codings.filter(({ coderId }) => coderId === tables.project[0]?.mainCoderId);
  await expect.poll(() => said.innerText()).toContain(`${own.length} codings`);
});

test('an open text keeps its codings when the news of the program restart', async () => {
  await find('N10', 'Enter');
  const said = page.getByText(/\d+ codings? in this source/);
  const counted = async () => /\d+ codings?/.exec(await said.innerText())?.[0];
  const before = await counted();
  const { promise, resolve } = Promise.withResolvers<Route>();
  await page.route('**/news', (route) => resolve(route), { times: 1 });
  await page.reload();
  await expect.poll(counted).toBe(before);
  const again = page.waitForResponse('**/rpc/project.held');

  await (await promise).continue();

  await (await again).finished();
  await settled(page);
  expect(before).toMatch(/^[1-9]/);
  expect(await counted()).toBe(before);
});
