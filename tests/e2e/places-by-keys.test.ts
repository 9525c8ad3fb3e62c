// Keys lead from the field that filters a list to the list, and to whatever a screen waits for, without pressing Tab
// through everything between.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { createWords } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { heldKey } from '../helpers/held-key.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { goTo, closeOverlays, pictureOfFailures, SCREENS, settled } from '../helpers/screens.ts';

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

/** The role of the focused element, and its name. */
const focused = (): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return `${at?.getAttribute('role') ?? at?.tagName ?? ''} ${at?.getAttribute('aria-label') ?? ''}`;
  });

/** Opens a screen by its keys from the work of the one before. */
async function go(key: string): Promise<void> {
  await page.locator('main').focus();
  await quickKeys(page, 'g', key);
}

test('Passages without a chosen code focuses the codes to choose from', async () => {
  await go('p');

  await expect.poll(focused).toContain('tree');
  await page.keyboard.press('ArrowDown');
  await page.locator('main').getByRole('listbox').waitFor();
});

test.each([
  ['s', 'sources', 'treegrid'],
  ['c', 'codebook', 'tree'],
  ['o', 'respondents', 'grid'],
  ['m', 'memos', 'listbox'],
  ['h', 'history', 'listbox'],
  ['p', 'passages', 'listbox'],
] as const)(
  'G %s, then / : ↓, Enter and Escape lead from the field of %s to its %s',
  async (key, _, list) => {
    await go(key);
    await page.locator('main').getByRole(list).first().waitFor();
    await settled(page);
    for (const leave of ['ArrowDown', 'Enter', 'Escape']) {
      await page.keyboard.press('/');
      await expect.poll(focused).toMatch(/^INPUT/);
      await page.keyboard.press(leave);
      await expect.poll(focused).toMatch(new RegExp(`^(${list}|treegrid|tree)\\b`));
    }
  },
);

test('Escape clears the contents of a field before it leads out of the field', async () => {
  await go('s');
  await page.getByRole('treegrid').waitFor();
  await settled(page);
  await page.keyboard.press('/');
  await page.keyboard.type('zebra');

  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('main input').first().inputValue()).toBe('');
  expect(await focused()).toMatch(/^INPUT/);
  await page.keyboard.press('Escape');

  await expect.poll(focused).toContain('treegrid');
});

test('F and Enter lead to the codes that are filtered beside a text', async () => {
  await goTo(page, 'read');
  await page.getByRole('treeitem', { name: /^N12/ }).first().click();
  await page.getByRole('textbox', { name: /^Text of/ }).waitFor();
  await settled(page);
  await page.keyboard.press('f');
  await page.keyboard.type('relay');
  await page.keyboard.press('Enter');

  const codes = page
    .getByRole('complementary', { name: t('shell:navigator') })
    .getByRole('tree', { name: t('navigator:codes') });
  await expect.poll(() => codes.evaluate((tree) => tree === document.activeElement)).toBe(true);
});

test('a code opened by its name is in sight although the codebook is filtered', async () => {
  await page.locator('main').focus();
  await go('c');
  const tree = page.locator('main').getByRole('tree');
  await tree.waitFor();
  await settled(page);
  await page.keyboard.press('/');
  await page.keyboard.type('policy relay');
  await tree.getByRole('treeitem', { name: /^recognition/ }).waitFor({ state: 'detached' });

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: t('shell:find_anything') }).fill('recognition');
  await page.getByRole('option', { name: 'recognition' }).first().waitFor();
  await page.keyboard.press('Enter');

  await tree.getByRole('treeitem', { name: /^recognition/, selected: true }).waitFor();
  expect(await page.getByRole('textbox', { name: t('codebook:filter') }).inputValue()).toBe('');
});

test('the filter stays when a code that it found is deleted', async () => {
  for (const name of ['passing one', 'passing two']) await concord.api.codes.create({ name });
  await go('c');
  const tree = page.locator('main').getByRole('tree');
  await tree.waitFor();
  await settled(page);
  await page.keyboard.press('/');
  await page.keyboard.type('passing');
  await tree.getByRole('treeitem', { name: /^passing one/ }).click();
  await tree.getByRole('treeitem', { name: /^passing one/, selected: true }).waitFor();

  await page.keyboard.press('Delete');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('common:delete') })
    .click();
  await tree.getByRole('treeitem', { name: /^passing one/ }).waitFor({ state: 'detached' });

  expect(await page.getByRole('textbox', { name: t('codebook:filter') }).inputValue()).toBe('passing');
  expect(await tree.getByRole('treeitem').count()).toBe(1);
});

test('an interview is begun from a screen that lists none', async () => {
  await go('m');
  await page.locator('main').getByRole('listbox').waitFor();

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: t('shell:find_anything') }).fill(t('shell:new_interview'));
  await page.keyboard.press('Enter');

  const dialog = page.getByRole('dialog', { name: t('sources:new_interview') });
  await dialog.waitFor();
  expect(await page.getByRole('heading', { name: t('memos:title') }).count()).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('Escape in the name of a coder discards the typed text, and then closes the dialog', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: t('shell:find_anything') }).fill(t('coders:action'));
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: t('coders:title') });
  const name = dialog.getByRole('textbox').first();
  await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
  const before = await name.inputValue();
  await page.keyboard.type('x');

  await page.keyboard.press('Escape');
  const after = await name.inputValue();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  expect(after).toBe(before);
  const { coder } = (await concord.api.project.records({})).tables;
  expect(coder.map((each) => each.name)).toContain(before);
});

