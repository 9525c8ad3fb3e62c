// The report: a paragraph is rewritten with a number in it, the number changes with the study while the words stay, and
// everything can be taken back; by keyboard, in both languages.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { Report, ReportParagraph } from '#core/report/report.ts';
import { runsOf } from '#core/report/report.ts';
import { textOfRuns } from '#core/report/runs.ts';
import { createWords, type Language } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
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
  await quickKeys(page, 'g', 'u');
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

    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: t('report_screen:export'), exact: true }).press('Enter');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('menuitem', { name: t('report_screen:file.md') })
        .first()
        .press('Enter'),
    ]);
    expect(readFileSync(await file.path(), 'utf8')).toContain('We read them twice.');
    expect(concord.complaints).toEqual([]);
  });
});

test('a section of one’s own with a number made live, an order and a checklist, by keyboard; in the other language it waits', async () => {
  const { t } = createWords('en');
  concord = await sampleInBrowser('en', { width: 1440, height: 900 });
  const { page, api } = concord;
  await openReport(page);
  const read = () => api.report.read({ language: 'en' });
  const keys = async () => (await read()).sections.map(({ key }) => key);
  const before = await read();
  const order = before.sections.map(({ key }) => key);

  const outline = page.getByRole('listbox', { name: t('report_screen:outline') });
  await outline.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect
    .poll(async () => (await read()).sections.find(({ key }) => key === 'sampling')?.isOn)
    .toBe(false);
  await page.locator('main [data-section="sampling"]').getByText(t('report_screen:left_out')).waitFor();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(keys).toEqual(['sampling', ...order.filter((key) => key !== 'sampling')]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(keys).toEqual(order);
  await expect
    .poll(async () => (await read()).sections.find(({ key }) => key === 'sampling')?.isOn)
    .toBe(true);

  await page.getByRole('button', { name: t('report_screen:add_section') }).press('Enter');
  const title = page.getByRole('textbox', { name: t('report_screen:section_title') });
  await title.waitFor();
  await page.keyboard.type('Ethics');
  await page.keyboard.press('Enter');
  const own = async () => (await read()).sections.find(({ isOwn }) => isOwn);
  await expect.poll(async () => (await own())?.title).toBe('Ethics');
  const section = page.getByRole('region', { name: 'Ethics', exact: true });
  await section.getByRole('button', { name: t('report_screen:add_paragraph') }).press('Enter');
  const paragraph = section.getByRole('textbox');
  await expect.poll(() => paragraph.evaluate((each) => each === document.activeElement)).toBe(true);
  await page.keyboard.type('All 17 people agreed');
  for (let step = 0; step < ' people agreed'.length; step += 1) await page.keyboard.press('ArrowLeft');
  await settled(page);
  await page.keyboard.press('Control+m');
  const people = before.numbers['fact.respondents.interviewed']!.label;
  await page.getByRole('menuitem', { name: people, exact: true }).press('Enter');
  const runs = async () => {
    const block = (await own())?.blocks[0];
    return block?.kind === 'paragraph'
      ? block.runs.map((run) => (run.kind === 'number' ? '#' : run.text))
      : [];
  };
  await expect.poll(runs).toEqual(['All ', '#', ' people agreed']);

  await page.getByRole('button', { name: t('report_screen:parts.checklists') }).press('Enter');
  const item = page.getByRole('listitem').filter({ hasText: t('report:srqr.9') });
  await item
    .getByRole('button', { name: t('report_screen:say_where', { n: 9, title: t('report:srqr.9') }) })
    .press('Enter');
  await page
    .getByRole('menuitemradio', { name: 'Ethics' })
    .or(page.getByRole('menuitem', { name: 'Ethics' }))
    .press('Enter');
  await expect
    .poll(async () => (await read()).checklists.find(({ name }) => name === 'srqr')?.items[8]?.state)
    .toBe('filled');
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  await item
    .getByRole('button', { name: t('report_screen:item.filled', { section: 'Ethics' }) })
    .press('Enter');
  await section.waitFor();

  const chinese = await api.report.read({ language: 'zh-CN' });
  const waiting = chinese.sections.find(({ isOwn }) => isOwn)?.blocks[0];
  expect(waiting?.kind === 'paragraph' && waiting.elsewhere?.language).toBe('en');
  await page.getByRole('button', { name: t('report_screen:language') }).press('Enter');
  await page.getByRole('option', { name: t('report_screen:languages.both') }).press('Enter');
  await section
    .getByText(t('report_screen:not_rewritten', { language: t('report_screen:languages.zh-CN') }))
    .waitFor();
  // Nothing is lost by leaving in the middle of a word.
  await section.getByRole('textbox').first().focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' to take par');
  await page.getByRole('button', { name: t('shell:screen_memos'), exact: true }).click();
  await expect.poll(async () => (await runs()).join('')).toContain('agreed to take par');
  expect(concord.complaints).toEqual([]);
});

