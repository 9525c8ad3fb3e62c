// The focus is always somewhere: an element that disappears passes it on, and Escape leads from a field back to the
// work.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { createWords } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { intercept } from '../helpers/intercept.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { closeOverlays, pictureOfFailures, settled } from '../helpers/screens.ts';

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

beforeEach(() => closeOverlays(page));

afterAll(async () => {
  await concord[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

pictureOfFailures(() => page);

/** The role of the focused element, and its active line. */
const focused = (): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    const line = document.getElementById(at?.getAttribute('aria-activedescendant') ?? '');
    return `${at?.getAttribute('role') ?? at?.tagName ?? ''} ${line?.textContent ?? ''}`.trim();
  });

/** Opens a screen by its keys from the work of the one before. */
async function go(key: string): Promise<void> {
  await page.locator('main').focus();
  await quickKeys(page, 'g', key);
  await settled(page);
}

/** Holds back calls of `method` until the returned function is called. */
async function held(method: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await intercept(page, `**/rpc/${method}`, async (route) => {
    await promise;
    await route.fallback();
  });
  return resolve;
}

/** Selects a code in the panel of Passages and goes to its rows. */
async function passagesOf(name: string) {
  await go('p');
  await page.getByRole('treeitem', { name }).first().click();
  const list = page.getByRole('listbox', { name: t('analysis:passages_of', { name }) });
  await list.getByRole('option').first().waitFor();
  await list.focus();
  await page.keyboard.press('Home');
  return list;
}

test('Enter in the search field leads to the hits, even while the search is still running', async () => {
  await go('f');
  const field = page.getByRole('textbox', { name: t('search:field') });
  await field.fill('standard');
  await page
    .getByRole('grid', { name: t('search:list') })
    .getByRole('row')
    .nth(1)
    .waitFor();
  const answer = await held('search.hits');
  await field.fill('alliance');

  await page.keyboard.press('Enter');
  answer();

  await expect.poll(focused).toMatch(/^grid .*alliance/i);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toMatch(/^grid .*alliance/i);
});

test('a list that is replaced by another order passes on its focus', async () => {
  await go('f');
  await page.getByRole('textbox', { name: t('search:field') }).fill('standard');
  const list = page.getByRole('grid', { name: t('search:list') });
  await list.getByRole('row').nth(1).waitFor();
  await settled(page);
  await list.getByRole('button', { name: t('search:columns.left') }).focus();

  await page.keyboard.press('Enter');

  await expect.poll(focused).toMatch(/^grid/);
});

test('Enter on a code in the panel of Passages leads to its passages', async () => {
  await go('p');
  const tree = page.getByRole('complementary').getByRole('tree', { name: t('navigator:codes') });
  await tree.focus();
  await page.keyboard.press('Home');

  await page.keyboard.press('Enter');

  await expect.poll(focused).toMatch(/^listbox/);
});

test('after rows are removed, the row behind them has the focus', async () => {
  const list = await passagesOf('recognition');
  await page.keyboard.press('ArrowDown');
  const first = await focused();
  await page.keyboard.press('ArrowDown');
  const second = await focused();
  await page.keyboard.press('ArrowUp');
  const before = await concord.api.history.state();

  await page.keyboard.press('Delete');

  await expect.poll(focused).toBe(second);
  expect(second).not.toBe(first);
  await settled(page);
  await page.keyboard.press('m');
  await page.getByRole('group', { name: t('memos:box', { name: 'recognition' }) }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => list.evaluate((element) => element === document.activeElement)).toBe(true);
  expect((await concord.api.history.state()).undo?.group).not.toBe(before.undo?.group);
  await concord.api.history.undo({});
});

test('keys after Escape act on the list while a memo is still being saved', async () => {
  await passagesOf('learning');
  await page.keyboard.press('m');
  const memo = page.getByRole('group', { name: t('memos:box', { name: 'learning' }) });
  await memo.getByRole('textbox').waitFor();
  await page.keyboard.type('Ask N7 as well');
  const answer = await held('memos.add');

  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await page.getByRole('menu').waitFor();
  answer();

  await memo.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await expect.poll(focused).toMatch(/^listbox/);
  const { memo: memos } = (await concord.api.project.records({})).tables;
  expect(memos.map(({ body }) => body)).toContain('Ask N7 as well');
});

test('after a code is deleted, the code behind it has the focus', async () => {
  for (const name of ['zz one', 'zz two', 'zz three']) await concord.api.codes.create({ name });
  await go('c');
  const tree = page.locator('main').getByRole('tree');
  await tree.getByRole('treeitem', { name: /^zz two/ }).click();

  await page.keyboard.press('Delete');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('common:delete') })
    .press('Enter');
  await tree.getByRole('treeitem', { name: /^zz two/ }).waitFor({ state: 'detached' });

  await expect.poll(focused).toMatch(/^tree zz three/);
});

