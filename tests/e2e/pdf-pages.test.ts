// The pages of a pdf are read and coded as its text is: with the mouse and by keys, in a real browser.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { noteRowsRead } from '#db/health.ts';
import { openStore } from '#db/open.ts';
import { withProject } from '#electron/hosts/commands/open-project.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { sharedChromium } from '../helpers/chromium.ts';
import { codedWords, sourceNamed, textOf } from '../helpers/kept.ts';
import { edgesOfWords, selectOnPage } from '../helpers/page-words.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, bareKeys, goTo, overflow, pictureOfFailures, settled } from '../helpers/screens.ts';

const ENGLISH = resolve('fixtures/documents/two-columns.pdf');
const CHINESE = resolve('fixtures/documents/report-zh.pdf');

/**
 * A project with two codes that have keys, and these files. A file that is named twice is imported as a copy in two
 * columns.
 */
async function projectWith(folder: string, ...names: string[]): Promise<string> {
  const path = join(folder, 'Pages.concord');
  const files = names.map((name) => {
    if (name.includes('.')) return name;
    copyFileSync(ENGLISH, join(folder, `${name}.pdf`));
    return join(folder, `${name}.pdf`);
  });
  createProject(path, { name: 'Pages', coderName: 'Wei' }, openOptions).close();
  await withProject({ language: 'en' }, path, 'write', async ({ api }) => {
    for (const [place, name] of ['connector', 'guide'].entries()) {
      const code = await api.codes.create({ name });
      await api.codes.update({ id: code.id, pin: place + 1 });
    }
    await api.imports.run({ files: files.map((file) => ({ reference: file, name: file })) });
  });
  return path;
}

function pages(page: Page, title: string) {
  return page.getByRole('document', { name: `Text of ${title}` });
}

/** Opens a source and shows its pages, the first of them drawn. */
async function openPages({ page }: ConcordInBrowser, title: string): Promise<void> {
  await goTo(page, 'sources');
  await page.getByRole('gridcell', { name: title, exact: true }).first().dblclick();
  await page.getByRole('radiogroup', { name: 'View' }).getByText('Page', { exact: true }).click();
  await pages(page, title).waitFor();
  await drawn(page, 1);
}

/** Waits until a page of the original is drawn. */
async function drawn(page: Page, number: number): Promise<void> {
  await page.locator(`[data-picture="${number}"] canvas`).waitFor();
}

async function showText(page: Page): Promise<void> {
  await page.getByRole('radiogroup', { name: 'View' }).getByText('Text', { exact: true }).click();
  await page.locator('.ProseMirror').waitFor();
}

async function goToPage(page: Page, number: number): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Page number' });
  await field.click();
  await field.fill(String(number));
  await field.press('Enter');
  await drawn(page, number);
}

/** The number of ranges that underlines of this colour cover, in any lane. */
function underlines(page: Page): Promise<number> {
  return page.evaluate(() =>
    [...CSS.highlights].reduce(
      (sum, [name, ranges]) => (name.startsWith('code-') ? sum + ranges.size : sum),
      0,
    ),
  );
}

