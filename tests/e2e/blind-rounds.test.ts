// Blind work as persons do it: two code apart and see nothing of each other until the round is unlocked; one codes a
// sample again, weeks later, without seeing the first time.
import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { unpackPlaces } from '#core/agreement/packed-places.ts';
import { createWords } from '#words/words.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { intercept } from '../helpers/intercept.ts';
import { testProject } from '../helpers/project.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { barriers, overflow, settled } from '../helpers/screens.ts';
import { smallStudy } from '../helpers/study.ts';

const { t } = createWords('en');

/** Gives an action by its name in the palette. */
async function act(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(name);
  await page.getByRole('option', { name, exact: false }).first().waitFor();
  await page.keyboard.press('Enter');
}

const strip = (page: Page) => page.getByRole('region', { name: t('blind_rounds:strip.label') });

/** Another person sits down, by keyboard. */
async function seat(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Working as/ }).press('Enter');
  await page.getByRole('menuitem', { name: t('blind_rounds:seats.other', { name }) }).press('Enter');
  await page.getByRole('button', { name: t('blind_rounds:seats.action', { name }) }).press('Enter');
  await page.getByRole('button', { name: new RegExp(`^Working as ${name}`, 'u') }).waitFor();
}

test('two coders code apart, see nothing of each other, unlock, and decide about what differs', async () => {
  await using concord = await sampleInBrowser('en', { width: 1440, height: 900 });
  const { page, api } = concord;
  const { tables } = await api.project.records();
  const idOf = (name: string): string => tables.coder.find((coder) => coder.name === name)?.id ?? '';
  const [wei, lena] = [idOf('Wei'), idOf('Lena')];
  const byLena = new Set(
    tables.review.filter(({ coderId }) => coderId === lena).map(({ sourceId }) => sourceId),
  );
  const weiOnly = tables.source.find(
    ({ id, kind }) =>
      kind === 'document' && !byLena.has(id) && tables.review.some(({ sourceId }) => sourceId === id),
  )!;

  await act(page, t('blind_rounds:open'));
  await page.getByRole('dialog', { name: t('blind_rounds:dialog.title') }).waitFor();
  expect(await barriers(page, 'every')).toEqual([]);
  await page.keyboard.press('Enter');
  await strip(page).getByText(t('blind_rounds:strip.persons')).waitFor();
  await page.getByRole('heading', { name: t('blind_rounds:title') }).waitFor();

  // Lena sees nothing of what Wei coded, and no number of it.
  await seat(page, 'Lena');
  await strip(page)
    .getByText(/19 of 82 reviewed/u)
    .waitFor();
  await act(page, weiOnly.title);
  await page.getByText('0 codings in this source').waitFor();
  await act(page, t('blind_rounds:action.show'));
  await page.getByText(t('blind_rounds:ask_owner', { name: 'Wei' })).waitFor();
  expect(await page.getByRole('button', { name: t('blind_rounds:unlock') }).count()).toBe(0);
  await page.keyboard.press('v');
  await page.getByText(t('agreement_screen:empty.blind')).waitFor();
  expect(await page.getByRole('option').count()).toBe(0);

  // Wei, whose study it is, unlocks; Lena's number stays sealed until then.
  await seat(page, 'Wei');
  await act(page, t('blind_rounds:action.show'));
  await page.getByRole('button', { name: t('blind_rounds:unlock') }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Unlock Round 3?' });
  await dialog.getByRole('row', { name: /^Lena.*sealed/u }).waitFor();
  await dialog.getByText('[counted at unlock] codings by Lena').waitFor();
  expect(await barriers(page, 'every')).toEqual([]);
  const unlocking = Promise.withResolvers<Route>();
  await intercept(page, '**/rpc/rounds.unlock', (route) => unlocking.resolve(route), { times: 1 });
  await dialog.getByRole('button', { name: t('blind_rounds:unlocking.action_both') }).press('Enter');
  const asked = await unlocking.promise;
  // Before it is unlocked, nothing says that it is.
  await dialog.getByText(t('blind_rounds:unlocking.under_way')).waitFor();
  expect(await dialog.getByText(t('blind_rounds:unlocking.publishing_note')).count()).toBe(0);
  await asked.continue();
  await page.getByRole('heading', { name: 'Where Wei and Lena differ' }).waitFor();
  await expect.poll(() => strip(page).count()).toBe(0);

  const [{ id: roundId } = { id: '' }] = (await api.rounds.list()).rounds.filter(
    ({ name }) => name === 'Round 3',
  );
  const { text } = await api.rounds.sentence({ id: roundId, language: 'en' });
  expect(text).toContain('2 times while the round lasted another person sat down at the same file');

  const found = unpackPlaces(
    await api.agreement.places({ coderIds: [wei, lena], level: 'paragraph', of: 'codes' }),
  );
  expect(found.places.length).toBeGreaterThan(20);
  const list = page.getByRole('listbox');
  await list.getByRole('option').first().waitFor();
  // A key that comes before the texts of the place decides all the same.
  await page.keyboard.press('j');
  for (const key of ['1', '0', '2']) {
    // A place may be decided about again.
    const decisions = async () =>
      (await api.project.records()).tables.adjudication.map(({ id, at }) => `${id} ${at}`);
    const before = await decisions();
    await page.keyboard.press(key);
    await expect
      .poll(async () => (await decisions()).filter((decision) => !before.includes(decision)))
      .toHaveLength(1);
    await page.keyboard.press('j');
  }
  expect(concord.complaints).toEqual([]);
});

test('a sample is due after its weeks, is coded again with the first pass hidden, and is compared at the end', async () => {
  const fiveWeeks = 5 * 7 * 86_400_000;
  let seconds = 0;
  await using project = await testProject(undefined, {
    now: () => new Date(Date.now() - fiveWeeks + (seconds += 1) * 1000).toISOString(),
  });
  const { sources, codes } = await smallStudy(project);
  const [wei] = (await project.api.project.records()).tables.coder;
  const ids = Object.values(sources).map(({ id }) => id);
  await project.api.codings.applyToSources({ sourceIds: ids, codeId: codes.guide.id });
  await project.api.sources.setReviewed({ ids, reviewed: true });
  const plan = await project.api.recodings.plan({
    personId: wei?.id ?? '',
    passName: 'Wei again',
    sampleName: 'To code again',
    weeks: 4,
    frame: 'all',
    seed: 7,
    settings: { size: 2, strata: { by: 'none' }, allocation: 'proportional' },
  });
  project.session.close();

  await using concord = await concordInBrowser({ project: project.path, size: { width: 1280, height: 800 } });
  const { page, api } = concord;
  await page.getByText(/^Wei again: 2 sources to code again since/u).waitFor();
  await page.getByRole('button', { name: t('blind_rounds:recode.due_open') }).press('Enter');
  const one = page.getByRole('article', { name: 'Wei again' });
  await one.getByText(/^due since/u).waitFor();
  await settled(page);
  expect(await barriers(page, 'every')).toEqual([]);
  expect(await overflow(page)).toBe(0);
  await one.getByRole('button', { name: t('blind_rounds:recode.start') }).press('Enter');

  await strip(page).getByText(t('blind_rounds:strip.pass')).waitFor();
  for (const progress of ['1 of 2 reviewed', '2 of 2 reviewed']) {
    await page.getByText('0 codings in this source').waitFor();
    // The text that has just opened takes the focus, unless a key or the mouse has moved it elsewhere.
    await page.locator('[role="textbox"]:focus').waitFor();
    await page.getByRole('button', { name: 'mark as reviewed' }).press('Enter');
    await strip(page).getByText(progress).waitFor();
    const next = strip(page).getByRole('button', { name: t('blind_rounds:strip.next') });
    if (progress.startsWith('1')) await next.press('Enter');
  }
  await strip(page)
    .getByRole('button', { name: t('blind_rounds:strip.compare') })
    .press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Unlock Wei again?' });
  await dialog.getByText('Wei re-coded 2 of 2 sources').waitFor();
  await dialog.getByRole('button', { name: t('blind_rounds:unlocking.action'), exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'Where Wei and Wei again differ' }).waitFor();
  const [done] = await api.recodings.list({});
  expect(done).toMatchObject({ passId: plan.passId, isDue: false });
  expect(concord.complaints).toEqual([]);
});
