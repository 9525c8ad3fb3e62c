// The other ways to import: a table whose columns one maps, text from the clipboard, files dropped before a project
// exists; and what can be corrected afterwards.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { dropFiles } from '../helpers/dropped.ts';
import { sourceNamed, textOf } from '../helpers/kept.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, goTo } from '../helpers/screens.ts';
import { encodedAs } from '../helpers/written-files.ts';

function emptyProject(folder: string): string {
  const path = join(folder, 'Alliance study.concord');
  createProject(path, { name: 'Alliance study', coderName: 'Wei' }, openOptions).close();
  return path;
}

function importDialog(page: Page) {
  return page.getByRole('dialog', { name: 'Import sources' });
}

/** Chooses an entry of the list that a field opens. */
async function pick(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('button', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

/** Drops a file and imports it as proposed. */
async function importFile(page: Page, path: string, told: string): Promise<void> {
  await page.getByRole('button', { name: 'New interview' }).waitFor();
  await dropFiles(page, [path]);
  await importDialog(page)
    .getByRole('button', { name: /^Import/ })
    .click();
  await page.getByText(told).first().waitFor();
}

test('a table is mapped column by column, shows what it becomes, and is remembered', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: emptyProject(folder.path) });
  const { page } = concord;
  const rows = [
    ['Ref', 'When', 'Said', 'Staff'],
    ['A fair', '2019-12-05', '"Two makers came, and left."', '12'],
    ['A visit', 'last spring', 'They waited.', 'many'],
    ['No words', '2020', '', '3'],
  ];
  const table = (name: string, more: string): string => {
    const path = join(folder.path, name);
    writeFileSync(path, [...rows.map((row) => row.join(',')), more].join('\n'));
    return path;
  };
  await page.getByText('Nothing here yet').waitFor();

  await dropFiles(page, [table('visits.csv', '')]);
  await page.getByText(/will be imported/).waitFor();
  await pick(page, 'Use of the column “Ref”', 'title');
  await pick(page, 'Use of the column “When”', 'date');
  await pick(page, 'Use of the column “Said”', 'text');
  await pick(page, 'Use of the column “Staff”', 'source attribute');
  await page.getByRole('textbox', { name: 'Name of the attribute in the column “Staff”' }).fill('Employees');
  await pick(page, 'Type of the attribute in the column “Staff”', 'whole number');
  const outcome = page.getByRole('region', { name: 'Result' });
  await outcome.getByText('1 value does not match the type of its column').waitFor();
  const told = await outcome.innerText();
  const hindrances = await barriers(page);
  await page.getByRole('combobox', { name: 'Class' }).fill('visits');
  await page.keyboard.press('Escape');
  await importDialog(page)
    .getByRole('button', { name: /^Import/ })
    .click();
  await page.getByText('2 sources imported').waitFor();
  await dropFiles(page, [table('visits 2.csv', 'A letter,2021,Dear colleagues,7')]);
  await page.getByText('The columns are used as you set them last time.').waitFor();
  await page.getByText('3 sources will be imported').waitFor();

  expect(told.split('\n').filter((line) => line.trim() !== '')).toEqual([
    '2 sources will be imported',
    '1 row has no text and is left out.',
    '1 date cannot be read as a single date; its source has none.',
    '1 value does not match the type of its column and is left out.',
    'A fair',
    '2019-12-05',
    'Employees: 12',
    'Two makers came, and left.',
    'A visit',
    'They waited.',
  ]);
  expect(hindrances).toEqual([]);
  const { tables } = await concord.api.project.records({});
  expect(await sourceNamed(concord.api, 'A fair')).toMatchObject({
    date: '2019-12-05',
    classId: tables.class.find(({ name }) => name === 'visits')?.id,
  });
  expect(tables.attribute).toMatchObject([{ name: 'Employees', owner: 'source', type: 'integer' }]);
  expect(tables.attributeValue.map(({ value }) => value)).toEqual(['12']);
  expect(concord.complaints).toEqual([]);
});

test('text from the clipboard becomes a source with its headings, lists and tables', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: emptyProject(folder.path) });
  const { page } = concord;
  await page.getByRole('button', { name: 'Paste text' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paste text' });
  const area = dialog.getByRole('textbox', { name: 'Text', exact: true });
  await page.evaluate(async () => {
    const html = `<h1>Minutes of the fair</h1><p>Two makers <b>came</b>.<br>They left.</p>
      <ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table>`;
    const blob = (text: string, type: string) => new Blob([text], { type });
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/html': blob(html, 'text/html'), 'text/plain': blob('plain', 'text/plain') }),
    ]);
  });

  await area.click();
  await page.keyboard.press('Control+v');
  await expect
    .poll(() => dialog.getByRole('textbox', { name: 'Title' }).getAttribute('placeholder'))
    .toBe('Minutes of the fair');
  const hindrances = await barriers(page);
  await dialog.getByRole('textbox', { name: 'Date' }).fill('2019-12');
  await dialog.getByRole('button', { name: 'Import' }).click();
  // The heading stands in the field of the dialog already.
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Minutes of the fair' }).first().waitFor();

  const { id, date, language } = await sourceNamed(concord.api, 'Minutes of the fair');
  const { doc, text } = await concord.api.sources.text({ id });
  const blocks = (doc as { content: { type: string }[] } | null)?.content.map(({ type }) => type);
  expect(text).toBe('Minutes of the fair\nTwo makers came.\nThey left.\none\ntwo\na\nb');
  expect(blocks).toEqual(['heading', 'paragraph', 'paragraph', 'bulletList', 'table']);
  expect({ date, language }).toEqual({ date: '2019-12', language: 'en' });
  expect(hindrances).toEqual([]);
  expect(concord.complaints).toEqual([]);
});