test('Escape leads from the reasons of a verdict to the table, and keeps them', async () => {
  await go('v');
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('v');
  const reasons = page.getByRole('textbox', { name: t('compare:reasons') });
  await reasons.focus();
  await page.keyboard.type('They never say so.');

  await page.keyboard.press('Escape');

  await expect.poll(focused).toMatch(/^grid/);
  await expect
    .poll(async () => (await concord.api.project.records({})).tables.verdict.map(({ reasons: kept }) => kept))
    .toContainEqual(expect.stringContaining('They never say so.'));
});

test('Escape leads from a memo to the list of memos', async () => {
  await go('m');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: t('memos:body_field') }).waitFor();
  await expect.poll(focused).toBe('TEXTAREA');
  await page.keyboard.type('A thought of its own');

  await page.keyboard.press('Escape');

  await expect.poll(focused).toMatch(/^listbox/);
  await page.getByRole('option', { name: /A thought of its own/ }).waitFor();
});

test('W moves the caret to the reason of the open change, every time', async () => {
  await go('h');
  const list = page.getByRole('listbox', { name: t('history:list') });
  await list.getByRole('option').first().waitFor();
  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: t('history:reason'), exact: true }).waitFor();

  await page.keyboard.press('w');
  await expect.poll(focused).toBe('TEXTAREA');
  await list.focus();
  await page.keyboard.press('w');
  await expect.poll(focused).toBe('TEXTAREA');
  await page.keyboard.press('Escape');
  await expect.poll(focused).toMatch(/^listbox/);
});

test('Escape leads from a choice above a table to the table', async () => {
  await go('t');
  await page.locator('main').getByRole('grid').waitFor();
  await page.keyboard.press('/');
  await expect.poll(focused).toMatch(/^BUTTON/);

  await page.keyboard.press('Escape');

  await expect.poll(focused).toMatch(/^grid/);
});

test('Escape in a changed field beside the sources discards the typed text, then leads back, then clears the filters', async () => {
  await go('s');
  await page.keyboard.press('/');
  await page.keyboard.type('edge contest');
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: /Small teams win the edge contest/ });
  await row.click();
  const title = page
    .getByRole('complementary', { name: t('shell:inspector') })
    .getByRole('textbox')
    .first();
  await title.focus();
  const before = await title.inputValue();
  await page.keyboard.type('x');

  await page.keyboard.press('Escape');
  expect(await title.inputValue()).toBe(before);
  await page.keyboard.press('Escape');

  await expect.poll(focused).toMatch(/^treegrid/);
  const filter = page.locator('main [data-narrows] input').first();
  expect(await filter.inputValue()).toBe('edge contest');
  await page.keyboard.press('Escape');
  await expect.poll(() => filter.inputValue()).toBe('');
});

test('a digit without a reason for exclusion asks for one', async () => {
  const { source } = (await concord.api.project.records({})).tables;
  const undecided = source.find(({ title }) => title === 'Small teams win the edge contest');
  await concord.api.sources.update({ ids: [undecided?.id ?? ''], status: 'new' });
  await go('q');
  await page.getByRole('heading', { name: undecided?.title ?? '' }).waitFor();

  await page.keyboard.press('Shift+Digit9');

  const asked = page.getByRole('menu').getByRole('menuitem');
  await expect.poll(() => asked.allTextContents()).toContainEqual(t('triage:no_reason'));
});

test('the page has logged no error in these tests', () => {
  expect(concord.complaints).toEqual([]);
});
