// An evidence annex as a reviewer opens it: the file alone, without any network.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { sharedChromium } from '../helpers/chromium.ts';
import { openOptions } from '../helpers/project.ts';
import { barriers, keepPicture } from '../helpers/screens.ts';
import { terminal, type Terminal } from '../electron/cli/concord.ts';

let shell: Terminal;

const kept = [
  ['tally', 'Themes by class', { by: 'class', unit: 'sources' }],
  ['tally', 'Passages by kind', { by: 'kind', unit: 'passages' }],
  ['crosstab', 'Themes by kind and year', { by: 'kind', by2: 'year', denominator: 'all' }],
  ['comparison', 'Both sides', { id: null }],
] as const;

beforeAll(async () => {
  shell = terminal();
  // Without the tables that it has submitted.
  buildSample(join(shell.folder, 'study.concord'), openOptions).close();
  for (const [kind, name, settings] of kept) {
    const input = { kind, name, settings: { ...settings, shown: { as: 'table' } } };
    await shell.json('call', 'study.concord', 'keptTables.keep', JSON.stringify(input));
  }
});

afterAll(() => {
  shell[Symbol.dispose]();
});

interface Opened extends AsyncDisposable {
  readonly page: Page;
  /** Everything that the page asked for beside itself, and everything that its console said. */
  readonly said: string[];
}

/** Writes an annex and opens it from the disk, offline. */
async function opened(
  name: string,
  options: readonly string[] = [],
  hash = '',
  width = 1680,
  study = 'study.concord',
): Promise<Opened> {
  const { status, stderr } = await shell.concord('export', study, '--annex', name, ...options);
  expect([status, stderr]).toEqual([0, '']);
  const browser = await sharedChromium();
  const context = await browser.newContext({ offline: true, viewport: { width, height: 1000 } });
  const page = await context.newPage();
  const said: string[] = [];
  const address = pathToFileURL(join(shell.folder, name)).href;
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address) said.push(request.url());
  });
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(address + hash);
  await page.locator('html[data-ready]').waitFor();
  return { page, said, [Symbol.asyncDispose]: () => context.close() };
}

interface Listed {
  readonly rows: readonly { readonly sourceId: string; readonly span: { readonly start: number } | null }[];
}

test('every number of a tally opens as many passages as the program lists, with the words of each', async () => {
  await using annex = await opened('annex.html');
  const { page, said } = annex;
  const { rows } = await shell.json<{
    rows: { codeId: string; path: string[]; cells: { count: number }[] }[];
  }>('call', 'study.concord', 'tallies.count', JSON.stringify({ by: 'kind', unit: 'passages' }));
  const table = page.locator('section[data-key="table-2"]:visible table');
  let compared = 0;

  for (const { codeId, path, cells } of rows)
    for (const [place, columnKey] of ['document', 'interview'].entries()) {
      const count = cells[place]!.count;
      const button = table.locator('tr', {
        has: page.getByRole('rowheader', { name: new RegExp(`^${path.at(-1)!}( [◇◈])?$`) }),
      });
      if (count === 0) continue;
      const listed = await shell.json<Listed>(
        'call',
        'study.concord',
        'passages.list',
        JSON.stringify({ request: { by: 'kind', unit: 'passages' }, cell: { codeId, columnKey } }),
      );
      await button.locator('td').nth(place).getByRole('button').click();
      await expect.poll(() => page.locator('#sum').textContent()).toContain(`Passages: ${count}`);
      await expect.poll(() => page.locator('#list figure').count()).toBe(Math.min(200, listed.rows.length));
      const quotes = await page.locator('#list blockquote').count();
      expect(quotes).toBe(Math.min(200, listed.rows.filter(({ span }) => span !== null).length));
      compared += 1;
    }
  expect(compared).toBeGreaterThan(3);
  expect(said).toEqual([]);
});

test('the list is searched and narrowed, keys open and close it, and an address opens a number', async () => {
  await using annex = await opened('annex.html', [], '#table-2/connector/documents');
  const { page, said } = annex;
  const title = page.locator('#passages-title');
  const figures = page.locator('#list figure');
  await expect.poll(() => title.textContent()).toMatch(/^connector.* · Documents$/);
  await expect.poll(() => figures.count()).toBeGreaterThan(1);
  const all = await figures.count();
  const word = (await figures.locator('blockquote').first().textContent())!
    .split(/\s/)
    .find((each) => each.length > 6)!;

  await page.keyboard.press('/');
  await page.keyboard.type(word);
  await page.locator('#list mark').first().waitFor();
  expect(await figures.count()).toBeLessThan(all);
  await page.keyboard.press('Escape');
  await expect.poll(() => title.textContent()).toBe('Passages');
  const used = page.locator('section[data-key="table-2"]:visible td button[aria-label^="connector"]').first();
  expect(await used.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => title.textContent()).toMatch(/^connector.* · Interviews$/);
  await page.getByLabel('All respondents').selectOption({ index: 1 });
  await expect.poll(() => page.locator('#sum').textContent()).toMatch(/Passages here: \d+ of \d+/);
  await page.getByRole('button', { name: '中文' }).click();
  await expect.poll(() => page.locator('#sum').textContent()).toMatch(/此处片段：\d+ \/ \d+/);
  expect(await page.getByRole('heading', { name: '证据附录' }).count()).toBe(0);
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  expect(said).toEqual([]);
});

