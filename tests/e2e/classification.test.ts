// Reports are classified one after the other, with one key each.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { withProject } from '#electron/hosts/commands/open-project.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { codedWords } from '../helpers/kept.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

const reports = {
  'Report 1': { key: '2', code: 'report areas › standards' },
  'Report 2': { key: '1', code: 'report areas › architecture' },
  'Report 3': { key: '3', code: 'report areas › market matching' },
  'Report 4': { key: '1', code: 'report areas › architecture' },
  'Report 5': { key: '2', code: 'report areas › standards' },
};

async function projectOfReports(folder: string): Promise<string> {
  const path = join(folder, 'Reports.concord');
  createProject(path, { name: 'Reports', coderName: 'Wei' }, openOptions).close();
  await withProject({ language: 'en' }, path, 'write', async ({ api }) => {
    const areas = await api.codes.create({ name: 'report areas', codable: false, onePerSource: true });
    for (const name of ['architecture', 'standards', 'market matching']) {
      await api.codes.create({ name, parentId: areas.id });
    }
    const files = Object.keys(reports).map((title) => ({
      reference: join(folder, `${title}.txt`),
      name: `${title}.txt`,
    }));
    for (const { reference, name } of files) writeFileSync(reference, `What ${name} says.`);
    await api.imports.run({ files, className: 'report' });
  });
  return path;
}

test('five reports are classified by five keys: coded as a whole, marked as reviewed, the next one opened', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: await projectOfReports(folder.path) });
  const { page, api } = concord;
  await page.getByRole('gridcell', { name: 'Report 1' }).dblclick();
  await page.getByRole('switch', { name: 'Classify' }).press('Space');

  for (const [title, { key }] of Object.entries(reports)) {
    const text = page.getByRole('textbox', { name: `Text of ${title}`, exact: true });
    await text.waitFor();
    await text.focus();
    await page.keyboard.press(key);
    await expect.poll(() => codedWords(api, title)).toHaveLength(1);
  }

  await page.getByText('All 5 sources in this list are reviewed.').first().waitFor();
  for (const [title, { code }] of Object.entries(reports)) {
    expect(await codedWords(api, title)).toEqual([{ code, words: null }]);
  }
  expect((await api.project.records({})).tables.review).toHaveLength(5);
  expect(concord.complaints).toEqual([]);
});
