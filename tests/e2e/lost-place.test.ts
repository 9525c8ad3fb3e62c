// The study's file is replaced or removed while somebody writes in the window: a sheet over everything says so, unsaved
// words are kept, and they are in the file that is saved instead.
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions } from '../helpers/project.ts';
import { pictureOfFailures, settled } from '../helpers/screens.ts';

const kept = 'Joined early.';

let concord: ConcordInBrowser;
let page: Page;
let path: string;
let sourceId: string;

/** A study with one note, open in Write with the caret at its end, and an older copy of the study beside it. */
beforeEach(async () => {
  concord = await concordInBrowser();
  ({ page } = concord);
  const { api, folder } = concord;
  path = join(folder, 'alliance.concord');
  createProject(path, { name: 'Alliance study', coderName: 'Wei' }, openOptions).close();
  copyFileSync(path, join(folder, 'older'));
  await api.desk.open({ path });
  const source = await api.interviews.create({ label: 'N1', outline: [] });
  sourceId = source.id;
  const doc = {
    type: 'doc' as const,
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: kept }] }],
  };
  await api.notes.save({ sourceId, textHash: source.textHash, doc, moved: [] });
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill('N1');
  // The window hears of it a moment later.
  await page.getByRole('option', { name: /^N1 N1\b/ }).waitFor();
  await page.keyboard.press('Enter');
  const text = page.getByRole('textbox', { name: 'Text of Interview N1' });
  await text.waitFor();
  await text.focus();
  await page.keyboard.press('Control+End');
});
afterEach(() => concord?.[Symbol.asyncDispose]());

pictureOfFailures(() => page);

const sheet = () => page.getByRole('dialog');
/** Waits until the sheet and everything opened over it has closed. */
const nothingAbove = () => expect.poll(() => sheet().count()).toBe(0);
const textOf = async () => (await concord.api.sources.text({ id: sourceId })).text;

describe('a study whose file is replaced by an older copy', () => {
  beforeEach(async () => {
    await page.keyboard.type(' Not yet kept.');
    renameSync(join(concord.folder, 'older'), path);
    await sheet().getByText('Another file is now in the place of your project').waitFor();
  });

  test('is shown beside the copy, under a sheet that neither Escape nor a click outside closes', async () => {
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 400);

    const row = sheet().getByRole('row', { name: /^Sources/ });
    await expect.poll(() => row.getByRole('cell').allInnerTexts()).toEqual(['1', '0']);
    await sheet().getByText('It looks like an older copy of the same project').waitFor();
    await page.getByText(/The file was replaced at \d\d:\d\d/).waitFor();
    await sheet().getByRole('button', { name: 'View the other file' }).click();
    const other = page.getByRole('dialog', { name: 'The file in its place' });
    await other.getByText('Latest changes').waitFor();
    await page.keyboard.press('Escape');
    await other.waitFor({ state: 'detached' });
    expect(await sheet().getByRole('button', { name: 'Close', exact: true }).count()).toBe(0);
  });

  test('is saved as a new file with the unsaved words', async () => {
    await sheet().getByRole('button', { name: 'Save mine as…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save your project as a new file' });
    await dialog.getByLabel('File name').fill('mine.concord');
    await dialog.getByText(concord.folder, { exact: false }).first().waitFor();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();

    await nothingAbove();
    expect(concord.served.session.project).toMatchObject({
      path: join(concord.folder, 'mine.concord'),
      lost: null,
    });
    await expect.poll(textOf).toBe(`${kept} Not yet kept.`);
  });

  test('is left for the other file only after a question', async () => {
    await sheet().getByRole('button', { name: 'Close mine, open the other' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Close without saving' }).click();

    await expect.poll(() => concord.served.session.project).toMatchObject({ path, lost: null });
    expect((await concord.api.project.records()).tables.source).toEqual([]);
  });
});

describe('a study whose file is renamed', () => {
  test('is reported in a window whose records were still on their way', async () => {
    const held = Promise.withResolvers<Route>();
    await page.route('**/rpc/project.held', (route) => held.resolve(route), { times: 1 });
    await page.reload();
    const records = await held.promise;

    renameSync(path, join(concord.folder, 'renamed.concord'));
    await expect.poll(() => concord.served.session.project?.lost?.how).toBe('renamed');
    // The news arrives on a stream of its own; by the time it was read, the page has drawn some frames.
    await settled(page);
    await records.continue();

    await sheet().getByText('“renamed.concord”').waitFor();
  });

  test('continues under the new name with the unsaved words', async () => {
    const renamed = join(concord.folder, 'renamed.concord');
    await page.keyboard.type(' Not yet kept.');
    renameSync(path, renamed);
    await sheet().getByText('“renamed.concord”').waitFor();

    await sheet().getByRole('button', { name: 'Open it under its new name' }).click();

    await nothingAbove();
    expect(concord.served.session.project).toMatchObject({ path: renamed, readOnly: false });
    await expect.poll(textOf).toBe(`${kept} Not yet kept.`);
  });

  test('continues by itself once it has its name again', async () => {
    await page.keyboard.type(' Not yet kept.');
    renameSync(path, `${path}.away`);
    await sheet().waitFor();
    // Keys of somebody who goes on typing press no button of the sheet over the text.
    await page.keyboard.type(' x ');
    await page.keyboard.press('Enter');

    renameSync(`${path}.away`, path);

    await nothingAbove();
    await expect.poll(textOf).toBe(`${kept} Not yet kept.`);
  });
});

describe('a study whose log is removed', () => {
  test('is opened again with everything', async () => {
    await page.keyboard.type(' Not yet kept.');
    rmSync(`${path}-wal`);
    await sheet().getByRole('button', { name: 'Open it again' }).click();

    await nothingAbove();
    await expect.poll(textOf).toBe(`${kept} Not yet kept.`);
  });
});
