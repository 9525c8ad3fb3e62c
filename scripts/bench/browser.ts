// Concord in a real Chromium, with the browser host, and a clock in the page.
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { serve, type Served } from '#electron/serve.ts';

const clock = fileURLToPath(new URL('./page-clock.js', import.meta.url));

export interface Pages extends AsyncDisposable {
  readonly page: Page;
  /** Opens a page without Concord, in the same browser, with the same clock. */
  plainPage(): Promise<Page>;
}

export interface Window extends Pages {
  readonly served: Served;
}

/** Starts the Chromium that the tests use. */
export async function launch(): Promise<Browser> {
  // Typed here, because the tests do not belong to the programs.
  const place = new URL('../../tests/helpers/chromium.ts', import.meta.url).href;
  const { launchChromium } = (await import(place)) as { launchChromium: () => Promise<Browser> };
  return launchChromium();
}

/** Opens the project at `path` in a window. The pages must be built. */
export async function windowOn(path: string): Promise<Window> {
  const served = await serve({ project: path, language: 'en' });
  const pages = await pagesAt(served.address);
  return {
    ...pages,
    served,
    [Symbol.asyncDispose]: async () => {
      await pages[Symbol.asyncDispose]();
      await served.close();
    },
  };
}

/** Opens a window of a program that is served at `address`; the key in the address or a `token` lets it in. */
export async function pagesAt(address: string, token?: string): Promise<Pages> {
  const browser = await launch();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await context.addInitScript({ path: clock });
  if (token !== undefined)
    await context.addInitScript(`sessionStorage.setItem('concord.token', ${JSON.stringify(token)})`);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(address);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  return {
    page,
    plainPage: () => context.newPage(),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/** Calls the clock in the page; `question` is one of its members with arguments. */
export function ask<T = number>(page: Page, question: string): Promise<T> {
  return page.evaluate<T>(`pageClock.${question}`);
}