test('words with signs are found, and a code is found where its passages lie within others', async () => {
  const text = 'A self-evolving (free) market. Another line.';
  const call = async <T>(method: string, input: object): Promise<T> =>
    await shell.json<T>('call', 'within.concord', method, JSON.stringify(input));
  await shell.concord('new', 'within.concord');
  await call('imports.paste', { title: 'D', text, kind: 'document', language: 'en' });
  const { tables } = await call<{ tables: { source: { id: string; textHash: string }[] } }>(
    'project.records',
    {},
  );
  const { id: sourceId, textHash } = tables.source[0]!;
  for (const [name, start, end] of [
    ['guide', 0, 30],
    ['market', 2, 15],
  ] as const) {
    const { id: codeId } = await call<{ id: string }>('codes.create', { name });
    await call('codings.apply', { sourceId, textHash, codeId, span: { start, end } });
  }
  const settings = { of: 'codes', unit: 'passages', denominator: 'all', shown: { as: 'table' } };
  await call('keptTables.keep', { kind: 'tally', name: 'Codes', settings });
  await using annex = await opened('within.html', [], '', 1680, 'within.concord');
  const { page, said } = annex;
  const figures = page.locator('#list figure');

  await page.locator('#words').fill('self-evolving (free)');
  await expect.poll(() => figures.count()).toBe(1);
  expect(await page.locator('#list mark').textContent()).toBe('self-evolving (free)');
  await page.locator('#words').fill('self-evolving');
  await page.locator('#code').selectOption({ label: 'market' });
  await expect.poll(() => page.locator('#list blockquote').allTextContents()).toEqual(['self-evolving']);
  expect(said).toEqual([]);
});

test('without interviews the numbers stay, are marked, and say what is not in the file', async () => {
  await using annex = await opened(
    'documents.html',
    ['--without-kind', 'interview'],
    '#table-2/connector/interviews',
  );
  const { page, said } = annex;

  await expect.poll(() => page.locator('#sum').textContent()).toMatch(/Not in this file: Passages \d+/);
  expect(await page.locator('#list').textContent()).toContain('None of these passages may be shown');
  expect(await page.locator('main:visible').textContent()).toContain('All interviews (19)');
  expect(said).toEqual([]);
});

test.each([
  ['light', 1680],
  ['dark', 1680],
  ['light', 700],
] as const)('bars nobody in %s at %i', async (colorScheme, width) => {
  await using annex = await opened('annex.html', [], '#table-2/connector/documents', width);
  const { page } = annex;
  await page.emulateMedia({ colorScheme });
  await page.locator('#list figure').first().waitFor();

  await keepPicture(page, `annex-${colorScheme}-${width}`);

  expect(await barriers(page, 'every')).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('nothing in it can be run, loaded or sent, and without its script it can still be read', async () => {
  await using annex = await opened('annex.html');
  const { page } = annex;

  const tried = await page.evaluate(async () => {
    const isRefused = async (act: () => unknown): Promise<boolean> => {
      try {
        await act();
        return false;
      } catch {
        return true;
      }
    };
    const loads = (make: () => HTMLElement): Promise<boolean> =>
      new Promise((done) => {
        const element = make();
        element.addEventListener('error', () => done(true));
        element.addEventListener('load', () => done(false));
        document.body.append(element);
      });
    return [
      await isRefused(() => fetch(location.href)),
      await isRefused(() => (document.body.innerHTML = '<b>x</b>')),
      await loads(() =>
        Object.assign(document.createElement('img'), { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }),
      ),
    ];
  });
  const browser = await sharedChromium();
  const still = await browser.newContext({ javaScriptEnabled: false, offline: true });
  const reader = await still.newPage();
  await reader.goto(page.url());

  expect(tried).toEqual([true, true, true]);
  expect(await reader.locator('section[data-key="table-1"]:visible table').textContent()).toContain(
    'connector',
  );
  expect(await reader.locator('aside').textContent()).toContain('let this page run its own script');
  await still.close();
});
