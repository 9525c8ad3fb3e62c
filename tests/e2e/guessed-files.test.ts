// A folder of news and notes is dropped: the guesses for each file are shown, changed by hand, and found again in the
// table.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { createWords } from '#words/words.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { dropFiles } from '../helpers/dropped.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers } from '../helpers/screens.ts';

const { t } = createWords('en');

test('kind, date and class of dropped files are shown before the import, and changed there', async () => {
  using folder = testFolder();
  const project = join(folder.path, 'Alliance study.concord');
  createProject(project, { name: 'Alliance study', coderName: 'Wei' }, openOptions).close();
  const base = join(folder.path, 'texts');
  const files = {
    'news/2021-03-04 Fair opens.txt': 'A fair was held.',
    'news/20210501 Hall.txt': 'A hall was opened.',
    'talks/N9.txt': 'They came, and left.',
    'talks/minutes.txt': 'They met.',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, name)), { recursive: true });
    writeFileSync(join(base, name), text);
  }
  await using concord = await concordInBrowser({ project });
  const { page } = concord;
  await page.getByText('Nothing here yet').waitFor();

  await dropFiles(page, [base]);
  const dialog = page.getByRole('dialog');
  const minutes = dialog.getByRole('row', { name: 'minutes' });
  await minutes.click();
  await dialog.getByRole('radio', { name: t('sources:interviews') }).click();
  await minutes.getByRole('gridcell').nth(3).click();
  await page.keyboard.type('2020-05');
  await page.keyboard.press('Enter');
  await minutes.getByText('2020-05').waitFor();
  const hindrances = await barriers(page, 'every');
  await dialog.getByRole('button', { name: t('imports:import_sources', { count: 4 }) }).click();
  await page.getByRole('row', { name: 'Fair opens' }).waitFor();

  const { tables } = await concord.api.project.records({});
  const className = (id: string | null) => tables.class.find((row) => row.id === id)?.name;
  const came = tables.source.map(({ title, kind, date, classId }) => [title, kind, date, className(classId)]);
  expect(came).toEqual(
    expect.arrayContaining([
      ['2021-03-04 Fair opens', 'document', '2021-03-04', 'news'],
      ['20210501 Hall', 'document', '2021-05-01', 'news'],
      ['N9', 'interview', null, 'talks'],
      ['minutes', 'interview', '2020-05', 'talks'],
    ]),
  );

  const news = tables.source.filter(({ kind }) => kind === 'document').map(({ id }) => id);
  await concord.api.sources.update({ ids: news, origin: 'China Daily' });
  await page.getByRole('button', { name: t('sources:further'), exact: true }).click();
  await page.getByRole('button', { name: 'Origin all' }).click();
  await page.getByRole('option', { name: 'China Daily' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: 'N9' }).waitFor({ state: 'detached' });
  const furtherHindrances = await barriers(page, 'every');

  expect([hindrances, furtherHindrances]).toEqual([[], []]);
  expect(concord.complaints).toEqual([]);
});
