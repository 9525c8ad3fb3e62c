// A page of a real Chromium that reports what markup does: runs a script, requests something, opens a dialog, a window
// or a frame, or navigates away. The page has no protection: markup that does nothing here does nothing anywhere.
import { errors, type Browser, type Page } from 'playwright-core';
import type { Page as WrittenPage } from './structure.ts';
import { WAIT_TIMEOUT_MS } from './screens.ts';
import { TRACE } from './vectors.ts';

const HOME = 'http://witness.invalid/';

export interface Witness extends AsyncDisposable {
  /** Shows the markup and resolves to what it did, `ran`, `asked for …`; empty if it did nothing. */
  see(markup: string, type?: 'text/html' | 'image/svg+xml'): Promise<readonly string[]>;
}

/** How long a page is watched after it has loaded, in milliseconds. */
const WATCH_MS = 60;

/** Opens a witness in a browser. */
export async function openWitness(browser: Browser): Promise<Witness> {
  const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
  let page: Page | null = null;
  let shown = { markup: '', type: 'text/html' };
  const did = new Set<string>();
  await context.route('**/*', async (route) => {
    const address = route.request().url();
    if (address === HOME)
      return route.fulfill({ contentType: `${shown.type}; charset=utf-8`, body: shown.markup });
    did.add(`asked for ${address}`);
    return route.abort();
  });
  const open = async (): Promise<Page> => {
    const opened = await context.newPage();
    opened.on('dialog', (dialog) => {
      did.add('opened a dialog');
      void dialog.dismiss();
    });
    opened.on('popup', () => did.add('opened a window'));
    opened.on('download', () => did.add('started a download'));
    opened.on('frameattached', () => did.add('opened a frame'));
    return opened;
  };
  return {
    async see(markup, type = 'text/html') {
      shown = { markup, type };
      did.clear();
      page ??= await open();
      // Markup that navigates away at once aborts the load; a load that takes long went nowhere.
      await page.goto(HOME, { waitUntil: 'load', timeout: WAIT_TIMEOUT_MS }).catch((error: unknown) => {
        if (error instanceof errors.TimeoutError) throw error;
        did.add('went elsewhere');
      });
      await page.waitForTimeout(WATCH_MS);
      const ran = await page
        .evaluate<boolean>(`typeof globalThis['${TRACE}'] === 'number'`)
        .catch(() => false);
      if (ran) did.add('ran');
      if (page.url() !== HOME) did.add('went elsewhere');
      const seen = [...did];
      // Whatever the markup did must not affect the next.
      if (seen.length > 0) {
        await page.close();
        page = null;
      }
      return seen;
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** Shows exported pages and pictures in a browser; returns what each did, which should be nothing. */
export async function didPages(browser: Browser, pages: readonly WrittenPage[]): Promise<string[]> {
  const faults: string[] = [];
  await using witness = await openWitness(browser);
  for (const { name, markup, type } of pages) {
    // One after another: they share a page.
    const did = await witness.see(withoutPolicy(markup), type);
    faults.push(...did.map((what) => `${name}: ${what}`));
  }
  return faults;
}

/** The page without its own content security policy, so that only escaping is tested. */
function withoutPolicy(markup: string): string {
  return markup.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
}
