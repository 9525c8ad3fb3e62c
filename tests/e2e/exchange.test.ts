// A project of another program is imported and exported again, in the window.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { code, codes, guid, qde, qdpx, selection, textSource } from '../helpers/exchange-files.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, settled } from '../helpers/screens.ts';
import { entriesOf, schemaFaults } from '../electron/services/exchange/qde-structure.ts';

const importDialog = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Import from another program' });

/** Opens the dialog from the menu of the study, and chooses a file there. */
async function chooseProject(page: Page, path: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Alliance study' }).click();
  await page.getByRole('menuitem', { name: 'Import from NVivo' }).click();
  const bring = importDialog(page);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    bring.getByRole('button', { name: 'Choose a file' }).click(),
  ]);
  await chooser.setFiles(path);
  return bring;
}

test('a project of another program is previewed, imported, reported, and exported for others', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  createProject(path, { name: 'Alliance study', coderName: 'Wei' }, openOptions).close();
  const theirs = join(folder.path, 'theirs.qdpx');
  const marked = selection('s', 4, 8, ['guide']) + selection('t', 4, 99, ['guide']);
  const source = textSource('fair', marked);
  writeFileSync(
    theirs,
    qdpx(qde(`${codes(code('guide'))}<Sources>${source}</Sources>`), {
      'sources/fair.txt': 'The fair was held.',
    }),
  );
  await using concord = await concordInBrowser({ project: path });
  const { page } = concord;

  const bring = await chooseProject(page, theirs);
  await bring.getByText('Test 1.0').waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  expect(await focused()).toBe('Choose another…');
  expect(await bring.locator('dl').innerText()).toMatch(/Codes\s+1\s+Texts\s+1\s+Codings\s+2/);

  await bring.getByRole('button', { name: 'Import', exact: true }).click();
  await bring.getByText('Imported: 1 source, 1 code, 1 coding').waitFor();
  await expect.poll(focused).toBe('Close');
  expect(await bring.getByRole('listitem').allInnerTexts()).toEqual([
    'Programs count characters in different ways. For this file they all lead to the same passages.',
    'In “fair” a selection (4 to 99) goes beyond the end of the text. It is kept unchanged.',
    'The file does not say who worked on it, so everything in it counts as the work of whoever imports it.',
  ]);
  await page.keyboard.press('Escape');
  await bring.waitFor({ state: 'detached' });
  await page.getByRole('gridcell', { name: 'fair', exact: true }).waitFor();

  await page.getByRole('button', { name: 'Alliance study' }).click();
  await page.getByRole('menuitem', { name: 'Export for another program' }).click();
  const write = page.getByRole('dialog', { name: 'Export for another program' });
  await write.getByText('One imported project is exported under the name of this one').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    write.getByRole('button', { name: 'Export qdpx' }).click(),
  ]);
  const entries = await entriesOf(readFileSync(await download.path()));
  const xml = entries.get('project.qde')?.toString('utf8') ?? '';
  expect(schemaFaults(xml)).toEqual([]);
  expect(xml).toContain('startPosition="4" endPosition="99"');

  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await concord.api.project.records({})).tables.source.length).toBe(0);
  expect(concord.complaints).toEqual([]);
});

test('a person who imports the work of somebody else stays who they are, and is told', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  createProject(path, { name: 'Alliance study', coderName: 'Wei' }, openOptions).close();
  const users = `<Users><User guid="${guid('ann')}" name="Ann"/></Users>`;
  const coded = selection('s', 4, 8, ['guide']).replace('<Coding ', `<Coding creatingUser="${guid('ann')}" `);
  const theirs = join(folder.path, 'theirs.qdpx');
  writeFileSync(
    theirs,
    qdpx(qde(`${users}${codes(code('guide'))}<Sources>${textSource('fair', coded)}</Sources>`), {
      'sources/fair.txt': 'The fair was held.',
    }),
  );
  await using concord = await concordInBrowser({ project: path });
  const { page, api } = concord;

  const bring = await chooseProject(page, theirs);
  await bring.getByRole('button', { name: 'Import', exact: true }).click();
  await bring.getByText('What you code here still counts as the work of “Wei”').waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /Working as Wei$/ }).waitFor();
  await page.getByRole('gridcell', { name: 'fair', exact: true }).dblclick();
  await page.getByRole('textbox', { name: 'Text of fair' }).waitFor();
  await settled(page);
  await page.keyboard.press('w');
  await page.getByRole('combobox').fill('guide');
  await page.keyboard.press('Enter');
  // The layer of others is shown when asked for.
  await page.getByText(/^1 coding in this source/).waitFor();
  const { tables } = await api.project.records({});
  const codings = await api.codings.of({ sourceId: tables.source[0]?.id ?? '' });
  const nameOf = (coderId: string) => tables.coder.find(({ id }) => id === coderId)?.name;
  const whose = codings.map(
    ({ start, coderId }) => `${start === null ? 'whole' : start} by ${nameOf(coderId)}`,
  );
  expect(whose.toSorted()).toEqual(['4 by Ann', 'whole by Wei']);
  expect(nameOf(tables.project[0]?.mainCoderId ?? '')).toBe('Ann');
  expect(concord.complaints).toEqual([]);
});

