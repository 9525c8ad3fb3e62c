// A paragraph of the report with real keys and a real clipboard.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ReportPage } from './page/main.tsx';
import { clickBefore, openSurfacePages, type SurfacePages } from './surface-page.ts';

let pages: SurfacePages;
let page: Page;
beforeAll(async () => {
  pages = await openSurfacePages();
});
beforeEach(async () => {
  page = await pages.open('report');
});
afterAll(async () => {
  await pages[Symbol.asyncDispose]();
});

const about = <T>(question: (asked: ReportPage) => T): Promise<T> =>
  page.evaluate<T>(`(${question.toString()})(window.reportPage)`);

/** The runs in one line: `All [sources] sources`. */
const written = () =>
  about(({ runs }) => runs.map((run) => (run.kind === 'number' ? `[${run.id}]` : run.text)).join(''));

/** Presses keys one after another, each once the editor knows where the caret is, as it does for a person. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
    );
  }
}

const paragraph = () => page.getByRole('textbox', { name: 'Procedure' });

test('words are typed around a number, never into it, and it goes on living', async () => {
  await clickBefore(page, ' sources were');
  await page.keyboard.type(' of the 90');

  await expect.poll(written).toBe('All [sources] of the 90 sources were read by [coders] coders.');
  await about(({ runs, setRuns }) =>
    setRuns(
      runs.map((run) => (run.kind === 'number' && run.id === 'sources' ? { ...run, text: '83' } : run)),
    ),
  );
  await expect.poll(() => paragraph().innerText()).toBe('All 83 of the 90 sources were read by two coders.');
});

test('numbers on both sides of the caret change while one writes, and the caret stays', async () => {
  await clickBefore(page, ' read by');
  await page.keyboard.type(' all');
  await expect.poll(written).toContain('were all read by');
  await about(({ runs, setRuns }) =>
    setRuns(runs.map((run) => (run.kind === 'number' ? { ...run, text: `${run.text}0` } : run))),
  );
  await expect.poll(() => paragraph().innerText()).toBe('All 820 sources were all read by two0 coders.');

  await page.keyboard.type(' twice');

  await expect.poll(written).toBe('All [sources] sources were all twice read by [coders] coders.');
});

test.each([
  ['Delete', 4],
  // The fifth step selects the number as a whole, the sixth passes it.
  ['Delete', 5],
  ['Backspace', 5],
  ['Backspace', 6],
] as const)('%s after %i steps deletes the number and nothing else', async (key, steps) => {
  await paragraph().click();
  await press('Home', ...Array.from({ length: steps }, () => 'ArrowRight'), key);

  await expect.poll(written).toBe('All  sources were read by [coders] coders.');
});

test('a copied part keeps its numbers when it is pasted', async () => {
  await paragraph().click();
  await press('Control+a', 'Control+c', 'Control+End', 'Space', 'Control+v');

  await expect
    .poll(written)
    .toBe(
      'All [sources] sources were read by [coders] coders. All [sources] sources were read by [coders] coders.',
    );
});

test('Enter on a number opens its card, elsewhere it begins a paragraph, and the caret leaves at both ends', async () => {
  await page.locator('.number').first().click();
  await press(
    'Enter',
    'Control+End',
    'Enter',
    'ArrowRight',
    'ArrowDown',
    'Control+Home',
    'ArrowLeft',
    'ArrowUp',
  );

  expect(await about(({ asked }) => asked)).toEqual([
    'number sources',
    'number sources',
    'enter',
    'leave 1',
    'leave 1',
    'leave -1',
    'leave -1',
  ]);
});

test('a click on a citation opens what it cites, and so does Enter', async () => {
  await about(({ setRuns }) =>
    setRuns([
      { kind: 'text', text: 'As one said ' },
      { kind: 'citation', sourceId: 'n5', codingId: 'c1', text: '(Interview N5)' },
      { kind: 'text', text: '.' },
    ]),
  );
  await page.locator('.citation').click();
  await press('Enter', 'Control+End', 'Enter');

  expect(await about(({ asked }) => asked)).toEqual(['cited n5 c1', 'cited n5 c1', 'enter']);
});

test('a typed number becomes a live one', async () => {
  await clickBefore(page, ' coders.');
  await page.keyboard.type(' of 82');
  await expect.poll(written).toContain(' of 82 coders.');

  await about((asked) => {
    const typed = asked.paragraph.typedNumber();
    if (typed?.text === '82') asked.paragraph.makeLive(typed, { kind: 'number', id: 'sources', text: '82' });
  });

  await expect.poll(written).toBe('All [sources] sources were read by [coders] of [sources] coders.');
});

test('bold and italic are kept with the words', async () => {
  await paragraph().click();
  await press('Control+Home', 'Control+b');
  await page.keyboard.type('Yes. ');

  await expect.poll(() => about(({ runs }) => runs[0])).toEqual({ kind: 'text', text: 'Yes. ', bold: true });
  expect(pages.complaints).toEqual([]);
});
