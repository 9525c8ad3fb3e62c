// The export dialog offers two kinds of csv: as it stands, for scripts, or guarded for Excel.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, goTo, settled } from '../helpers/screens.ts';

test('the dialog says that a csv keeps formulas as they stand, and offers to guard them for Excel', async () => {
  using folder = testFolder();
  const project = join(folder.path, 'study.concord');
  createProject(project, { name: 'Alliance study', coderName: 'Wei' }, openOptions).close();
  await using concord = await concordInBrowser({ project });
  const { page, api } = concord;
  await api.codes.create({ name: '=1+1' });
  const exported = async (name: string, forExcel: boolean): Promise<string> => {
    const path = join(folder.path, name);
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('One row per code, for scripts. For Excel, use the workbook.').click();
    await dialog.getByText('A csv file holds every text exactly as it is').waitFor();
    if (forExcel) await dialog.getByText('csv: protect text that Excel would run as a formula').click();
    await settled(page);
    expect(await barriers(page)).toEqual([]);
    const coming = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export' }).click();
    await (await coming).saveAs(path);
    await dialog.waitFor({ state: 'detached' });
    return readFileSync(path, 'utf8').split('\r\n')[1] ?? '';
  };

  await goTo(page, 'codebook');
  const asItStands = await exported('plain.csv', false);
  const guarded = await exported('excel.csv', true);

  expect(asItStands).toMatch(/^\uFEFF?=1\+1,/);
  expect(guarded).toMatch(/^\uFEFF?"'=1\+1",/);
  expect(concord.complaints).toEqual([]);
});
