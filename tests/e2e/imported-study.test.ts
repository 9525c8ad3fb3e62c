// A study of another program is imported: its coder becomes the person who works here, and its codes count at once.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { withProject } from '#electron/hosts/commands/open-project.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { code, codes, guid, put, qde, qdpx, selection, textSource } from '../helpers/exchange-files.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { goTo } from '../helpers/screens.ts';

const users = `<Users><User guid="${guid('lena')}" name="Lena"/></Users>`;
const marked = selection('s', 4, 8, ['fairs']).replace('<Coding ', `<Coding creatingUser="${guid('lena')}" `);
const study = qdpx(
  qde(`${users}${codes(code('fairs'), code('prices'))}<Sources>${textSource('fair', marked)}</Sources>`),
  { 'sources/fair.txt': 'The fair was held in May.' },
);

test('the coder of an imported study is merged into the person who works here, and its codes become themes', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  createProject(path, { name: 'Fairs', coderName: 'Wei' }, openOptions).close();
  await withProject({ language: 'en' }, path, 'write', async ({ api }) => {
    const [wei] = (await api.project.records()).tables.coder;
    // Somebody worked here before, so the file does not set the main coder.
    await api.memos.add({ about: 'project', body: 'Begun.' }, { as: wei?.id ?? '' });
    await api.exchange.bringIn({ file: put(folder.path, 'theirs.qdpx', study) });
  });
  await using concord = await concordInBrowser({ project: path });
  const { page, api } = concord;

  await goTo(page, 'analysis');
  await page.getByRole('button', { name: 'Use the 2 top-level codes as themes' }).press('Enter');
  const fairs = page.getByRole('row').filter({ hasText: 'fairs' });
  await fairs.waitFor();
  await page.getByRole('button', { name: /^Working as/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Coders…' }).press('Enter');
  const list = page.getByRole('table', { name: 'The coders of this project' });
  const lena = list.getByRole('row').filter({ has: page.getByRole('textbox', { name: 'Name of Lena' }) });
  await expect.poll(() => lena.getByRole('cell').first().textContent()).toBe('1');
  await lena.getByRole('button', { name: 'More actions for Lena' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Merge into another coder…' }).press('Enter');
  await page.getByText('1 coding moves to Wei.').waitFor();
  await page.getByRole('button', { name: 'Merge', exact: true }).press('Enter');

  await lena.waitFor({ state: 'detached' });
  const { tables } = await api.project.records();
  expect(tables.coder.map(({ name }) => name)).toEqual(['Wei']);
  await page.getByRole('dialog', { name: 'Coders', exact: true }).getByText('Close').press('Escape');
  await page.getByRole('button', { name: 'Add a reason' }).press('Enter');
  const reason = page.getByRole('textbox', { name: 'Reason', exact: true });
  await reason.fill('Lena is how another program called me.');
  await reason.press('Escape');
  const reasons = async () =>
    (await api.history.list({ withReason: true })).map(({ reason: why }) => why?.text);
  await expect.poll(reasons).toEqual(['Lena is how another program called me.']);
  expect(concord.complaints).toEqual([]);
});
