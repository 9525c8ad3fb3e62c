// The report: a paragraph is rewritten with a number in it, the number changes with the study while the words stay, and
// everything can be taken back; by keyboard, in both languages.
import type { Locator, Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { Report, ReportParagraph } from '#core/report/report.ts';
import { textOfRuns } from '#core/report/report.ts';
import { createWords, type Language } from '#words/words.ts';
import type { ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { barriers, settled } from '../helpers/screens.ts';

let concord: ConcordInBrowser | null = null;

afterEach(async () => {
  await concord?.[Symbol.asyncDispose]();
  concord = null;
});

/** The number of codings of the main coder. */
const CODINGS = 'fact.codings.main';

function paragraphWith(report: Report, number: string): ReportParagraph {
  const found = report.sections
    .flatMap(({ blocks }) => blocks)
    .find(
      (block): block is ReportParagraph =>
        block.kind === 'paragraph' && block.runs.some((run) => run.kind === 'number' && run.id === number),
    );
  if (!found) throw new Error(`No paragraph prints ${number}.`);
  return found;
}

async function openReport(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await page.locator('main [data-section="procedure"]').waitFor();
}

/** Codes one passage that has no coding of this code yet. */
async function codeOneMore({ api }: ConcordInBrowser): Promise<void> {
  const { tables } = await api.project.records();
  const source = tables.source.find(({ kind, status }) => kind === 'interview' && status !== 'excluded')!;
  const code = tables.code.find(({ name }) => name === 'guide')!;
  await api.codings.apply({
    sourceId: source.id,
    textHash: source.textHash,
    codeId: code.id,
    span: { start: 1, end: 4 },
  });
}

describe.each(['en', 'zh-CN'] as const)('in %s', (language: Language) => {
  const { t } = createWords(language);

  test('a rewritten paragraph keeps its words while its number goes on living; Concord’s text comes back, and so do the words', async () => {
    concord = await sampleInBrowser(language, { width: 1280, height: 800 });
    const { page, api } = concord;
    await openReport(page);
    const before = paragraphWith(await api.report.read({ language }), CODINGS);
    const place = page.locator(`[data-paragraph="procedure ${before.id} ${language}"]`);
    const number: Locator = place.locator(`[data-number="${CODINGS}"]`);
    await number.waitFor();
    const was = await number.innerText();
    await settled(page);
    expect(await barriers(page)).toEqual([]);

    await place.getByRole('textbox').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' We read them twice.');
    await expect.poll(() => place.getAttribute('data-written-by')).toBe('rewritten');
    const written = async () => paragraphWith(await api.report.read({ language }), CODINGS);
    await expect.poll(async () => textOfRuns((await written()).runs)).toContain('We read them twice.');
    expect((await written()).runs.some((run) => run.kind === 'number' && run.id === CODINGS)).toBe(true);

    await codeOneMore(concord);
    await expect.poll(() => number.getAttribute('data-state')).toBe('changed');
    expect(await number.innerText()).toBe(String(Number(was) + 1));
    expect(await place.getByRole('textbox').innerText()).toContain('We read them twice.');

    await page.keyboard.press('F8');
    const card = page.getByRole('group', {
      name: t('report_screen:number.card', { text: String(Number(was) + 1) }),
    });
    for (let tries = 0; tries < 12 && !(await place.locator(card).isVisible()); tries += 1)
      await page.keyboard.press('F8');
    await place.getByText(t('report_screen:number.was', { text: was })).waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => number.getAttribute('data-state')).toBe('live');

    await place.getByRole('button', { name: t('report_screen:put_back') }).press('Enter');
    await expect.poll(() => place.getAttribute('data-written-by')).toBe('concord');
    expect(await place.getByRole('textbox').innerText()).not.toContain('We read them twice.');
    await page.keyboard.press('Control+z');
    await expect.poll(() => place.getByRole('textbox').innerText()).toContain('We read them twice.');

    expect(concord.complaints).toEqual([]);
  });
});
