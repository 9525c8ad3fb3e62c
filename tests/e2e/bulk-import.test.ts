// A folder of hundreds of files in every format, some damaged, is dropped, cancelled midway, dropped again, reported
// and undone. The tests are steps of one journey and run in order.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import type { ImportReport } from '#electron/services/imports/report.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { dropFiles } from '../helpers/dropped.ts';
import { mixedFolder, type MixedFile } from '../helpers/mixed-folder.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, bareKeys, goTo, overflow, pictureOfFailures, settled } from '../helpers/screens.ts';

const FILES = 300;
/** Rows of the table among the files, each of which becomes a source. */
const ROWS = 40;

const folder = testFolder();
let concord: ConcordInBrowser;
let page: Page;
let files: readonly MixedFile[];
let good: readonly MixedFile[];
let broken: readonly MixedFile[];

beforeAll(async () => {
  files = await mixedFolder(join(folder.path, 'collection'), FILES);
  good = files.filter((file) => file.is === 'good');
  broken = files.filter((file) => file.is === 'broken');
  const project = join(folder.path, 'Alliance study.concord');
  createProject(project, { name: 'Alliance study', coderName: 'Wei' }, openOptions).close();
  concord = await concordInBrowser({ project });
  ({ page } = concord);
  await page.getByText('Nothing here yet').waitFor();
});

