// A table wider than its place keeps its first column, the names, and its last column, the totals, in sight.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { goTo, closeOverlays, settled } from '../helpers/screens.ts';

let concord: ConcordInBrowser;
let page: Page;
const folder = testFolder();

beforeAll(async () => {
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  concord = await concordInBrowser({ project: path, size: { width: 1280, height: 800 } });
  ({ page } = concord);
  await page.getByRole('button', { name: 'New interview' }).waitFor();
  await goTo(page, 'analysis');
  await page.getByRole('button', { name: /^by/i }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'respondent', exact: true }).click();
  await page.getByRole('columnheader', { name: /^N17/ }).waitFor();
});

afterAll(async () => {
  await concord[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

beforeEach(async () => {
  await closeOverlays(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('grid').evaluate((grid) => {
    grid.scrollLeft = 0;
  });
  await settled(page);
});

/** How far a heading cell reaches beyond the view of its table, in px; 0 when it is wholly visible. */
async function beyond(name: RegExp): Promise<number> {
  const view = await page.getByRole('grid').boundingBox();
  const cell = await page.getByRole('columnheader', { name }).boundingBox();
  if (!view || !cell) return Number.NaN;
  return Math.max(0, view.x - cell.x, cell.x + cell.width - (view.x + view.width));
}

test.each([1280, 1440])('the total of a tally stays in sight at %i, and so do the names', async (width) => {
  await page.setViewportSize({ width, height: 800 });
  await settled(page);

  expect([await beyond(/^Theme/), await beyond(/^Total/)].map(Math.round)).toEqual([0, 0]);
  expect(await beyond(/^N17/)).toBeGreaterThan(0);
  await page.getByRole('grid').evaluate((grid) => {
    grid.scrollLeft = grid.scrollWidth;
  });
  await settled(page);
  expect([await beyond(/^Theme/), await beyond(/^Total/), await beyond(/^N17/)].map(Math.round)).toEqual([
    0, 0, 0,
  ]);
});

test('a cell that the arrow keys reach comes into sight between them', async () => {
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  for (let column = 0; column < 16; column += 1) {
    await page.keyboard.press('ArrowRight');
  }
  await settled(page);

  const total = await page.getByRole('columnheader', { name: /^Total/ }).boundingBox();
  const cell = await page.getByRole('columnheader', { name: /^N17/ }).boundingBox();
  expect((cell?.x ?? Infinity) + (cell?.width ?? 0)).toBeLessThanOrEqual((total?.x ?? 0) + 1);
  expect(await beyond(/^N17/)).toBe(0);
});

test.each([1280, 1440])('the verdicts of a comparison are in sight at %i', async (width) => {
  await goTo(page, 'compare');
  await page.setViewportSize({ width, height: 800 });
  await page.getByRole('columnheader', { name: /^Verdict/ }).waitFor();
  await settled(page);

  expect(Math.round(await beyond(/^Verdict/))).toBe(0);
});