test('the keys of the window work from a field that keeps its contents', async () => {
  await go('s');
  await page.getByRole('gridcell', { name: 'Small teams win the edge contest' }).click();
  await page
    .getByRole('complementary', { name: t('shell:inspector') })
    .getByRole('textbox')
    .first()
    .focus();

  await page.keyboard.press('Control+k');

  await page.getByRole('combobox', { name: t('shell:find_anything') }).waitFor();
  expect(await focused()).toContain('combobox');
});

test('a notice covers no button of the toolbar that has just been used', async () => {
  await go('p');
  await page.getByRole('treeitem', { name: /learning/ }).click();
  await page.locator('main').getByRole('option').first().waitFor();
  await page.locator('main').getByRole('listbox').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('a');
  await page.getByRole('combobox').last().fill('recognition');
  await page.keyboard.press('Enter');
  // Another notice, of an earlier act, may still stand beside it.
  await page
    .locator('[data-sonner-toast]')
    .filter({ hasText: /recognition/ })
    .getByRole('button', { name: t('common:undo'), exact: true })
    .waitFor();
  await settled(page);

  const covered = await page
    .getByRole('toolbar', { name: t('passages:bar') })
    .getByRole('button')
    .evaluateAll((buttons) =>
      buttons.flatMap((button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        const above = document.elementFromPoint(x + width - 4, y + height / 2);
        return button.contains(above) ? [] : [button.textContent];
      }),
    );

  expect(covered).toEqual([]);
});

test('a reason asked for over an empty queue is not asked for over the next source', async () => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await go('q');
  await page.locator('main [data-empty]').waitFor();
  await settled(page);
  await page.keyboard.press('x');
  const { source } = (await concord.api.project.records({})).tables;
  const first = source.find(({ title }) => title === 'Small teams win the edge contest');

  await concord.api.sources.update({ ids: [first?.id ?? ''], status: 'new' });

  await page.getByRole('heading', { name: first?.title ?? '' }).waitFor();
  await settled(page);
  expect(await page.getByRole('menu').count()).toBe(0);
});

test('no screen has two primary buttons', async () => {
  const most: Record<string, number> = {};
  for (const screen of SCREENS) {
    await goTo(page, screen);
    await settled(page);
    most[screen] = await page.locator('button[data-tone="primary"]:visible').count();
  }

  expect(Object.entries(most).filter(([, count]) => count > 1)).toEqual([]);
});

test('Ctrl+E asks before an imported text can be changed, and Escape leaves it as it is', async () => {
  await goTo(page, 'read');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: t('shell:find_anything') }).fill('Small teams win');
  await page
    .getByRole('option', { name: /Small teams win/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  const text = page.getByRole('textbox', { name: /^Text of .*Small teams win/ });
  await text.focus();

  await page.keyboard.press('Control+e');
  const question = page.getByRole('alertdialog', { name: t('reader:write_title') });
  await question.waitFor();
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });

  expect(await text.getAttribute('aria-readonly')).toBe('true');
});

test('the codebook shows beside a code what it means', async () => {
  const { tables } = await concord.api.project.records();
  const guide = tables.code.find(({ name }) => name === 'guide');
  const meaning = guide?.shortDefinition || guide?.fullDefinition || 'none';
  await goTo(page, 'codebook');
  const line = page
    .locator('main')
    .getByRole('treeitem', { name: /^guide/ })
    .first();
  await line.waitFor();

  await expect.poll(() => line.innerText()).toContain(meaning.slice(0, 40));
});

test.each([
  ['the palette', 'Control+k'],
  ['the find bar', 'Control+f'],
  ['a memo', 'm'],
])('every key is kept in %s when many arrive before the first is drawn', async (_, opens) => {
  await goTo(page, 'read');
  await page.getByRole('treeitem', { name: /^N12/ }).first().click();
  await page.getByRole('textbox', { name: /^Text of/ }).focus();
  await settled(page);
  await page.keyboard.press(opens);
  const field = page.locator(':is(input, textarea):focus');
  await field.waitFor();

  await heldKey(page, 60);

  await expect.poll(() => field.inputValue()).toBe('a'.repeat(60));
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
});

test('Ctrl and an arrow lead nowhere from a list without results', async () => {
  await go('s');
  await page.getByRole('treegrid').waitFor();
  await settled(page);
  await page.keyboard.press('/');
  await page.keyboard.type('zebra');
  await page.getByRole('treegrid').getByRole('gridcell').first().waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toContain('treegrid');

  await page.keyboard.press('Control+ArrowDown');

  await settled(page);
  expect(await focused()).toContain('treegrid');
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
});

test.each([
  ['a tally', 't', t('figure_panel:open')],
  ['a comparison', 'v', t('compare:joint.open')],
])('E opens the export choices of %s from its table, and Escape leads back there', async (_, key, entry) => {
  await go(key);
  await expect.poll(focused).toContain('grid');

  await page.keyboard.press('e');

  await page.getByRole('menuitem', { name: entry }).waitFor();
  await expect.poll(focused).toContain('menuitem');
  await page.keyboard.press('Escape');
  await expect.poll(focused).toContain('grid');
});

test('a notice stays while its button has the focus, and goes some time after', async () => {
  await page.clock.install();
  await go('c');
  await page.getByRole('treeitem', { name: /learning/ }).click();
  await page.keyboard.press('Delete');
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: t('common:delete') }).click();
  await question.waitFor({ state: 'detached' });
  const undo = page
    .locator('[data-sonner-toast]')
    .getByRole('button', { name: t('common:undo'), exact: true })
    .last();
  await undo.focus();

  await page.clock.fastForward(60_000);
  await page.clock.runFor(1_000);
  expect(await undo.count()).toBe(1);

  await page.getByRole('tree').first().focus();
  await page.clock.fastForward(11_000);
  await undo.waitFor({ state: 'detached' });
});

test('the page has logged no error in these tests', () => {
  expect(concord.complaints).toEqual([]);
});
