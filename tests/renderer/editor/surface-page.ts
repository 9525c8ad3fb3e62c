// Builds the page of the text surface, serves it with Concord's own content security policy, and opens it in a real
// Chromium.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { pageFile } from '#electron/hosts/page.ts';
import { sharedChromium } from '../../helpers/chromium.ts';
import type { SurfacePage } from './page/main.tsx';

export interface SurfacePages extends AsyncDisposable {
  /** Opens the page afresh; `query` asks for a long text. */
  open(query?: string): Promise<Page>;
  /** Errors from the console and the pages so far. */
  readonly complaints: readonly string[];
}

export async function openSurfacePages(): Promise<SurfacePages> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-surface-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      target: 'chrome140',
      cssTarget: 'chrome140',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 10_000,
    },
  });
  const server = createServer((request, response) => {
    const file = pageFile(folder, new URL(request.url ?? '/', 'http://page').pathname);
    if (!file) return response.writeHead(404).end();
    return response.writeHead(200, file.headers).end(readFileSync(file.path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await sharedChromium();
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  return {
    complaints,
    async open(query = '') {
      const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        // The missing icon, which every browser requests, does not count.
        if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
      });
      await page.goto(`http://127.0.0.1:${port}/?${query}`);
      await page.waitForSelector('.ProseMirror > *');
      return page;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(contexts.map((context) => context.close()));
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Evaluates a question in the page. */
export function ask<T>(page: Page, question: (asked: SurfacePage) => T): Promise<T> {
  // The function is sent as source text: it may use nothing but its parameter.
  return page.evaluate<T>(`(${question.toString()})(window.surfacePage)`);
}

/** The selected words; for a caret, `|` between the five characters on either side. */
export function selected(page: Page): Promise<string | null> {
  return ask(page, ({ surface }) => {
    const selection = surface.selection();
    if (!selection) return null;
    const { start, end } = selection;
    const text = surface.text();
    if (start !== end) return text.slice(start, end);
    return `${text.slice(Math.max(0, start - 5), start)}|${text.slice(start, start + 5)}`;
  });
}

/** Where words stand on the screen: the box of their first line. */
export async function boxOf(page: Page, words: string): Promise<{ x: number; y: number; right: number }> {
  const box = await page.evaluate((wanted) => {
    const root = document.querySelector('.ProseMirror') as HTMLElement;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted);
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const [first] = range.getClientRects();
      return first ? { x: first.left, y: first.top + first.height / 2, right: first.right } : null;
    }
    return null;
  }, words);
  if (!box) throw new Error(`“${words}” is not on the page.`);
  return box;
}

/** Clicks just before the words. */
export async function clickBefore(page: Page, words: string): Promise<void> {
  const { x, y } = await boxOf(page, words);
  await page.mouse.click(x + 1, y);
}

/** Puts the caret just before the words, without the mouse. */
export async function caretBefore(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const { surface } = window.surfacePage;
    const at = surface.text().indexOf(wanted);
    surface.focus();
    surface.select({ start: at, end: at });
  }, words);
}

/** The highlights painted at present: for each name, the words below it. */
export function painted(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() =>
    Object.fromEntries(
      Array.from(CSS.highlights as unknown as Map<string, Set<StaticRange>>, ([name, ranges]) => [
        name,
        Array.from(ranges, (range) => {
          const live = document.createRange();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          return live.toString();
        }),
      ]).filter(([, words]) => words?.length),
    ),
  );
}
