// A blind round in Chinese, on a wide and on a narrow screen: opened by keyboard alone, coded in by two, a respondent
// withdraws meanwhile, and the sentence at the end says all of it.
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createWords } from '#words/words.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { barriers, overflow, settled } from '../helpers/screens.ts';

const { t } = createWords('zh-CN');

async function act(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(name);
  await page.getByRole('option', { name, exact: false }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** How many of the controls of a dialog that can be reached by Tab, Tab does not reach. */
async function unreached(page: Page, dialog: Locator): Promise<string[]> {
  const wanted = await dialog
    .locator('button:enabled, input:enabled, textarea:enabled')
    .evaluateAll((all) => all.filter((each) => (each as HTMLElement).tabIndex >= 0).length);
  const reached = new Set<string>();
  for (let step = 0; step < wanted + 2; step += 1) {
    await page.keyboard.press('Tab');
    reached.add(
      await page.evaluate(() => {
        const at = document.activeElement;
        if (!at?.closest('[role=dialog], [role=alertdialog]')) return 'outside';
        at.setAttribute('data-reached', '');
        return 'inside';
      }),
    );
  }
  expect([...reached]).toEqual(['inside']);
  return await dialog.locator('button:enabled, input:enabled, textarea:enabled').evaluateAll((all) =>
    all.flatMap((each) => {
      const { tabIndex, name, type, value } = each as HTMLInputElement;
      // Of radio buttons the group is one stop.
      const group = `input[type=radio][name="${name}"][data-reached]`;
      const isReached =
        each.hasAttribute('data-reached') ||
        (type === 'radio' && each.closest('[role=dialog]')?.querySelector(group) !== null);
      return tabIndex < 0 || isReached ? [] : [each.textContent || name || value];
    }),
  );
}

test('a round is opened, coded in by two, outlasts a withdrawal, and is unlocked, in Chinese', async () => {
  await using concord = await sampleInBrowser('zh-CN', { width: 1920, height: 1080 });
  const { page, api } = concord;
  const { tables } = await api.project.records();
  const lena = tables.coder.find(({ name }) => name === 'Lena')!;
  const strip = page.getByRole('region', { name: t('blind_rounds:strip.label') });

  await act(page, t('blind_rounds:open'));
  const opening = page.getByRole('dialog', { name: t('blind_rounds:dialog.title') });
  await opening.waitFor();
  expect(await unreached(page, opening)).toEqual([]);
  await page.setViewportSize({ width: 640, height: 540 });
  await settled(page);
  expect([await overflow(page), await barriers(page, 'every')]).toEqual([0, []]);
  await opening.getByRole('button', { name: t('blind_rounds:dialog.action') }).press('Enter');
  await strip.getByText(t('blind_rounds:strip.persons')).waitFor();
  await settled(page);
  expect([await overflow(page), await barriers(page, 'every')]).toEqual([0, []]);
  await page.setViewportSize({ width: 1920, height: 1080 });

  const [round] = (await api.rounds.list()).rounds.filter(({ unlockedAt }) => unlockedAt === null);
  const source = tables.source.find(({ label }) => label === 'N2')!;
  const at = {
    sourceId: source.id,
    textHash: source.textHash,
    codeId: tables.code.find(({ codable }) => codable)!.id,
  };
  await api.codings.apply({ ...at, span: { start: 0, end: 12 } });
  await page.getByRole('button', { name: new RegExp(`^${t('shell:working_as')}`, 'u') }).press('Enter');
  await page.getByRole('menuitem', { name: t('blind_rounds:seats.other', { name: 'Lena' }) }).press('Enter');
  await page.getByRole('button', { name: t('blind_rounds:seats.action', { name: 'Lena' }) }).press('Enter');
  await page.getByRole('button', { name: new RegExp(`^${t('shell:working_as')}.*Lena`, 'u') }).waitFor();
  await api.codings.apply({ ...at, span: { start: 4, end: 20 } }, { as: lena.id });

  await act(page, t('shell:screen_respondents'));
  await page.getByRole('row', { name: /^N1(?!\d)/u }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: new RegExp(`^${t('respondents:remove')}`, 'u') }).press('Enter');
  const removing = page.getByRole('dialog', { name: t('respondents:remove_title', { name: 'N1' }) });
  await removing.getByText(t('respondents:gone_hidden')).waitFor();
  expect(await unreached(page, removing)).toEqual([]);
  expect(await barriers(page, 'every')).toEqual([]);
  await removing.getByRole('button', { name: t('respondents:withdraw_action') }).press('Enter');
  await expect.poll(async () => (await api.project.records()).tables.respondent.length).toBe(16);

  await api.rounds.sit({ leftId: lena.id });
  await api.rounds.unlock({ id: round!.id });
  await expect.poll(() => strip.count()).toBe(0);
  const { text } = await api.rounds.sentence({ id: round!.id, language: 'zh-CN' });
  expect(text).toContain(t('sealing:seats', { count: 2 }));
  expect(text).toContain(t('sealing:withdrawals', { count: 1 }));
  expect(concord.complaints).toEqual([]);
});
