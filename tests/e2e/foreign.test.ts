// Work from other programs is imported in the window: a database, a folder, and Word files coded by hand.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { qualCoder, taguette } from '../../scripts/foreign-databases.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { notes, study } from '../helpers/qualcoder-study.ts';
import { barriers, settled } from '../helpers/screens.ts';
import { commentEnd, commentStart, highlight, paragraph, run, wordFile } from '../helpers/word-file.ts';

test('a Taguette database, a QualCoder folder and two Word files are imported one after the other', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  createProject(path, { name: 'Alliance study', coderName: 'Wei' }, openOptions).close();
  const minutes = taguette(
    join(folder.path, 'minutes.sqlite3'),
    [['connector', '']],
    [
      {
        name: 'Minutes',
        contents: '<h1>会议</h1><p>The 😀 fair brings 企业 together.</p>',
        highlights: [
          { words: '企业 together', tags: [1] },
          { words: 'gone', tags: [1], at: [0, 999] },
        ],
      },
    ],
  );
  const talks = qualCoder(join(folder.path, 'talks.qda'), 17, study, {
    'N1.txt': notes,
    'report.pdf': 'pdf',
  });
  const coded = join(folder.path, 'Coded.docx');
  const body = paragraph(
    commentStart(1),
    run('One fair'),
    commentEnd(1),
    run(' and '),
    run('another', highlight('yellow')),
  );
  writeFileSync(coded, wordFile(body, [{ id: 1, author: 'Ann', text: 'connector' }]));
  await using concord = await concordInBrowser({ project: path });
  const { page } = concord;
  const bring = page.getByRole('dialog', { name: 'Import from another program' });
  const more = join(folder.path, 'More.docx');
  writeFileSync(more, wordFile(body, [{ id: 1, author: 'Ann', text: 'connector' }]));
  const open = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Alliance study' }).click();
    await page.getByRole('menuitem', { name: 'Import from NVivo' }).click();
  };
  const choose = async (button: string, chosen: string | readonly string[]): Promise<void> => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      bring.getByRole('button', { name: button }).click(),
    ]);
    await chooser.setFiles(chosen);
  };
  const importFiles = async (): Promise<string[]> => {
    await bring.getByRole('button', { name: 'Import', exact: true }).click();
    await bring.getByText(/^Imported/).waitFor();
    const told = await bring.getByRole('listitem').allInnerTexts();
    await page.keyboard.press('Escape');
    await bring.waitFor({ state: 'detached' });
    return told;
  };

  await open();
  await choose('Choose a file', minutes);
  await bring.getByText('· Taguette').waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  expect(await importFiles()).toEqual([
    'In “Minutes” the passage “gone” is not where the file says, so it was not imported.',
    'The places of codings were read the way “Taguette” stores them.',
    'The file does not say who worked on it, so everything in it counts as the work of whoever imports it.',
  ]);
  await page.getByRole('gridcell', { name: 'Minutes', exact: true }).waitFor();

  await open();
  await choose('Choose a file', join(talks, 'data.qda'));
  const alone = bring.getByText('The original files of 2 sources are not beside the database');
  await alone.waitFor();
  // Not the temporary folder in which it was handed over.
  await bring.getByText('data', { exact: true }).waitFor();
  await choose('Choose a folder', talks);
  await alone.waitFor({ state: 'detached' });
  await bring.getByText('· QualCoder v17').waitFor();
  expect((await importFiles()).join(' ')).not.toContain('beside the database');
  await page.getByRole('gridcell', { name: 'N1.txt' }).first().waitFor();

  await open();
  await choose('Choose a file', [coded, more]);
  await bring.getByText('2 files').waitFor();
  await bring.getByRole('checkbox', { name: 'Code highlighted text by its colour' }).waitFor();
  await bring.getByText('· Word').waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  await importFiles();
  await page.getByRole('gridcell', { name: 'Coded', exact: true }).waitFor();
  await page.getByRole('gridcell', { name: 'More', exact: true }).waitFor();

  const { tables } = await concord.api.project.records({});
  expect(tables.source.map(({ title }) => title).toSorted()).toEqual([
    'Coded',
    'Minutes',
    'More',
    'N1.txt',
    'report.pdf',
    'typed',
  ]);
  expect(tables.code.filter(({ name }) => name === 'yellow')).toHaveLength(1);
  const originals = tables.source.filter(({ originalHash }) => originalHash !== null);
  expect(originals.map(({ title }) => title)).toEqual(expect.arrayContaining(['N1.txt', 'report.pdf']));
  expect(concord.complaints).toEqual([]);
});
