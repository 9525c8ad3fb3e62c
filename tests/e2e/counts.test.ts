// Numbers on the screens of a small window: each has its base, the same thing is counted the same way everywhere, and
// every explanation is within reach.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, afterAll, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, goTo, closeOverlays, settled } from '../helpers/screens.ts';

let concord: ConcordInBrowser;
let page: Page;
const folder = testFolder();

beforeAll(async () => {
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  concord = await concordInBrowser({ project: path, size: { width: 1280, height: 800 } });
  ({ page } = concord);
  await page.getByRole('button', { name: 'New interview' }).waitFor();
});

afterAll(async () => {
  await concord[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

// Each test starts from the same window, whatever became of the one before.
beforeEach(async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await closeOverlays(page);
});

/** Chooses an option in the list of a pill above a table. */
async function choose(menu: RegExp, option: string): Promise<void> {
  await page.getByRole('button', { name: menu }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: option, exact: true }).waitFor();
  await quickKeys(page, ...option);
  await page.keyboard.press('Enter');
  await page.locator('button[aria-haspopup="listbox"][aria-expanded="true"]').waitFor({ state: 'detached' });
}

test('the passages of a theme stand in as many sources as the tree beside them says, of a base that is named', async () => {
  await goTo(page, 'passages');
  await page.getByText('of 82 sources', { exact: true }).waitFor();
  const theme = page.getByRole('treeitem', { name: 'connector' });
  await theme.click();

  await page
    .getByText('86 passages and 6 whole sources, in 40 of 82 sources, reviewed or not')
    .first()
    .waitFor();
  expect(await theme.innerText()).toMatch(/\b40$/);
});

test('a selection among the passages is neither applied in the cell of a tally nor lost', async () => {
  const passages = page.getByRole('listbox', { name: 'Passages of connector' });
  await passages.focus();
  await page.keyboard.press('Control+a');
  await page.getByText('92 selected').waitFor();

  await goTo(page, 'analysis');
  await page.getByRole('gridcell', { name: /^15/ }).first().click();
  await passages.getByRole('option').first().waitFor();
  const inCell = await passages.locator('[aria-selected="true"]').count();
  await goTo(page, 'passages');

  await page.getByText('92 selected').waitFor();
  expect(inCell).toBe(0);
});

test('a small window shows ranks beside the counts, the base of interviews, and where columns continue', async () => {
  await goTo(page, 'compare');
  const row = page.getByRole('row', { name: /connector/ }).first();
  await row.waitFor();
  const ranks = await row.getByRole('img', { name: /^rank/ }).allInnerTexts();
  const cells = await row.getByRole('gridcell').allInnerTexts();
  // News drawn at random and reports chosen on purpose have no share together, hence no rank.
  expect(ranks).toEqual(['#1']);
  expect(cells.map((cell) => cell.replaceAll(/\s+/g, ' '))).toContain('18 of 19');

  await goTo(page, 'analysis');
  const table = page.getByRole('grid', { name: 'Sources with each theme' });
  // News were sampled and reports chosen on purpose, so classes stand apart by default.
  await table.getByText('of 15 chosen').waitFor();
  await settled(page);
  const fits = await table.getAttribute('data-more');
  await choose(/^by class/, 'year');
  await table.getByText('2016').waitFor();
  await settled(page);
  const more = await table.getAttribute('data-more');
  await table.evaluate((element) => {
    element.scrollLeft = element.scrollWidth;
  });
  await expect.poll(() => table.getAttribute('data-more')).toBeNull();
  expect([fits, more]).toEqual([null, '']);
});

test('bars can be scrolled by keyboard, and those of both kinds of sources name their base', async () => {
  await goTo(page, 'analysis');
  await choose(/^by/, 'year');
  await page.getByRole('radio', { name: 'codes' }).click();
  await page.getByRole('radio', { name: 'bars' }).click();
  const figure = page.getByRole('region', { name: 'Sources with each code' });
  await figure.getByText(/^in 9/).waitFor();

  await figure.focus();
  await page.keyboard.press('End');

  await expect.poll(() => figure.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
  expect(await barriers(page)).toEqual([]);
});

test('the method is shortened above a long table, and stays open once it was opened', async () => {
  await goTo(page, 'analysis');
  await page.getByRole('radio', { name: 'table' }).click();
  await page.getByRole('radio', { name: 'codes' }).click();
  await page.getByRole('grid', { name: 'Sources with each code' }).waitFor();
  const more = page.getByRole('button', { name: 'Show more' });
  const note = page.getByRole('note');
  const height = async (): Promise<number> => (await note.boundingBox())?.height ?? 0;
  const short = await height();
  await more.click();
  const whole = await height();
  await goTo(page, 'codebook');
  await goTo(page, 'analysis');

  await page.getByRole('button', { name: 'Show less' }).waitFor();
  expect(whole).toBeGreaterThan(short + 20);
  expect(await height()).toBe(whole);
});

test('Undo beside a deleted comparison undoes nothing that was done since', async () => {
  const { api } = concord;
  const kept = async () => (await api.project.records({})).tables;
  const [first] = (await kept()).comparison.toSorted((a, b) => a.position - b.position);
  const name = first?.name ?? 'A comparison';
  if (!first) await api.comparisons.create({ name });
  await goTo(page, 'compare');
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText(`“${name}” was deleted.`).waitFor();
  await api.codes.create({ name: 'made meanwhile' });

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText('Something else has been changed since.').waitFor();

  expect((await kept()).code.map((code) => code.name)).toContain('made meanwhile');
  await api.history.undo({});
  await api.history.undo({});
  expect((await kept()).comparison.map((each) => each.name)).toContain(name);
});

test('statistics scroll into sight when they are opened', async () => {
  await page.setViewportSize({ width: 1280, height: 560 });
  await goTo(page, 'compare');
  await page.getByRole('button', { name: /^More statistics/ }).click();

  const warning = page.getByText('Read this first.');
  await expect.poll(async () => (await warning.boundingBox())?.y ?? Infinity).toBeLessThan(400);
  expect(concord.complaints).toEqual([]);
});
