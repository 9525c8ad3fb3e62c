// What is submitted is kept with a snapshot, opened as it was, and compared with now.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { intercept } from '../helpers/intercept.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, settled } from '../helpers/screens.ts';

test('tables are kept as submitted, opened as they were, and the changes since are told', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  buildSample(path, openOptions).close();
  await using concord = await concordInBrowser({ project: path, size: { width: 1280, height: 900 } });
  const { page, api } = concord;
  const settings = { by: 'kind', unit: 'passages', denominator: 'all', shown: { as: 'table' } };
  await api.keptTables.keep({ kind: 'tally', name: 'Passages by kind', settings });

  await page.getByRole('button', { name: 'Between ministry and market' }).first().click();
  await page.getByRole('menuitem', { name: 'As submitted' }).click();
  const dialog = page.getByRole('dialog', { name: 'As submitted' });
  await dialog.getByText('Nothing is kept yet').waitFor();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('First submission');
  await dialog.getByRole('textbox', { name: 'Date' }).fill('2026-11-03');
  // What is typed while it works is of the next one, and stays.
  const [note, asked] = [dialog.getByRole('textbox', { name: 'Note' }), Promise.withResolvers<void>()];
  await intercept(page, '**/rpc/submissions.keep', async (route) => {
    asked.resolve();
    await expect.poll(() => note.inputValue()).toBe('Revised figures');
    await route.continue();
  });
  await page.keyboard.press('Enter');
  await asked.promise;
  await note.fill('Revised figures');
  await dialog.getByText('First submission · 3 November 2026').waitFor();
  await dialog.getByText(/Codebook: version 2, “Double coding” · Snapshot \d+, kept for good/).waitFor();
  expect(await note.inputValue()).toBe('Revised figures');
  const [listed] = await api.submissions.list({});
  const { study } = await api.snapshots.list({});
  const snapshot = study?.snapshots.find(({ id }) => id === listed?.snapshot?.id);
  expect(snapshot).toMatchObject({ kept: true, about: 'First submission · 2026-11-03' });
  await expect(
    api.snapshots.keep({ file: study!.file, id: snapshot!.id, kept: false }),
  ).rejects.toMatchObject({ key: 'errors:snapshot_submitted' });

  await dialog.getByRole('button', { name: 'Table 1. Passages by kind' }).click();
  await dialog.getByRole('table').waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  const { tables } = await api.project.records();
  const guide = tables.code.find(({ name }) => name === 'guide');
  const documents = tables.source.filter(({ kind }) => kind === 'document');
  const read = await Promise.all(documents.map(({ id }) => api.sources.text({ id })));
  // One with a text, that nobody has coded: beside a coding of the same code no passage would be added.
  const news = read.find(({ text, codings }) => text !== '' && codings.length === 0)?.source;
  await api.codings.apply({
    sourceId: news!.id,
    textHash: news!.textHash,
    codeId: guide!.id,
    span: { start: 0, end: 5 },
  });
  await dialog.getByRole('button', { name: 'Compare with now' }).click();
  await dialog.getByText(/Since then: \d+ printed values? changed\. The codebook is as it was\./).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(concord.complaints).toEqual([]);
});