afterAll(async () => {
  await concord?.[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

pictureOfFailures(() => page);

const sources = async () => (await concord.api.project.records({})).tables.source;
const runs = async () =>
  (await concord.api.project.records({})).tables.importRun.toSorted((a, b) => a.at.localeCompare(b.at));

/** Drops the folder and imports all of it. Resolves when the import is running. */
async function dropTheFolder(): Promise<void> {
  await dropFiles(page, [join(folder.path, 'collection')]);
  const dialog = page.getByRole('dialog', { name: 'Import sources' });
  await dialog.getByText(`${FILES} files`).waitFor();
  await dialog.getByRole('button', { name: /^Import/ }).click();
}

/** Every source has all the words of its file, and no file is there twice. */
async function holdsWholeFiles(report: ImportReport): Promise<void> {
  const byName = new Map(good.map((file) => [`collection/${file.name}`, file]));
  const came = report.lines.filter(({ outcome }) => outcome === 'imported');
  for (const { name, sourceIds } of came) {
    const [first = ''] = sourceIds;
    // One after the other, as a reader would.
    const { text } = await concord.api.sources.text({ id: first });
    expect(text).toContain(byName.get(name)?.words ?? `words of ${name}`);
  }
}

describe('a folder of hundreds of files', () => {
  test('is cancelled midway, and what stays is whole', async () => {
    await dropTheFolder();
    const bar = page.getByRole('progressbar').first();
    await expect
      .poll(async () =>
        (await page.getByText('Importing the files').count()) > 0
          ? Number(await bar.getAttribute('aria-valuenow'))
          : 0,
      )
      .toBeGreaterThan(20);
    expect(await sources()).toEqual([]);
    const shown = Number(await bar.getAttribute('aria-valuemax'));
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('This import was stopped.').waitFor();

    const [run] = await runs();
    const report = await concord.api.imports.report({ runId: run?.id ?? '' });
    const kept = await sources();
    expect(shown).toBe(FILES);
    expect(run).toMatchObject({ cancelled: true, name: 'collection' });
    expect(report.lines.length).toBeLessThan(FILES);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.map(({ id }) => id).toSorted()).toEqual(
      report.lines.flatMap(({ sourceIds }) => sourceIds).toSorted(),
    );
    await holdsWholeFiles(report);
    expect(await concord.api.project.check({})).toMatchObject({ problems: [] });
  });

  test('is dropped again: only new files are imported, while one goes on reading', async () => {
    const before = await sources();
    await dropTheFolder();
    await page.getByRole('button', { name: 'Continue in background' }).click();
    await goTo(page, 'codebook');
    await page.getByText(/source(s)? imported/).waitFor();
    await page.getByRole('button', { name: 'Show the report' }).click();

    const run = (await runs()).at(-1);
    const report = await concord.api.imports.report({ runId: run?.id ?? '' });
    const after = await sources();
    const already = report.lines.filter(({ outcome }) => outcome === 'identical');
    expect(after).toHaveLength(good.length - 1 + ROWS);
    expect(after.filter(({ id }) => before.some((source) => source.id === id))).toHaveLength(before.length);
    expect(run).toMatchObject({ cancelled: false, failed: broken.length });
    expect(report.lines).toHaveLength(FILES);
    expect(new Set(already.map(({ identicalTo }) => identicalTo))).not.toContain(null);
    await holdsWholeFiles(report);
  });

  test('is reported file by file: filters, remedies, and the source that a line opens', async () => {
    const grid = page.getByRole('grid', { name: 'Import report' });
    await page.getByRole('radio', { name: /^Failed/ }).click();
    const failed = grid.locator('[role=row][data-index]');
    await expect.poll(() => failed.count()).toBe(broken.length);
    const remarks = await failed.locator('[role=gridcell]:last-child').allTextContents();
    await failed.first().click();
    const details = page.getByRole('region', { name: 'About this file' });
    const told = await details.getByRole('paragraph').allTextContents();
    await page.getByRole('radio', { name: /^Imported/ }).click();
    await page.getByPlaceholder('Find a file or a remark').fill('gb18030');
    const guessed = await failed.first().innerText();

    expect(remarks.toSorted()).toMatchInlineSnapshot(`
      [
        "“collection/unsorted/cut.docx” is damaged or not a real docx file. Open it in the program that made it and save it again.",
        "“collection/unsorted/cut.pdf” is damaged or not a real pdf file. Open it in the program that made it and save it again.",
        "“collection/unsorted/empty.txt” is empty.",
        "“collection/unsorted/letter.doc” is in a format (.doc) that Concord does not read. Save it as docx, pdf or plain text, or as xlsx or csv if it is a table.",
        "“collection/unsorted/not really.pdf” is damaged or not a real pdf file. Open it in the program that made it and save it again.",
        "“collection/unsorted/picture.txt” is not a text: it contains a picture, a program or other data.",
      ]
    `);
    expect(told).toEqual([remarks[0]]);
    expect(guessed).toMatch(/\.txt\s+imported\s+\d{4}\s+GB18030/);
  });

  test('is readable, accessible and worded on every screen on the way', async () => {
    await settled(page);

    expect(await barriers(page)).toEqual([]);
    expect(await bareKeys(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });

  test('has a report that is exported as csv, one line for each file', async () => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as csv' }).click();
    const download = await coming;

    const [head, ...lines] = readFileSync(await download.path(), 'utf8')
      .replace('\uFEFF', '')
      .trim()
      .split(/\r?\n/);
    expect(download.suggestedFilename()).toBe('Import report collection.csv');
    expect(head?.split(',')[0]).toBe('file');
    expect(lines).toHaveLength(FILES);
    expect(lines.filter((each) => each.includes(',failed,'))).toHaveLength(broken.length);
  });

  test('is undone with one press, together with its report', async () => {
    const [first] = await runs();
    const before = await sources();
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByText('The import “collection” was undone.').waitFor();

    expect((await runs()).map(({ id }) => id)).toEqual([first?.id]);
    expect((await sources()).length).toBeLessThan(before.length);
    expect(await concord.api.project.check({})).toMatchObject({ problems: [] });
  });

  test('is undone after other work too, once the effects have been shown', async () => {
    await concord.api.codes.create({ name: 'connector' });
    const { length } = await sources();
    await page.getByRole('button', { name: 'Undo this import' }).click();
    const question = page.getByRole('alertdialog', { name: 'Undo the import “collection”?' });
    const told = await question.innerText();
    await question.getByRole('button', { name: 'Undo this import' }).click();
    await expect.poll(async () => (await sources()).length).toBe(0);

    expect(told).toContain(`this deletes ${length} sources`);
    expect(await runs()).toHaveLength(1);
    await concord.api.history.undo({});
    expect(await sources()).toHaveLength(length);
    expect(concord.complaints).toEqual([]);
  });
});