test('Ctrl+Z in a paragraph takes back what was typed, not an act elsewhere, be it stored yet or not', async () => {
  concord = await sampleInBrowser('en', { width: 1280, height: 800 });
  const { page, api } = concord;
  await openReport(page);
  const { id } = paragraphWith(await api.report.read({ language: 'en' }), CODINGS);
  const place = page.locator(`[data-paragraph="procedure ${id} en"]`);
  const box = place.getByRole('textbox');
  const codings = async () => (await api.report.read({ language: 'en' })).numbers[CODINGS]?.value;
  const typed = async (words: string): Promise<void> => {
    await box.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(words);
    await expect.poll(() => box.innerText()).toContain(words);
  };
  await box.waitFor();

  // It is the only change of the study, and not stored yet.
  await typed(' Once.');
  await page.keyboard.press('Control+z');
  await expect.poll(() => box.innerText()).not.toContain('Once.');

  const before = await codings();
  await codeOneMore(concord);
  await expect.poll(() => place.locator(`[data-number="${CODINGS}"]`).innerText()).toBe(String(before! + 1));
  await typed(' Twice.');
  await page.keyboard.press('Control+z');
  await expect.poll(() => box.innerText()).not.toContain('Twice.');
  expect(await codings()).toBe(before! + 1);

  await typed(' Three times.');
  await expect
    .poll(async () => textOfRuns(paragraphWith(await api.report.read({ language: 'en' }), CODINGS).runs))
    .toContain('Three times.');
  await page.keyboard.press('Control+z');
  await expect.poll(() => box.innerText()).not.toContain('Three times.');
  expect(await codings()).toBe(before! + 1);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => box.innerText()).toContain('Three times.');
  expect(concord.complaints).toEqual([]);
});

test('a citation opens its passage in the reader, and a kept table leads to its place in the report', async () => {
  const { t } = createWords('en');
  concord = await sampleInBrowser('en', { width: 1280, height: 800 });
  const { page, api } = concord;
  const kept = await api.keptTables.keep({
    kind: 'tally',
    name: 'Themes by class',
    settings: { by: 'class', unit: 'sources', shown: { as: 'table' } },
  });
  await openReport(page);
  const { sections } = await api.report.read({ language: 'en' });
  const [cited] = sections
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.id === 'negative.list' ? runsOf(block) : [])))
    .filter((run) => run.kind === 'citation');
  const { tables } = await api.project.records();
  const source = tables.source.find(({ id }) => id === cited?.sourceId);

  const negative = page.locator('main [data-section="negative"]');
  await negative
    .getByRole('link', { name: t('report_screen:open_cited', { cited: cited?.text ?? '' }), exact: true })
    .first()
    .press('Enter');
  await page
    .getByRole('heading', { name: source?.label ?? '' })
    .first()
    .waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await negative.waitFor();

  await quickKeys(page, 'g', 'k');
  await page.getByRole('button', { name: t('report_screen:see_in_report'), exact: true }).press('Enter');
  const line = page.locator(`main [data-block="results.${kept.id}"]`);
  await line.waitFor();
  await expect.poll(() => line.evaluate((each) => each.getBoundingClientRect().top)).toBeLessThan(400);
  expect(concord.complaints).toEqual([]);
});

test('agreement, new codes and a comparison lead to their places in the report', async () => {
  const { t } = createWords('en');
  concord = await sampleInBrowser('en', { width: 1280, height: 800 });
  const { page, api } = concord;
  for (let side = 1; side <= 12; side += 1) await api.comparisons.create({ name: `Side ${side}` });
  const comparison = await api.comparisons.create({ name: 'Ministry beside market' });
  const see = { name: t('report_screen:see_in_report'), exact: true } as const;
  const isInView = async (place: string): Promise<void> => {
    const line = page.locator(`main ${place}`).first();
    await line.waitFor();
    await expect.poll(() => line.evaluate((each) => each.getBoundingClientRect().top)).toBeLessThan(400);
  };

  await quickKeys(page, 'g', 'a');
  const strip = page.getByRole('navigation', { name: t('agreement_screen:strip') });
  await strip.getByRole('button', { name: t('agreement_screen:views.coefficients'), exact: true }).click();
  await page.getByRole('button', see).press('Enter');
  await isInView('[data-block="coders.table"]');

  await quickKeys(page, 'g', 'n');
  await page.getByRole('button', see).press('Enter');
  await isInView('[data-section="saturation"]');

  await quickKeys(page, 'g', 'v');
  await page.getByRole('button', { name: /^Side \d/ }).press('Enter');
  await page.getByRole('menuitem', { name: comparison.name, exact: true }).press('Enter');
  await page.getByRole('button', { name: comparison.name }).press('Enter');
  await page.getByRole('menuitem', see).press('Enter');
  await isInView(`[data-paragraph^="comparison comparison.${comparison.id} "]`);
  expect(concord.complaints).toEqual([]);
});
