// A window on a study full of vectors is worked in and walked through: nothing of the study may run, load, open
// anything or become an element.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { serve } from '#electron/serve.ts';
import type { Look } from '../walk.ts';
import { TRACE } from './vectors.ts';

/**
 * How long to wait for anything, in milliseconds. The program runs from its sources here, and each of its threads
 * compiles them again; beside other work that alone may take a minute.
 */
export const WAIT_TIMEOUT_MS = 300_000;

const watch = fileURLToPath(new URL('./page-watch.js', import.meta.url));

export interface ScreensSeen {
  /** How often the window was examined, each time after an action. */
  readonly looks: number;
  readonly requests: number;
  readonly faults: readonly string[];
}

/** Opens a window on the study at `path`, with settings in `home`, does `work` there, and watches the effects. */
export async function tryWindow(
  browser: Browser,
  path: string,
  home: string,
  work: (page: Page, look: Look) => Promise<void>,
): Promise<ScreensSeen> {
  const before = process.env['CONCORD_HOME'];
  process.env['CONCORD_HOME'] = join(home, 'window');
  const served = await serve({ project: path, language: 'en' });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const faults: string[] = [];
  let looks = 0;
  let requests = 0;
  try {
    await context.exposeFunction('tellBreach', (what: string) => faults.push(`content security: ${what}`));
    await context.addInitScript({ path: watch });
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_TIMEOUT_MS);
    const origin = new URL(served.address).origin;
    context.on('request', (request) => {
      requests += 1;
      const url = request.url();
      if (!url.startsWith(`${origin}/`) && !/^(?:data|blob):/.test(url)) faults.push(`a request: ${url}`);
    });
    page.on('dialog', (dialog) => {
      faults.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('popup', () => faults.push('a window'));
    page.on('frameattached', () => faults.push('a frame'));
    page.on('pageerror', (error) => faults.push(`an error: ${error.message}`));
    const look = async (where: string): Promise<void> => {
      looks += 1;
      for (const what of await foreignIn(page)) faults.push(`${where}: ${what}`);
    };
    await page.goto(served.address);
    await work(page, look);
  } finally {
    await context.close();
    await served.close();
    if (before === undefined) delete process.env['CONCORD_HOME'];
    else process.env['CONCORD_HOME'] = before;
  }
  return { looks, requests, faults };
}

/** Everything in the page that Concord did not make. */
async function foreignIn(page: Page): Promise<string[]> {
  return await page.evaluate<string[]>(`pageWatch.foreign('${TRACE}')`);
}
