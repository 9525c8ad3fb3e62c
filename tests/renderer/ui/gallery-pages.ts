// Builds the gallery, serves it with Concord's own content security policy, and opens its pages in a real Chromium.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { pageFile } from '#electron/hosts/page.ts';
import { sharedChromium } from '../../helpers/chromium.ts';
import { closeOverlays } from '../../helpers/screens.ts';

const viewport = { width: 1280, height: 860 };

export interface Gallery extends AsyncDisposable {
  /**
   * Opens a page such as `tables/dark/zh-CN` afresh, in place of the one before; theme and language may be left out.
   * The scripts are loaded only once, since that takes longer than most of the tests.
   */
  open(address: string): Promise<Page>;
  /** Errors from the console and the page so far. */
  readonly complaints: readonly string[];
}

export async function openGallery(): Promise<Gallery> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-gallery-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'gallery'),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      target: 'chrome140',
      cssTarget: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 10_000,
    },
  });
  const server = createServer((request, response) => {
    const file = pageFile(folder, new URL(request.url ?? '/', 'http://gallery').pathname);
    if (!file) return response.writeHead(404).end();
    return response.writeHead(200, file.headers).end(readFileSync(file.path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await sharedChromium();
  const context = await browser.newContext({ viewport, locale: 'en-GB' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${port}/`);
  let opened = 0;
  return {
    complaints,
    async open(address) {
      await closeOverlays(page);
      await page.setViewportSize(viewport);
      opened += 1;
      const [name, theme = 'light', language = 'en'] = address.split('/');
      const whole = `${name}/${theme}/${language}/${opened}`;
      await page.evaluate((to) => {
        location.hash = to;
      }, whole);
      await page.waitForSelector(`[data-address="${whole}"] main`);
      await page.evaluate(() => document.fonts.ready);
      return page;
    },
    async [Symbol.asyncDispose]() {
      await context.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The line at the foot of a page that says what happened last. */
export async function log(page: Page): Promise<string> {
  return (await page.getByTestId('log').textContent()) ?? '';
}