describe('the pages of a pdf', () => {
  let folder: string;
  let concord: ConcordInBrowser;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'concord-pages-'));
    const long = join(folder, 'long.pdf');
    writeFileSync(long, await longPdf(200));
    const copies = ['coded', 'worked', 'clicked', 'edited', 'zoomed', 'open'];
    const note = resolve('fixtures/documents/interview.md');
    concord = await concordInBrowser({
      project: await projectWith(folder, ...copies, CHINESE, note, long),
      size: { width: 1280, height: 800 },
    });
    ({ page } = concord);
  });

  afterAll(async () => {
    await concord?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  pictureOfFailures(() => page);

  test('are coded by a key: the coding stands in the text too and in the list of passages with its page, until undone', async () => {
    const { api } = concord;
    const { id } = await sourceNamed(api, 'coded');
    const { text, pages: starts } = await api.sources.text({ id });
    const [, { start: second } = { start: 0 }] = starts;
    const overPages = text.slice(second - 30, second + 30).trim();
    const overColumns = await wordsOverColumns(concord, 'coded');
    await openPages(concord, 'coded');

    await selectOnPage(page, text, 'Small firms wanted to learn');
    await page.keyboard.press('1');
    await page.getByText('1 coding in this source').waitFor();
    await selectOnPage(page, text, overColumns);
    await page.keyboard.press('2');
    await page.getByText('2 codings in this source').waitFor();
    const begins = await edgesOfWords(page, text, overPages.slice(0, 2), second - 30);
    await page.mouse.click(begins.first.x + 1, begins.first.y);
    await goToPage(page, 2);
    const ends = await edgesOfWords(page, text, overPages.slice(-2), second);
    await page.keyboard.down('Shift');
    await page.mouse.click(ends.last.x - 1, ends.last.y);
    await page.keyboard.up('Shift');
    await page.keyboard.press('2');
    await page.getByText('3 codings in this source').waitFor();

    const coded = [
      { code: 'connector', words: 'Small firms wanted to learn' },
      { code: 'guide', words: overColumns },
      { code: 'guide', words: overPages },
    ];
    expect(await codedWords(api, 'coded')).toEqual(coded);
    expect(await underlines(page)).toBeGreaterThan(0);
    await showText(page);
    await expect.poll(() => underlines(page)).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'guide', exact: true }).first().waitFor();
    await goTo(page, 'passages');
    await page.getByRole('treeitem', { name: /guide/ }).click();
    await page.getByRole('option').filter({ hasText: 'pp. 1–2' }).waitFor();
    await page.getByRole('option').filter({ hasText: 'p. 1' }).first().waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    await openPages(concord, 'coded');
    await page.getByText('2 codings in this source').waitFor();
    expect(await codedWords(api, 'coded')).toEqual(coded.slice(0, 2));
    expect(concord.complaints).toEqual([]);
  });

  test('are worked on as the text is: palette, stretching, in vivo, removing, finding', async () => {
    const { api } = concord;
    const text = await textOf(api, 'worked');
    await openPages(concord, 'worked');

    await selectOnPage(page, text, 'a register of working');
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Code this passage' }).fill('guide');
    await page.keyboard.press('Enter');
    await focused(page, 'guide');
    await page.keyboard.press(']');
    await expect
      .poll(() => codedWords(api, 'worked'))
      .toEqual([{ code: 'guide', words: 'a register of working groups' }]);
    await selectOnPage(page, text, 'trade fairs');
    await page.keyboard.press('v');
    await focused(page, 'trade fairs');
    await page.keyboard.press('Tab');
    await focused(page, 'guide');
    await page.keyboard.press('Delete');
    await page.getByText('1 coding in this source').waitFor();
    expect(await codedWords(api, 'worked')).toEqual([{ code: 'trade fairs', words: 'trade fairs' }]);

    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find in this text' }).fill('station buffet');
    await page.getByText('1 of 1').waitFor();
    await page.keyboard.press('Escape');
    const { first } = await edgesOfWords(page, text, 'station buffet');
    const frame = await pages(page, 'worked').boundingBox();
    expect(first.y).toBeGreaterThan(frame!.y);
    expect(first.y).toBeLessThan(frame!.y + frame!.height);
    await expect.poll(() => page.getByRole('textbox', { name: 'Page number' }).inputValue()).toBe('2');
    expect(concord.complaints).toEqual([]);
  });

  test('select a word by a double click, code a sentence by a click and a key, and copy with the page', async () => {
    const { api } = concord;
    const text = await textOf(api, 'clicked');
    await openPages(concord, 'clicked');

    const word = await edgesOfWords(page, text, 'newsletter');
    await page.mouse.dblclick((word.first.x + word.last.x) / 2, word.first.y);
    await page.keyboard.press('1');
    await focused(page, 'connector');
    const sentence = await edgesOfWords(page, text, 'which standards');
    await page.mouse.click(sentence.first.x + 4, sentence.first.y);
    await page.keyboard.press('2');
    await focused(page, 'guide');
    await page.keyboard.press('Control+Shift+c');
    await page.getByText('Copied with citation.').waitFor();

    const said = 'Small firms wanted to learn which standards were coming; large firms wanted a say in them.';
    expect(await codedWords(api, 'clicked')).toEqual([
      { code: 'connector', words: 'newsletter' },
      { code: 'guide', words: said },
    ]);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`“${said}” (clicked, p. 1)`);
    expect(concord.complaints).toEqual([]);
  });

  test('have their words in their old places when the text is edited, and the text keeps its edits', async () => {
    const { api } = concord;
    await openPages(concord, 'edited');
    await showText(page);
    await page.keyboard.press('Control+e');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Edit the text' }).click();
    await page.locator('.ProseMirror[contenteditable=true]').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('A note of our own. ');

    await page.getByRole('radiogroup', { name: 'View' }).getByText('Page', { exact: true }).click();
    await drawn(page, 1);
    const text = await textOf(api, 'edited');
    await selectOnPage(page, text, 'Small firms wanted to learn');
    await page.keyboard.press('1');
    await focused(page, 'connector');
    // The end of the coding, pulled back faster than the page draws.
    const dot = (await page
      .getByTitle('Drag to change where the passage ends (Alt: letter by letter)')
      .boundingBox())!;
    const { last } = await edgesOfWords(page, text, 'Small firms wanted');
    await page.mouse.move(dot.x, dot.y + dot.height + 4);
    await Promise.all([page.mouse.down(), page.mouse.move(last.x - 1, last.y), page.mouse.up()]);
    await page.getByText('“connector” now ends at “wanted”.').waitFor();
    await showText(page);
    await page.getByText('A note of our own. What an association is for').waitFor();

    expect(text).toMatch(/^A note of our own\. What an association is for\n/);
    expect(await codedWords(api, 'edited')).toEqual([{ code: 'connector', words: 'Small firms wanted' }]);
    expect(concord.complaints).toEqual([]);
  });

  test('in Chinese give the words as they were written, across the end of a line', async () => {
    const { api } = concord;
    const text = await textOf(api, 'report-zh');
    await openPages(concord, 'report-zh');

    await selectOnPage(page, text, '两家研究院和一个部委');
    await page.keyboard.press('1');
    await page.getByText('1 coding in this source').waitFor();

    expect(await codedWords(api, 'report-zh')).toEqual([
      { code: 'connector', words: '两家研究院和一个部委' },
    ]);
    expect(concord.complaints).toEqual([]);
  });

  test('are laid out once, and not again when another source is saved', async () => {
    const asked: string[] = [];
    const hear = (request: Request): void => void asked.push(new URL(request.url()).pathname);
    page.on('request', hear);
    const layouts = () => asked.filter((path) => path.endsWith('/sources.layout')).length;
    await openPages(concord, 'zoomed');
    await settled(page);
    expect(layouts()).toBe(1);

    // The counts depend on the sources too and are requested again, which shows that the page has heard of the change.
    await Promise.all([
      page.waitForRequest((request) => request.url().endsWith('/tallies.codebook')),
      concord.api.imports.paste({ title: 'Beside', text: 'A text beside it.', kind: 'document' }),
    ]);
    await settled(page);

    expect(layouts()).toBe(1);
    page.off('request', hear);
  });

  test('open at the place of a passage, and stay there in the other view', async () => {
    const { api } = concord;
    const { id, textHash } = await sourceNamed(api, 'open');
    const text = await textOf(api, 'open');
    const start = text.indexOf('Fees follow turnover');
    const code = await api.codes.create({ name: 'fees' });
    await api.codings.apply({
      sourceId: id,
      textHash,
      codeId: code.id,
      span: { start, end: start + 'Fees follow turnover'.length },
    });
    await openPages(concord, 'open');
    await goTo(page, 'passages');
    await page.getByRole('treeitem', { name: /fees/ }).click();

    await page.getByRole('option').filter({ hasText: 'Fees follow turnover' }).dblclick();
    await drawn(page, 2);
    const frame = await pages(page, 'open').boundingBox();
    const { first } = await edgesOfWords(page, text, 'Fees follow turnover');

    expect(first.y).toBeGreaterThan(frame!.y);
    expect(first.y).toBeLessThan(frame!.y + frame!.height);
    await focused(page, 'fees');
    await showText(page);
    await focused(page, 'fees');
    await page.getByRole('button', { name: 'fees', exact: true }).waitFor();
    expect(concord.complaints).toEqual([]);
  });

  test('grow and shrink in place, drawn as sharp as the screen', async () => {
    const sheet = page.locator('[data-picture="2"]');
    const widthOf = async (): Promise<number> => (await sheet.boundingBox())?.width ?? 0;
    const drawnWidth = (): Promise<number> =>
      sheet.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.width);
    const { width } = (
      await concord.api.sources.layout({
        id: (await sourceNamed(concord.api, 'zoomed')).id,
      })
    )[1]!;
    await openPages(concord, 'zoomed');
    await goToPage(page, 2);
    const fitted = await widthOf();

    await page.keyboard.press('+');
    await expect.poll(widthOf).toBeGreaterThan(fitted);
    await page.getByRole('radiogroup', { name: 'Zoom' }).getByText('100%').click();
    await expect.poll(widthOf).toBe(Math.round((width * 96) / 72));
    await expect.poll(drawnWidth).toBe(Math.round((width * 96) / 72));
    await expect.poll(() => page.getByRole('textbox', { name: 'Page number' }).inputValue()).toBe('2');
    await page.getByRole('radiogroup', { name: 'Zoom' }).getByText('Fit width').click();
    await expect.poll(widthOf).toBe(fitted);
    expect(concord.complaints).toEqual([]);
  });

  test('are accessible, light and dark', async () => {
    await openPages(concord, 'coded');
    // A notice of an earlier act fades out, and its contrast would fail during that.
    await expect.poll(() => page.locator('[data-sonner-toast]').count()).toBe(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      expect(await barriers(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    expect([await overflow(page), await bareKeys(page)]).toEqual([0, []]);
  });

  test('of a long report are drawn where one looks, and nowhere else', async () => {
    const pictures = (): Promise<number> => page.locator('[data-picture]').count();

    await openPages(concord, 'long');
    const atFirst = await pictures();
    await goToPage(page, 180);
    await page.getByRole('group', { name: 'Page 180' }).getByText('number-180').first().waitFor();

    expect(atFirst).toBeLessThan(5);
    expect(await pictures()).toBeLessThan(6);
    expect(await page.locator('[data-start]').count()).toBeLessThan(1000);
    expect(concord.complaints).toEqual([]);
  });

  test('stay where one went before the place of the text was found again', async () => {
    await goTo(page, 'sources');
    await page.getByRole('gridcell', { name: 'long', exact: true }).first().dblclick();
    await showText(page);
    const frames = await holdFrames(page);
    await page.getByRole('radiogroup', { name: 'View' }).getByText('Page', { exact: true }).click();
    await page.getByText(/of 200$/).waitFor();
    const field = page.getByRole('textbox', { name: 'Page number' });
    await field.click();
    await field.fill('150');
    await field.press('Enter');
    await frames.evaluate((held) => held.go());
    await drawn(page, 150);
    await settled(page);

    expect(await field.inputValue()).toBe('150');
    await goToPage(page, 1);
  });

  test('are not offered for a source without pages', async () => {
    await goTo(page, 'sources');
    await page.getByRole('gridcell', { name: 'interview', exact: true }).first().dblclick();
    await page.locator('.ProseMirror').waitFor();

    expect(await page.getByRole('radiogroup', { name: 'View' }).count()).toBe(0);
  });
});

describe('an original that cannot be drawn', () => {
  test.each([
    [
      'is missing',
      'UPDATE source SET original_hash = NULL',
      'The project does not contain the original file',
    ],
    [
      'is broken',
      "UPDATE blob SET bytes = CAST('no pdf' AS BLOB) WHERE hash = (SELECT original_hash FROM source)",
      'cannot be opened as a pdf',
    ],
  ])('because it %s is reported, and its words can be coded all the same', async (_, damage, sentence) => {
    using folder = testFolder();
    const path = await projectWith(folder.path, 'damaged');
    const store = openStore(path, openOptions);
    store.db.sqlite.exec(damage);
    // Otherwise the weekly check would find it a minute after opening, and the project would become read-only.
    noteRowsRead(store.db, new Date().toISOString());
    store.close();
    await using concord = await concordInBrowser({ project: path });
    const { page, api } = concord;
    const text = await textOf(api, 'damaged');
    await goTo(page, 'sources');
    await page.getByRole('gridcell', { name: 'damaged', exact: true }).first().dblclick();

    await page.getByRole('radiogroup', { name: 'View' }).getByText('Page', { exact: true }).click();
    await page.getByText(sentence).waitFor();
    await selectOnPage(page, text, 'Small firms wanted to learn');
    await page.keyboard.press('1');
    await page.getByText('1 coding in this source').waitFor();
    await page.getByText('Show the text', { exact: true }).click();
    await page.locator('.ProseMirror').waitFor();

    expect(await codedWords(api, 'damaged')).toEqual([
      { code: 'connector', words: 'Small firms wanted to learn' },
    ]);
  });
});

/** Holds back the animation frames that the page asks for, as on a busy machine, until `go`. */
function holdFrames(page: Page) {
  return page.evaluateHandle(() => {
    const { requestAnimationFrame: request, cancelAnimationFrame: cancel } = window;
    const held = new Map<number, FrameRequestCallback>();
    let last = 0;
    window.requestAnimationFrame = (callback) => {
      last += 1;
      held.set(last, callback);
      return last;
    };
    window.cancelAnimationFrame = (id) => void held.delete(id);
    const go = (): void => {
      Object.assign(window, { requestAnimationFrame: request, cancelAnimationFrame: cancel });
      for (const callback of held.values()) request(callback);
    };
    return { go };
  });
}

/** Waits until the coding of this code is in focus. */
async function focused(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: code, exact: true, pressed: true }).waitFor();
}