test('a changed version of a file is previewed row by row, and brings only what it changed', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  createProject(path, { name: 'Alliance study', coderName: 'Wei' }, openOptions).close();
  const file = (name: string, codebook: string, marked: string) => {
    const to = join(folder.path, name);
    const sections = `${codebook}<Sources>${textSource('fair', marked)}</Sources>`;
    writeFileSync(to, qdpx(qde(sections), { 'sources/fair.txt': 'The fair was held.' }));
    return to;
  };
  const renamed = (from: string, to: string) => code(from).replace(`name="${from}"`, `name="${to}"`);
  const first = file(
    'first.qdpx',
    codes(code('guide'), code('market')),
    selection('s', 4, 8, ['guide']) + selection('t', 0, 3, ['market']),
  );
  const second = file(
    'second.qdpx',
    codes(renamed('guide', 'guidance'), renamed('market', 'markets')),
    selection('s', 4, 8, ['guide']) + selection('u', 9, 12, ['guide']),
  );
  await using concord = await concordInBrowser({ project: path });
  const { page, api } = concord;
  const bring = importDialog(page);
  const choose = async (chosen: string): Promise<void> => {
    await chooseProject(page, chosen);
    await bring.getByText('Test 1.0').waitFor();
  };
  const importButton = bring.getByRole('button', { name: 'Import', exact: true });
  await choose(first);
  await importButton.click();
  await bring.getByText('Imported: 1 source, 2 codes, 2 codings').waitFor();
  await page.keyboard.press('Escape');
  const { tables } = await api.project.records({});
  const market = tables.code.find(({ name }) => name === 'market')?.id ?? '';
  await api.codes.update({ id: market, name: 'trade' });

  await choose(second);
  await bring.getByRole('table').waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  expect((await bring.getByRole('row').allInnerTexts()).map((row) => row.split(/\s*\t\s*/))).toEqual([
    ['What', 'New', 'Changed in the file', 'To decide', 'Only here'],
    ['Codes', '0', '1', '1', '0'],
    ['Codings', '1', '0', '0', '1'],
  ]);
  const disputed = bring.getByRole('listitem').filter({ hasText: 'trade' }).first();
  expect((await disputed.innerText()).replaceAll(/\s+/g, ' ')).toContain(
    'name Here: trade In the file: markets',
  );
  await bring.getByRole('button', { name: 'Only here 1' }).click();
  await bring.getByText('trade · fair: “The”').waitFor();
  await importButton.click();
  await bring.getByText('Imported: 1 coding. Changed: 1 code.').waitFor();
  await bring.getByText('One thing was changed both here and in the file; yours was kept.').waitFor();
  const after = await api.project.records({});
  expect(after.tables.code.map(({ name }) => name).toSorted()).toEqual(['guidance', 'trade']);
  expect(await api.codings.of({ sourceId: after.tables.source[0]?.id ?? '' })).toHaveLength(3);
  await page.keyboard.press('Escape');

  await choose(second);
  await bring
    .getByText('The file has nothing new. Where it differs, an earlier import kept what is here')
    .waitFor();
  expect(await importButton.isDisabled()).toBe(true);
  await bring.getByText('Import everything a second time, beside it').click();
  expect(await importButton.isDisabled()).toBe(false);

  // An earlier decision is made again for one row.
  await bring.getByText('Update it').click();
  await bring.getByText('An earlier import kept what is here.').waitFor();
  await bring.getByRole('radiogroup', { name: 'Which version of trade' }).getByText('The file’s').click();
  await bring.getByText('One of them is decided separately.').waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  await importButton.click();
  await bring.getByText('Changed: 1 code.').waitFor();
  const anew = await api.project.records({});
  expect(anew.tables.code.map(({ name }) => name).toSorted()).toEqual(['guidance', 'markets']);
  await page.keyboard.press('Escape');

  // A loss is shown with what it is about.
  await api.codes.update({ id: market, name2: '市场' });
  await page.getByRole('button', { name: 'Alliance study' }).click();
  await page.getByRole('menuitem', { name: 'Export for another program' }).click();
  const write = page.getByRole('dialog', { name: 'Export for another program' });
  await write.getByRole('button', { name: 'The second name and the aliases of one code are lost.' }).click();
  await write
    .getByRole('listitem')
    .filter({ hasText: /^markets$/ })
    .waitFor();
  expect(concord.complaints).toEqual([]);
});
