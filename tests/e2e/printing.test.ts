// Printing from the screens: the system's print dialog gets a page of its own with what the screen shows.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { createWords } from '#words/words.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { goTo, closeOverlays, settled, type ScreenName } from '../helpers/screens.ts';

/** A name that would do harm if it were read as markup. */
const HOSTILE = '<img src=x onerror="top.harmed = true" ties';

let concord: ConcordInBrowser;
let page: Page;
const folder = testFolder();

beforeAll(async () => {
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  concord = await concordInBrowser({ project: path });
  ({ page } = concord);
  const { api } = concord;
  const { tables } = await api.project.records();
  const interview = tables.source.find(({ label }) => label === 'N9.1');
  const code = await api.codes.create({ name: HOSTILE, isTheme: true });
  await api.codings.apply({
    sourceId: interview?.id ?? '',
    textHash: interview?.textHash ?? '',
    codeId: code.id,
    span: { start: 0, end: 20 },
  });
  await api.memos.add({ about: 'free', title: 'On paper', body: 'First line.\nSecond line.' });
  await page.getByRole('button', { name: 'New interview' }).waitFor();
  await page.evaluate(keepWhatIsPrinted);
});

afterAll(async () => {
  await concord[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

beforeEach(async () => {
  await closeOverlays(page);
  await page.evaluate(() => Reflect.deleteProperty(window, 'onPaper'));
});

/** Keeps what the system's print dialog would show, in place of opening the dialog. */
function keepWhatIsPrinted(): void {
  const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow') ?? {};
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
    configurable: true,
    get(this: HTMLIFrameElement) {
      const its = get?.call(this) as Window | null;
      if (its && this.name === 'printed')
        its.print = () => Object.assign(window, { onPaper: its.document.documentElement.outerHTML });
      return its;
    },
  });
}

/** The markup that Ctrl+P gives to the print dialog. */
async function printed(): Promise<string> {
  await page.keyboard.press('Control+p');
  await page.waitForFunction(() => 'onPaper' in window);
  return await page.evaluate(() => (window as { onPaper?: string }).onPaper ?? '');
}

interface Paper {
  readonly title: string;
  readonly words: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** The first cell of each row. */
  readonly firsts: readonly string[];
  /** For each picture, whether it is drawn. */
  readonly pictures: readonly boolean[];
}

/** The page as it looks on paper. */
async function onPaper(markup: string): Promise<Paper> {
  const paper = await page.context().newPage();
  try {
    await paper.emulateMedia({ media: 'print' });
    await paper.setContent(markup);
    return await paper.evaluate(() => ({
      title: document.title,
      words: document.body.innerText,
      columns: [...document.querySelectorAll('thead th')].map((cell) => cell.firstChild?.textContent ?? ''),
      rows: document.querySelectorAll('tbody tr:not(.group)').length,
      firsts: [...document.querySelectorAll('tbody tr:not(.group) td:first-child')].map(
        (cell) => cell.textContent,
      ),
      pictures: [...document.images].map((picture) => picture.complete && picture.naturalWidth > 100),
    }));
  } finally {
    await paper.close();
  }
}

/** The names of the themes on the screen, from the top. */
async function firstCells(): Promise<string[]> {
  const cells = page
    .getByRole('grid')
    .locator('[role="row"] > :is([role="rowheader"], [role="gridcell"]):first-child');
  const names = (await namesInCodebook()).toSorted((a, b) => b.length - a.length);
  return (await cells.allTextContents()).map((cell) => names.find((name) => cell.includes(name)) ?? cell);
}

/** The names of the themes in the order of the codebook. */
async function namesInCodebook(): Promise<string[]> {
  const { rows } = await concord.api.tallies.count({});
  return rows.map(({ path }) => path.at(-1) ?? '');
}

const treeItem = (name: RegExp) => () => page.getByRole('treeitem', { name }).first().click();

describe('Ctrl+P', () => {
  test('prints the coded text with its codes in the margin, and nothing of the window', async () => {
    await goTo(page, 'read');
    await treeItem(/^N9\.1/)();
    await page.locator('[aria-multiline="true"]').focus();

    const markup = await printed();
    const { words } = await onPaper(markup);

    expect(markup).toContain('class="margin"');
    expect(words).toContain('Coded text');
    expect(words).toContain(HOSTILE);
    expect(words).toContain('policy relay');
    expect(words).not.toContain('Analysis');
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
  });

  test('prints the table of sources in the columns, groups and order of the screen', async () => {
    await goTo(page, 'sources');
    await page.getByRole('treegrid').waitFor();
    await settled(page);

    const { title, words, columns, rows } = await onPaper(await printed());

    expect(title).toBe('Sources');
    expect(columns).toEqual(
      await page.getByRole('columnheader').evaluateAll((cells) => cells.map((cell) => cell.textContent)),
    );
    expect(rows).toBe(82);
    expect(words).toContain('Small teams win the edge contest');
    expect(words).toContain('Invented text');
  });

  test('leaves the focus where it was', async () => {
    await goTo(page, 'sources');
    await page.getByRole('treegrid').focus();

    await printed();

    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('treegrid');
  });

  test.each<[ScreenName | 'respondents', 'grid' | 'option', string, number, string]>([
    ['respondents', 'grid', 'Respondents', 17, 'N9'],
    ['analysis', 'grid', 'Sources with each theme', 4, 'marketplace'],
    ['compare', 'grid', 'What the documents say, what people said', 4, 'interviews'],
    ['memos', 'option', 'Memos', 0, 'Second line.'],
    ['history', 'option', 'History', 0, HOSTILE],
  ])('prints %s', async (screen, listed, called, least, words) => {
    await goTo(page, screen === 'respondents' ? 'sources' : screen);
    if (screen === 'respondents')
      await page.getByRole('button', { name: 'Respondents', exact: true }).click();
    // Nothing can be printed before it is counted and listed.
    await page.locator('main').getByRole(listed).first().waitFor();
    await settled(page);

    const paper = await onPaper(await printed());

    expect(paper.title).toBe(called);
    expect(paper.rows).toBeGreaterThanOrEqual(least);
    expect(paper.words).toContain(words);
  });

  test('prints a tally sorted on the screen in that order, and keeps the order for the next visit', async () => {
    await goTo(page, 'analysis');
    await page.getByRole('grid').waitFor();
    await page.getByRole('columnheader').getByRole('button').last().click();
    await settled(page);
    const seen = await firstCells();

    const sorted = await onPaper(await printed());
    await goTo(page, 'memos');
    await goTo(page, 'analysis');
    await page.getByRole('grid').waitFor();

    expect(sorted.firsts).toEqual(seen);
    expect(seen).not.toEqual(await namesInCodebook());
    expect(await firstCells()).toEqual(seen);
    await page
      .getByRole('columnheader', { name: /^Theme/ })
      .getByRole('button')
      .click();
    expect(await firstCells()).toEqual(await namesInCodebook());
  });

  test('prints the summary grid with its summaries, in landscape', async () => {
    const { code, respondent } = (await concord.api.project.records({})).tables;
    const idOf = (rows: readonly { readonly id: string; readonly name: string }[], name: string): string =>
      rows.find((row) => row.name === name)?.id ?? '';
    const place = { themeId: idOf(code, 'connector'), respondentId: idOf(respondent, 'N9'), sourceId: null };
    await concord.api.summaries.write({ place, body: 'People first.' });
    await goTo(page, 'analysis');
    await page.getByRole('button', { name: 'Summary grid', exact: true }).click();
    await page.getByText('People first.').waitFor();
    await settled(page);

    const markup = await printed();
    const paper = await onPaper(markup);

    expect(markup).toContain('size: landscape');
    expect(paper.rows).toBe(17);
    expect(paper.words).toContain('People first.');
    await page.getByRole('button', { name: 'Tally', exact: true }).click();
  });

  test('prints a comparison sorted on the screen in that order', async () => {
    await goTo(page, 'compare');
    await page.getByRole('grid').waitFor();
    await page
      .getByRole('columnheader', { name: /^Respondents/ })
      .getByRole('button')
      .click();
    await settled(page);
    const seen = await firstCells();

    const { firsts } = await onPaper(await printed());

    expect(firsts).toEqual(seen);
    expect(seen).not.toEqual(await namesInCodebook());
  });

  test.each<[ScreenName, RegExp, string]>([
    ['analysis', /^bars$/i, 'Sources with each theme'],
    ['compare', /^figure$/i, 'What the documents say, what people said'],
  ])('prints the figure where %s shows one', async (screen, view, called) => {
    await goTo(page, screen);
    await page.getByRole('grid').waitFor();
    await page.getByRole('radio', { name: view }).click();
    await settled(page);

    const { title, rows, pictures } = await onPaper(await printed());

    expect(title).toContain(called);
    expect([rows, pictures]).toEqual([0, [true]]);
    await page.getByRole('radio', { name: /^table$/i }).click();
  });

  test('prints the table beside the open panel of its figure, and the figure while that has the focus', async () => {
    await goTo(page, 'analysis');
    await page.getByRole('grid').waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: /^Figure:/ }).click();
    const panel = page.getByRole('region', { name: 'Export figure' });
    await page.getByRole('grid').focus();
    const table = await onPaper(await printed());
    await page.evaluate(() => Reflect.deleteProperty(window, 'onPaper'));
    await panel.getByRole('button', { name: 'Close the panel' }).focus();
    const figure = await onPaper(await printed());
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const offered = await page.getByRole('menuitem', { name: /^Print/ }).allTextContents();
    await page.keyboard.press('Escape');
    await panel.getByRole('button', { name: 'Close the panel' }).click();

    expect([table.title, table.pictures]).toEqual(['Sources with each theme', []]);
    expect(table.rows).toBeGreaterThanOrEqual(4);
    expect([figure.rows, figure.pictures]).toEqual([0, [true]]);
    expect(offered).toHaveLength(2);
  });

  test('names on Table 1 the respondents that it covers', async () => {
    await goTo(page, 'sources');
    await page.getByRole('button', { name: 'Respondents', exact: true }).click();
    await page.getByRole('grid').waitFor();
    const filter = page.getByRole('main').getByRole('textbox', { name: 'Filter by name or value' });
    await filter.fill('N1');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'Print Table 1…' }).click();
    await page.waitForFunction(() => 'onPaper' in window);
    const { words } = await onPaper(
      await page.evaluate(() => (window as { onPaper?: string }).onPaper ?? ''),
    );
    await filter.fill('');

    expect(words).toMatch(/ of 17 shown · with “N1” in name or value/);
  });

  test('prints the codebook, and the passages of the chosen code without the words of interviews', async () => {
    await goTo(page, 'codebook');
    await settled(page);
    const codebook = await onPaper(await printed());
    await page.evaluate(() => Reflect.deleteProperty(window, 'onPaper'));
    await goTo(page, 'passages');
    await treeItem(/policy relay/)();
    await page.getByRole('listbox').waitFor();
    await settled(page);
    const passages = await onPaper(await printed());

    expect(codebook.words).toContain(HOSTILE);
    expect(passages.words).toContain('policy relay');
    expect(passages.words).toContain('left out of this copy');
  });

  test('prints the hits of a search in their context', async () => {
    await goTo(page, 'search');
    await page.getByRole('search').getByRole('textbox').fill('标准');
    await page.getByRole('grid').waitFor();
    await settled(page);

    const { title, words, rows } = await onPaper(await printed());

    expect(title).toBe('Hits of “标准”');
    expect(rows).toBeGreaterThan(20);
    expect(words).toContain('标准');
  });

  test('prints a memo that has just been typed', async () => {
    await goTo(page, 'memos');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('n');
    const body = page.getByRole('textbox', { name: 'Memo' });
    await body.waitFor();
    await body.fill('Typed a moment ago.');

    const { words } = await onPaper(await printed());

    expect(words).toContain('Typed a moment ago.');
  });

  test('prints the title of a source and the reason of a change that are still being typed', async () => {
    await goTo(page, 'sources');
    await page.getByRole('row', { name: /Small teams win the edge contest/ }).click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('textbox').first().fill('Small teams, renamed');
    const table = await onPaper(await printed());
    await page.evaluate(() => Reflect.deleteProperty(window, 'onPaper'));
    await goTo(page, 'history');
    await page.getByRole('option').first().click();
    await page.keyboard.press('w');
    await page.getByRole('textbox', { name: 'Reason', exact: true }).fill('It was misspelt.');
    const trail = await onPaper(await printed());

    expect(table.words).toContain('Small teams, renamed');
    expect(trail.words).toContain('It was misspelt.');
  });

  test('prints Table 1, the flow of sources and the list of snapshots', async () => {
    await goTo(page, 'sources');
    await page.getByRole('button', { name: 'Respondents', exact: true }).click();
    await page.getByRole('grid').waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'Print Table 1…' }).click();
    await page.waitForFunction(() => 'onPaper' in window);
    const tableOne = await onPaper(await page.evaluate(() => (window as { onPaper?: string }).onPaper ?? ''));
    await page.evaluate(() => Reflect.deleteProperty(window, 'onPaper'));
    await goTo(page, 'triage');
    await page.getByRole('button', { name: 'Flow figure', exact: true }).click();
    await page.getByRole('main').getByRole('button', { name: 'Export' }).waitFor();
    await settled(page);
    const flow = await onPaper(await printed());
    await page.evaluate(() => Reflect.deleteProperty(window, 'onPaper'));
    await concord.api.snapshots.make({ name: 'Before the review' });
    await goTo(page, 'history');
    await page.getByRole('button', { name: 'Snapshots', exact: true }).click();
    await page.getByRole('option', { name: /Before the review/ }).waitFor();
    await settled(page);
    const snapshots = await onPaper(await printed());

    expect(tableOne.title).toBe('Table 1');
    expect(tableOne.words).toContain('17 respondents');
    expect(flow.pictures).toEqual([true]);
    expect(snapshots.title).toBe('Snapshots');
    expect(snapshots.words).toContain('Before the review');
  });

  test('prints the words that have just been typed', async () => {
    await concord.api.interviews.create({ label: 'N99', outline: ['Contacts'] });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find anything' }).fill('N99');
    await page.getByRole('option', { name: /N99/ }).first().waitFor();
    await page.keyboard.press('Enter');
    const text = page.getByRole('textbox', { name: 'Text of Interview N99' });
    await text.waitFor();
    await text.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('She comes back.');

    const { words } = await onPaper(await printed());

    expect(words).toContain('She comes back.');
  });
});

test('a printed page can have the longest searchable words as its title', async () => {
  const title = createWords('en').t('search:printed', { text: '的'.repeat(1000) });
  const column = { name: 'Source', align: 'start' } as const;

  const made = await concord.api.printing.table({
    title,
    about: [],
    columns: [column],
    groups: [],
    notes: [],
  });

  expect(made.page).toContain(title);
});

test('printing is in the project menu, and the history records what was prepared', async () => {
  await goTo(page, 'analysis');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^Print…/ }).click();
  await page.waitForFunction(() => 'onPaper' in window);

  const [latest] = await concord.api.history.list({ limit: 1 });

  expect(latest).toMatchObject({
    method: 'printing.table',
    facts: { key: 'exported_to_paper', file: 'Sources with each theme' },
  });
  expect(JSON.stringify(latest)).not.toContain('Counted in the');
  expect(concord.complaints).toEqual([]);
});
