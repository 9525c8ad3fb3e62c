// On a slow computer keys come before the answers to the last ones: each goes to the row that is at hand by then, and none is
// lost.
import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { createWords } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { intercept } from '../helpers/intercept.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { goTo, settled } from '../helpers/screens.ts';

const { t } = createWords('en');

/** Keeps the next call of this name from the program until it is let go on. */
async function hold(page: Page, name: string): Promise<{ readonly asked: Promise<Route> }> {
  const { promise: asked, resolve } = Promise.withResolvers<Route>();
  await intercept(page, `**/rpc/${name}`, (route) => resolve(route), { times: 1 });
  return { asked };
}

/** Presses a key, and again before the program has heard of the first time. */
async function twiceAtOnce(page: Page, key: string, name: string): Promise<void> {
  const held = await hold(page, name);
  await page.keyboard.press(key);
  const underWay = await held.asked;
  await page.keyboard.press(key);
  await underWay.continue();
}

test('rows are judged, moved and marked one after the other by keys that wait for no answer', async () => {
  await using concord = await sampleInBrowser('en', { width: 1280, height: 800 });
  const { page, api } = concord;
  const { tables } = await api.project.records();
  const { id: codeId } = tables.code.find(({ name }) => name === 'recognition')!;
  const suggested = async (): Promise<number> => {
    const all = await Promise.all(tables.source.map(({ id }) => api.codings.of({ sourceId: id })));
    return all.flat().filter(({ suggestedBy }) => suggestedBy === 'likeness').length;
  };

  await goTo(page, 'passages');
  await page.getByRole('treeitem', { name: 'recognition' }).first().click();
  await page.getByRole('button', { name: t('suggestions:title') }).click();
  const likely = page.getByRole('listbox', { name: t('suggestions:list', { name: 'recognition' }) });
  await likely.getByRole('option').first().waitFor();
  await likely.focus();
  await twiceAtOnce(page, 'a', 'suggestions.accept');
  await expect.poll(suggested).toBe(2);

  await page.keyboard.press('Escape');
  const list = page.getByRole('listbox', { name: t('analysis:passages_of', { name: 'recognition' }) });
  await list.getByRole('option').first().waitFor();
  await page.getByRole('button', { name: t('passages:split') }).click();
  const tray = page.getByRole('complementary', { name: 'Split recognition' });
  const field = tray.getByRole('textbox', { name: 'New sub-code, or drop here' });
  await field.fill('opens doors');
  const making = await hold(page, 'codes.create');
  await page.keyboard.press('Enter');
  const made = await making.asked;
  await field.fill('for show');
  await made.continue();
  await tray.getByText('opens doors').waitFor();
  expect(await field.inputValue()).toBe('for show');
  await list.focus();
  await page.keyboard.press('Home');
  await twiceAtOnce(page, '1', 'codings.recode');
  const subCode = (await api.project.records()).tables.code.find(({ name }) => name === 'opens doors')!;
  const moved = async (): Promise<number> =>
    (await api.passages.list({ request: { denominator: 'all' }, cell: { codeId: subCode.id } })).rows.length;
  await expect.poll(moved).toBe(2);
  await tray.getByRole('button', { name: 'Done' }).click();

  await api.codes.update({ id: codeId, whenToUse: 'Somebody says what counts.' });
  const early = await api.versions.worklist({ codeId });
  await quickKeys(page, 'g', 'j');
  const changes = page.getByRole('listbox', { name: t('versions:changes') });
  await changes
    .getByRole('option')
    .filter({ has: page.getByText('recognition', { exact: true }) })
    .first()
    .click();
  await page.keyboard.press('w');
  await page.getByText(t('versions:worklist_left', { count: early.length })).waitFor();
  await twiceAtOnce(page, 'r', 'versions.reread');
  await page.getByText(t('versions:worklist_left', { count: early.length - 2 })).waitFor();
  expect(concord.complaints).toEqual([]);
});

test('a decision that is answered late leads nobody away from the place where they have gone meanwhile', async () => {
  await using concord = await sampleInBrowser('en', { width: 1280, height: 900 });
  const { page } = concord;
  await quickKeys(page, 'g', 'a');
  const list = page.getByRole('listbox', { name: t('agreement_screen:list') });
  await list.waitFor();
  await page
    .getByRole('button', { name: new RegExp(`^${t('agreement_screen:show')}`, 'u') })
    .first()
    .press('Enter');
  await page.getByRole('option', { name: t('agreement_screen:shows.open'), exact: true }).click();
  await list.focus();
  await page.keyboard.press('Home');
  const selected = list.locator('[role="option"][aria-selected="true"]');
  const at = (): Promise<string | null> => selected.getAttribute('aria-posinset');
  await expect.poll(at).toBe('1');
  const deciding = await hold(page, 'agreement.decide');
  await page.keyboard.press('1');
  const underWay = await deciding.asked;
  for (const place of ['2', '3', '4']) {
    await page.keyboard.press('j');
    await expect.poll(at).toBe(place);
  }
  await underWay.continue();
  // One fewer is open before it now.
  await expect.poll(at).toBe('3');
  await settled(page);
  expect(await at()).toBe('3');
  expect(concord.complaints).toEqual([]);
});
