// Whatever is dropped on the window, on any screen, opens the dialog it belongs to.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { dropFiles } from '../helpers/dropped.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, goTo } from '../helpers/screens.ts';

const theirs =
  '<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs"><CodeBook><Codes><Code guid="11111111-1111-4111-8111-111111111111" name="barter" isCodable="true"/></Codes></CodeBook></Project>';

function sample(folder: string): string {
  const path = join(folder, 'sample.concord');
  buildSample(path, openOptions).close();
  return path;
}

test('projects, codebooks, ticks and sources each open their own dialog', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: sample(folder.path) });
  const { page } = concord;
  const put = (name: string, content: string): string => {
    const path = join(folder.path, name);
    writeFileSync(path, content);
    return path;
  };
  const project = put('theirs.qde', theirs);
  const codebook = put('codes.qdc', '<CodeBook><Codes><Code name="barter"/></Codes></CodeBook>');
  const tally = put('tally.csv', 'Title,guide,trust\nFair opens,x,x\nFair closes,,x\n');
  const note = put('note.txt', 'A fair was held.');
  mkdirSync(join(folder.path, 'study.qda'));
  put('study.qda/data.qda', 'no database');
  await page.getByRole('button', { name: 'New interview' }).waitFor();
  const dialog = (name: string) => page.getByRole('dialog', { name });

  await goTo(page, 'analysis');
  await dropFiles(page, [codebook]);
  await dialog('Import a codebook').getByText('1 addition', { exact: true }).waitFor();
  await page.keyboard.press('Escape');

  await goTo(page, 'read');
  await dropFiles(page, [project]);
  await dialog('Import from another program').getByText('theirs.qde').waitFor();
  await dialog('Import from another program').getByText('Theirs', { exact: true }).waitFor();
  await page.keyboard.press('Escape');

  await dropFiles(page, [join(folder.path, 'study.qda')]);
  await dialog('Import from another program')
    .getByText(/study\.qda.*does not contain a database/)
    .first()
    .waitFor();
  await page.keyboard.press('Escape');

  await dropFiles(page, [tally]);
  await dialog('Import sources').getByRole('button', { name: 'Import as ticks instead' }).click();
  await dialog('Import ticks from a spreadsheet')
    .getByText('0 of 2 sources in the sheet are in the project')
    .waitFor();
  await page.keyboard.press('Escape');

  // What is imported by itself is named, and the rest is imported.
  await dropFiles(page, [note, codebook, project]);
  await dialog('Import sources').getByText('1 file').waitFor();
  await page.getByText(/Not imported with the sources.*theirs\.qde.*codes\.qdc/).waitFor();
  await page.keyboard.press('Escape');

  await dropFiles(page, [project, put('wave 2.qdpx', 'no archive')]);
  await dialog('Import from another program').getByText('theirs.qde').waitFor();
  await page.getByText(/Only one can be imported at a time, so this was left out: wave 2\.qdpx/).waitFor();
  await page.keyboard.press('Escape');

  const own = put('codes.csv', 'path,theme,colour\nbarter,yes,#0077bb\n');
  await dropFiles(page, [own]);
  await dialog('Import sources').getByRole('button', { name: 'Import as a codebook instead' }).click();
  await dialog('Import a codebook').getByText('1 addition', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  expect(concord.complaints).toEqual([]);
});

test('a project of another program that is dropped at the start waits for a new project', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser();
  const { page } = concord;
  const path = join(folder.path, 'theirs.qde');
  writeFileSync(path, theirs);
  await page.getByRole('button', { name: 'New project' }).waitFor();

  await dropFiles(page, [path]);
  await page.getByLabel('Project name').fill('Ours');
  await page.getByLabel('Your name').fill('Wei');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();

  await page
    .getByRole('dialog', { name: 'Import from another program' })
    .getByText('Theirs', { exact: true })
    .waitFor();
  // Its report is kept among the imports.
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Import/ })
    .click();
  await page.getByRole('dialog').getByText('Imported: 1 code.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Imports' }).click();
  await page.getByText('Imported: 1 code.').waitFor();
  await page.getByText('theirs.qde · ').waitFor();
  expect(await barriers(page)).toEqual([]);
  // The imports stand in place of the sources; the present tab leads back to these.
  await goTo(page, 'sources');
  await page.getByText('theirs.qde · ').waitFor({ state: 'detached' });
  expect(concord.complaints).toEqual([]);
});
