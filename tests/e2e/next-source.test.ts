// From one source to the next during coding: with one key, without the list and without removing a review mark.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { goTo, settled } from '../helpers/screens.ts';

test('R marks a source as reviewed and then opens the next, Ctrl and an arrow go back and forth, Shift and R remove the mark', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  await using concord = await concordInBrowser({ project: path });
  const { page, api } = concord;
  const { tables } = await api.project.records();
  const news = tables.class.find(({ name }) => name === 'news');
  const ids = tables.source.filter(({ classId }) => classId === news?.id).map(({ id }) => id);
  await api.sources.setReviewed({ ids, reviewed: false });
  const mainCoderId = tables.project[0]?.mainCoderId;
  const reviewed = async () =>
    (await api.project.records()).tables.review.filter(
      ({ sourceId, coderId }) => coderId === mainCoderId && ids.includes(sourceId),
    ).length;
  await goTo(page, 'read');
  await page.getByRole('tree', { name: 'Sources' }).getByRole('treeitem', { name: /^News/i }).click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const open = () => page.getByRole('textbox', { name: /^Text of/ }).getAttribute('aria-label');
  await page.getByRole('textbox', { name: /^Text of/ }).focus();
  await settled(page);
  const first = await open();

  await page.keyboard.press('r');
  // By its capital: words alone would find “Not reviewed ·”, too.
  await page.getByText(/Reviewed ·/).waitFor();
  expect(await open()).toBe(first);
  expect(await reviewed()).toBe(1);
  await page.keyboard.press('r');
  await expect.poll(open).not.toBe(first);
  expect(await reviewed()).toBe(1);
  const second = await open();

  await settled(page);
  await page.keyboard.press('Control+ArrowUp');
  await expect.poll(open).toBe(first);
  await settled(page);
  await page.keyboard.press('Shift+R');
  await expect.poll(reviewed).toBe(0);
  await page.keyboard.press('Control+ArrowDown');
  await expect.poll(open).toBe(second);
  expect(concord.complaints).toEqual([]);
});

test('the next source is found by its name on every screen: the one after the source that was read last, or else the first', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  await using concord = await concordInBrowser({ project: path });
  const { page } = concord;
  const open = () => page.getByRole('textbox', { name: /^Text of/ }).getAttribute('aria-label');
  const goOn = async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find anything' }).fill('next source');
    await page.getByRole('option', { name: /^Next source/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: /^Text of/ }).waitFor();
  };
  await goTo(page, 'codebook');

  await goOn();
  const first = await open();
  await goTo(page, 'analysis');
  await goOn();

  await expect.poll(open).not.toBe(first);
  expect(concord.complaints).toEqual([]);
});