/** Words that begin at the end of the first column and end at the beginning of the second. */
async function wordsOverColumns({ api }: ConcordInBrowser, title: string): Promise<string> {
  const { id } = await sourceNamed(api, title);
  const text = await textOf(api, title);
  const runs = (await api.sources.layout({ id }))[0]?.runs ?? [];
  const next = runs.findIndex(([, , , y], place) => place > 0 && y < runs[place - 1]![3] - 50);
  const [[from], [start, length]] = [runs[next - 1]!, runs[next]!];
  return text.slice(from, start + length);
}

/** A pdf of this many pages without a common line, each with its number among its words. */
async function longPdf(count: number): Promise<Uint8Array> {
  const browser = await sharedChromium();
  const page = await browser.newPage();
  try {
    const sheets = Array.from(
      { length: count },
      (_, place) =>
        `<p style="break-after: page">${wordsFrom(place + 1, 60)} number-${place + 1} ${wordsFrom(place + 201, 60)}.</p>`,
    );
    await page.setContent(sheets.join(''));
    return await page.pdf({ format: 'A4' });
  } finally {
    await page.close();
  }
}

/** This many words, different for each seed. */
function wordsFrom(seed: number, count: number): string {
  const words =
    'alder birch cedar elm fir hazel holly larch lime maple oak pine poplar rowan spruce willow yew'.split(
      ' ',
    );
  let state = seed;
  return Array.from({ length: count }, () => {
    // The generator of Numerical Recipes.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return words[state % words.length];
  }).join(' ');
}
