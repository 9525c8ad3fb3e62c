// What a program coded is reviewed one by one into one's own codings, by keyboard, in both languages.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { act } from '../helpers/corners.ts';
import { barriers, goTo, settled } from '../helpers/screens.ts';
import { testFolder } from '../helpers/project.ts';
import { createWords } from '#words/words.ts';

let concord: ConcordInBrowser | null = null;

afterEach(async () => {
  await concord?.[Symbol.asyncDispose]();
  concord = null;
});

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  const { t } = createWords(language);

  test('codings of a program are imported with a preview, and accepted and refused by keys', async () => {
    concord = await sampleInBrowser(language, { width: 1280, height: 800 });
    using folder = testFolder();
    const { page, api } = concord;
    const { tables } = await api.project.records({});
    const code = tables.code.find(({ name }) => name === 'recognition')!;
    const name = language === 'en' ? code.name : (code.name2 ?? code.name);
    const places = tables.source
      .filter(({ kind, length }) => kind === 'interview' && length > 200)
      .slice(0, 4);
    const reference = join(folder.path, 'codings.csv');
    const rows = places.map(({ id }, at) => `${id},recognition,0,30,,Reason ${at + 1}.,0.${9 - at}`);
    const lines = ['source,code,start,end,quote,rationale,confidence', ...rows, 'N77,recognition,,,,,'];
    writeFileSync(reference, lines.join('\n'));

    await act(page, createWords(language), t('coding_sheet:action').replace(/…+/, ''));
    const dialog = page.getByRole('dialog', { name: t('coding_sheet:title') });
    await dialog.locator('input[type=file]').first().setInputFiles(reference);
    const named = dialog.getByRole('textbox', { name: t('coding_sheet:whose') });
    await expect.poll(() => named.inputValue()).toBe('codings');
    await named.fill('reader 1');
    await dialog.getByRole('textbox', { name: t('coding_sheet:how_made') }).fill('reader 1.2');
    await dialog.getByText(t('coding_sheet:problem.unknown_source', { value: 'N77' })).waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);
    // The preview of the name that was typed last.
    const ready = dialog.getByRole('button', { name: t('coding_sheet:import', { count: 4 }) });
    await expect.poll(() => ready.isEnabled()).toBe(true);
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    const { tables: now } = await api.project.records({});
    const program = now.coder.find((coder) => coder.name === 'reader 1')!;
    const mine = async () =>
      (await Promise.all(places.map(({ id }) => api.codings.of({ sourceId: id }))))
        .flat()
        .filter(({ suggestedBy }) => suggestedBy !== null);

    await goTo(page, 'passages', language);
    await page.getByRole('treeitem', { name }).first().click();
    await page.getByRole('button', { name: t('suggestions:title') }).click();
    await page.getByRole('radio', { name: t('suggestions:view_proposed', { count: 4 }) }).click();
    const list = page.getByRole('listbox', { name: t('suggestions:proposed_list', { name }) });
    await expect.poll(() => list.getByRole('option').count()).toBe(4);
    expect(await list.getByRole('option').first().textContent()).toContain(
      t('suggestions:its_reason', { reason: 'Reason' }).slice(0, -1),
    );
    await settled(page);
    expect(await barriers(page)).toEqual([]);

    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('a');
    await expect.poll(async () => (await mine()).length).toBe(1);
    await expect.poll(() => list.getByRole('option').count()).toBe(3);
    await page.keyboard.press('r');
    await expect.poll(() => list.getByRole('option').count()).toBe(2);
    await expect.poll(async () => (await api.suggestions.refused({ codeId: code.id })).length).toBe(1);
    await page.getByText(t('suggestions:in_no_count')).waitFor();
    await page
      .getByText(
        t('suggestions:proposed_reviewed', {
          reviewed: 2,
          count: 4,
          accepted: 1,
          own: 0,
          changed: 0,
          refused: 1,
        }),
      )
      .waitFor();

    const [accepted] = await mine();
    expect(accepted).toMatchObject({ codeId: code.id });
    expect(accepted!.coderId).not.toBe(program.id);
    const byProgram = await api.codings.byIds({ ids: [accepted!.suggestedBy!] });
    expect(byProgram).toMatchObject([{ coderId: program.id, codeId: code.id }]);
  });
});
