// A project with next to nothing in it: every screen says what would be there, offers a way on, and shows no setting
// without effect.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { goTo } from '../helpers/screens.ts';

test('an empty project says on every screen what would be there, and offers no choice without effect', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'Alliance study.concord');
  createProject(path, { name: 'Alliance study', coderName: 'Wei' }, openOptions).close();
  await using concord = await concordInBrowser({ project: path, size: { width: 1280, height: 800 } });
  const { page, api } = concord;
  await page.getByRole('button', { name: 'New interview' }).waitFor();

  // Tallies without codes have nothing to choose.
  await goTo(page, 'analysis');
  await page.getByRole('button', { name: 'Go to the codebook' }).waitFor();
  const choices = await page.locator('main').getByRole('radio').count();
  expect(choices).toBe(0);
  await goTo(page, 'compare');
  await page.getByText('Nothing to compare yet').waitFor();
  expect(await page.locator('main').getByRole('radio').count()).toBe(0);
  await goTo(page, 'passages');
  await page.getByText('No codes yet.', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: /^Count / }).count()).toBe(0);
  await goTo(page, 'analysis');

  // Something was imported, and nothing reviewed: the highlighted base is the one in use.
  const guide = await api.codes.create({ name: 'guide', isTheme: true });
  const titles = ['The fair opens', 'Standards day'];
  for (const title of titles)
    // One after another, as pasted.
    await api.imports.paste({ title, text: 'Many firms came to the hall.', kind: 'document' });
  await page.getByText('Nothing has been reviewed').waitFor();
  await page.getByRole('button', { name: /^Base.*all/ }).click();
  await expect.poll(() => page.getByRole('option').allInnerTexts()).toEqual(['all', 'coded']);
  await page.keyboard.press('Escape');

  // No passage yet, which the top of the list says.
  await goTo(page, 'passages');
  await page.getByRole('treeitem', { name: guide.name }).click();
  const none = page.getByText('No passages yet: code in Read, or from Search.');
  await none.waitFor();
  expect((await none.boundingBox())?.y).toBeLessThan(400);

  // No hit: a way on, and no empty bars.
  await goTo(page, 'search');
  await page.getByRole('radio', { name: 'whole word' }).click();
  await page.getByRole('textbox', { name: 'Search all texts' }).fill('hal');
  const less = page.getByRole('button', { name: 'Search less strictly' });
  await less.waitFor();
  expect(await page.getByRole('group', { name: 'Hits by class' }).count()).toBe(0);
  await less.click();
  await page.getByText('2 hits in 2 of 2 documents').first().waitFor();
  await page.getByRole('textbox', { name: 'Search all texts' }).fill('zeppelin');
  // The button of the field: one with the same name is offered as soon as nothing is found.
  await page.getByLabel('Clear', { exact: true }).click();
  await page.getByText('Type to search all texts').waitFor();

  expect(concord.complaints).toEqual([]);
});
