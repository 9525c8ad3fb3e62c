// The keyboard is always somewhere: what had the focus and goes passes it on, and Escape leads from a field back to the work.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { createWords } from '#words/words.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { nothingOpen, pictureOfFailures, settled } from '../helpers/screens.ts';

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

beforeEach(() => nothingOpen(page));

afterAll(async () => {
  await concord[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

pictureOfFailures(() => page);

/** The role of what has the focus, and the line in it that the keyboard is on. */
const focused = (): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    const line = document.getElementById(at?.getAttribute('aria-activedescendant') ?? '');
    return `${at?.getAttribute('role') ?? at?.tagName ?? ''} ${line?.textContent ?? ''}`.trim();
  });

/** Goes to a screen by its keys from the work of the one before. */
async function go(key: string): Promise<void> {
  await page.locator('main').focus();
  await page.keyboard.press('g');
  await page.keyboard.press(key);
  await settled(page);
}

/** Lets the program be asked for `method` only when what is returned is called. */
async function held(method: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(`**/rpc/${method}`, async (route) => {
    await promise;
    await route.fallback();
  });
  return resolve;
}

/** Chooses a code in the panel of Passages and goes to its rows. */
async function passagesOf(name: string) {
  await go('p');
  await page.getByRole('treeitem', { name }).first().click();
  const list = page.getByRole('listbox', { name: t('tallies:passages_of', { name }) });
  await list.getByRole('option').first().waitFor();
  await list.focus();
  await page.keyboard.press('Home');
  return list;
}

test('Enter in the field of Search leads to the hits also where they are still looked for', async () => {
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

test('the list that another order puts in the place of one takes its focus', async () => {
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

test('the row behind those that are removed has the keyboard', async () => {
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

test('keys that follow Escape are for the list while a memo is still being kept', async () => {
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

test('a code that is deleted leaves the keyboard on the one behind it', async () => {
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

test('W puts the caret into the reason of a change that stands open, each time', async () => {
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

test('Escape in a changed field beside the sources gives up what was typed, leads back, and then clears the filters', async () => {
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

test('a digit that stands for no reason of exclusion asks for one', async () => {
  const { source } = (await concord.api.project.records({})).tables;
  const undecided = source.find(({ title }) => title === 'Small teams win the edge contest');
  await concord.api.sources.update({ ids: [undecided?.id ?? ''], status: 'new' });
  await go('q');
  await page.getByRole('heading', { name: undecided?.title ?? '' }).waitFor();

  await page.keyboard.press('Shift+Digit9');

  const asked = page.getByRole('menu').getByRole('menuitem');
  await expect.poll(() => asked.allTextContents()).toContainEqual(t('triage:no_reason'));
});

test('none of this has made the page complain', () => {
  expect(concord.complaints).toEqual([]);
});
