// A figure prepared for a journal: the file holds what is seen beside its panel.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, goTo, settled } from '../helpers/screens.ts';

let concord: ConcordInBrowser;
let page: Page;
const folder = testFolder();

beforeAll(async () => {
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  concord = await concordInBrowser({ project: path });
  ({ page } = concord);
  await page.getByRole('button', { name: 'New interview' }).waitFor();
});

afterAll(async () => {
  await concord[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

const panel = () => page.getByRole('region', { name: 'Export figure' });
const preview = () => page.getByRole('region', { name: 'Preview of the exported figure' }).locator('svg');

async function openPanel(button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('menuitem', { name: 'Figure: svg, pdf or png…' }).click();
  await panel().waitFor();
}

/** Exports with the present settings of the panel, and returns the file. */
async function exported(file: 'svg' | 'pdf' | 'png'): Promise<Buffer> {
  await panel().getByRole('radio', { name: file, exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel()
      .getByRole('button', { name: `Export ${file}…` })
      .click(),
  ]);
  return readFileSync(await download.path());
}

const millimetres = (pixels: number): number => (pixels / 96) * 25.4;

test('a tally is exported for a journal in the width of its column, as it was seen', async () => {
  await goTo(page, 'analysis');
  await openPanel('Export');
  await panel().getByRole('radio', { name: '85 mm' }).click();
  await panel().getByRole('checkbox', { name: 'Notice of the project' }).click({ force: true });
  await panel().getByRole('textbox', { name: 'Figure number' }).fill('2');
  await settled(page);

  const box = await preview().boundingBox();
  expect(millimetres(box?.width ?? 0)).toBeCloseTo(85, 0);
  expect(await barriers(page)).toEqual([]);

  const data = new Uint8Array(await exported('pdf'));
  const task = getDocument({ data, verbosity: 0, useSystemFonts: false });
  const [, , width = 0] = (await (await task.promise).getPage(1)).view;
  await task.destroy();
  expect((width / 72) * 25.4).toBeCloseTo(85, 1);

  const svg = (await exported('svg')).toString('utf8');
  expect(svg).toMatch(/^<svg[^>]* width="85mm"/);
  expect(svg).toContain('Figure 2. ');
  expect(svg).not.toContain('Invented text');

  const png = await exported('png');
  // The width in the first chunk, and dots per metre in the second: 85 mm at 600 dots per inch.
  expect([png.readUInt32BE(16), png.toString('latin1', 37, 41), png.readUInt32BE(41)]).toEqual([
    2008,
    'pHYs',
    23622,
  ]);
});

test('settings are kept when the panel is opened again, and a cell takes its place', async () => {
  await panel().getByRole('button', { name: 'Close the panel' }).click();
  await openPanel('Export');

  expect(await panel().getByRole('radio', { name: '85 mm' }).getAttribute('aria-checked')).toBe('true');
  expect(await panel().getByRole('textbox', { name: 'Figure number' }).inputValue()).toBe('2');

  await page
    .getByRole('row', { name: /connector/ })
    .getByRole('gridcell')
    .nth(1)
    .click();
  await panel().waitFor({ state: 'detached' });
});

test('a comparison that needs more than a column says so, and shrinks only when asked', async () => {
  await goTo(page, 'compare');
  await openPanel('Export');
  await panel().getByRole('radio', { name: '85 mm' }).click();
  await settled(page);

  const wide = await preview().boundingBox();
  expect(millimetres(wide?.width ?? 0)).toBeGreaterThan(100);
  await panel()
    .getByText(/this figure needs \d+ mm/)
    .waitFor();

  await panel().getByRole('checkbox', { name: 'Shrink it to 85 mm' }).click({ force: true });
  await panel()
    .getByText(/The smallest type is [\d.]+ pt/)
    .waitFor();
  await settled(page);
  const small = await preview().boundingBox();
  expect(millimetres(small?.width ?? 0)).toBeCloseTo(85, 0);
  expect(concord.complaints).toEqual([]);
});

test('a joint display holds the ticked words of interviews, and no others', async () => {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Joint display: docx, html or xlsx…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export the joint display' });
  const boxes = dialog.getByRole('group', { name: 'interviews', exact: true }).first().getByRole('checkbox');
  await boxes.first().waitFor();
  const [ticked = '', left = ''] = (
    await dialog
      .getByRole('group', { name: 'interviews', exact: true })
      .first()
      .locator('label')
      .locator('span > span:first-child')
      .allInnerTexts()
  ).filter((text) => text.trim() !== '');
  await boxes.first().press('Space');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export docx…' }).click(),
  ]);

  const { value } = await mammoth.extractRawText({ buffer: readFileSync(await download.path()) });
  expect(value).toContain(ticked.slice(0, 40));
  expect(value).not.toContain(left.slice(0, 40));
});