test('the encoding of a text can be changed until something is coded', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: emptyProject(folder.path) });
  const { page } = concord;
  const written = 'Les délégués sont arrivés à l’usine.';
  const file = join(folder.path, 'visite.txt');
  writeFileSync(file, encodedAs('windows-1252', written));
  await importFile(page, file, '1 source imported');
  await page.getByRole('row', { name: 'visite.txt' }).click();
  const dialog = page.getByRole('dialog', { name: 'Wrong characters' });
  const reread = async (encoding: string, beginning: string): Promise<string> => {
    await page.getByRole('button', { name: 'change…' }).click();
    await dialog.getByRole('button', { name: / Encoding$/ }).click();
    await page.getByRole('option', { name: encoding }).click();
    await dialog.getByText(beginning).waitFor();
    await dialog.getByRole('button', { name: 'Use this encoding' }).click();
    await page.getByText(`Decoded as ${encoding}`).waitFor();
    return textOf(concord.api, 'visite');
  };

  const wrong = await reread('windows-1251', 'Les dйlйguйs');
  const right = await reread('windows-1252', written);
  await page.getByRole('button', { name: 'change…' }).click();
  await dialog.getByText(written).waitFor();
  const hindrances = await barriers(page);
  await page.keyboard.press('Escape');
  const { id } = await concord.api.codes.create({ name: 'arrival' });
  const source = await sourceNamed(concord.api, 'visite');
  await concord.api.codings.applyToSources({ sourceIds: [source.id], codeId: id });
  await page.getByText('This source has codings, so its text cannot be replaced.').waitFor();

  expect([wrong, right]).toEqual(['Les dйlйguйs sont arrivйs а l’usine.', written]);
  expect(await page.getByRole('button', { name: 'change…' }).isDisabled()).toBe(true);
  expect(hindrances).toEqual([]);
  expect(concord.complaints).toEqual([]);
});

test('the original is saved byte for byte', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: emptyProject(folder.path) });
  const { page } = concord;
  const original = resolve('fixtures/documents/interview.docx');
  await importFile(page, original, '1 source imported');

  // The first row is the heading of its group.
  await page.getByRole('row', { name: 'interview' }).last().click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'save the original…' }).click();
  const download = await coming;

  expect(download.suggestedFilename()).toBe('interview.docx');
  expect(readFileSync(await download.path()).equals(readFileSync(original))).toBe(true);
});

test('the reader of an empty project leads to the import of sources', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: emptyProject(folder.path) });
  const { page } = concord;
  await goTo(page, 'read');

  await page.getByText('Nothing to read yet.').waitFor();
  await page.getByRole('button', { name: 'Import' }).click();

  await importDialog(page).getByRole('button', { name: 'Choose a folder…' }).waitFor();
  expect(await barriers(page)).toEqual([]);
});

test('files dropped before a project exists wait for the one that is made for them', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser();
  const { page } = concord;
  const note = join(folder.path, 'note.txt');
  writeFileSync(note, 'They came to hear the ministry.');
  await page.getByRole('button', { name: 'New project' }).waitFor();

  await dropFiles(page, [note]);
  await page.getByText('1 file will be imported into it.').waitFor();
  await page.getByLabel('Project name').fill('Alliance study');
  await page.getByLabel('Your name').fill('Wei');
  await page.keyboard.press('Enter');
  await importDialog(page).getByText('note.txt').waitFor();
  await importDialog(page)
    .getByRole('button', { name: /^Import/ })
    .click();
  await page.getByText('1 source imported').waitFor();

  expect(await textOf(concord.api, 'note')).toBe('They came to hear the ministry.');
  expect(concord.complaints).toEqual([]);
});

test('a table of hundreds of sources reopens as it was left: filter, place and selection', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: emptyProject(folder.path) });
  const { page } = concord;
  const texts = Array.from({ length: 400 }, (_, index) => `Item ${index} of the collection.`);
  const table = join(folder.path, 'items.csv');
  writeFileSync(table, ['Title,Text', ...texts.map((text, index) => `Item ${index},${text}`)].join('\n'));
  await page.getByRole('button', { name: 'New interview' }).waitFor();
  await dropFiles(page, [table]);
  await page.getByText('400 sources will be imported').waitFor();
  await importDialog(page)
    .getByRole('button', { name: /^Import/ })
    .click();
  const grid = page.getByRole('treegrid', { name: 'Sources' });
  const chosen = () => grid.locator('[aria-selected=true]').first().innerText();
  const top = () => grid.evaluate((element) => element.scrollTop);
  await grid.waitFor();

  await page.getByPlaceholder('Filter by title').fill('item 1');
  await page.getByRole('button', { name: '111 of 400 shown' }).waitFor();
  await grid.evaluate((element) => element.scrollTo(0, 1700));
  await expect.poll(() => grid.getByRole('row', { name: 'Item 140' }).count()).toBe(1);
  await grid.getByRole('row', { name: 'Item 140' }).click();
  const before = [await chosen(), await top()];
  await page.waitForFunction(
    (place) => localStorage.getItem('concord.workspace')?.includes(`:${place}`),
    1700,
  );
  await page.reload();
  await page.getByRole('button', { name: '111 of 400 shown' }).waitFor();

  await expect.poll(async () => [await chosen(), await top()]).toEqual(before);
  await page.getByRole('button', { name: '111 of 400 shown' }).click();
  await page.getByRole('menuitem', { name: 'Mark as reviewed' }).click();
  await expect.poll(async () => (await concord.api.project.records({})).tables.review.length).toBe(111);
  expect(concord.complaints).toEqual([]);
});
