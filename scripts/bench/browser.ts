// Concord in a real Chromium, over the browser host, with a clock in the page.
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { serve, type Served } from '#electron/serve.ts';

const clock = fileURLToPath(new URL('./page-clock.js', import.meta.url));

export interface Window extends AsyncDisposable {
  readonly page: Page;
  readonly served: Served;
  /** A page without Concord, in the same browser, with the same clock. */
  plainPage(): Promise<Page>;
}

/** Starts the Chromium that the tests drive. */
export async function launch(): Promise<Browser> {
  // Typed here, since the tests are no part of the programs.
  const place = new URL('../../tests/helpers/chromium.ts', import.meta.url).href;
  const { launchChromium } = (await import(place)) as { launchChromium: () => Promise<Browser> };
  return launchChromium();
}

/** Opens the project at `path` in a window. Needs the pages built. */
export async function windowOn(path: string): Promise<Window> {
  const served = await serve({ project: path, language: 'en' });
  const browser = await launch();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await context.addInitScript({ path: clock });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(served.address);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  return {
    page,
    served,
    plainPage: () => context.newPage(),
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await served.close();
    },
  };
}

/** Asks the clock in the page; `question` is one of its members with its arguments. */
export function ask<T = number>(page: Page, question: string): Promise<T> {
  return page.evaluate<T>(`pageClock.${question}`);
}
