// Calls of a page that a test holds back, refuses or answers itself.
import type { Page, Route } from 'playwright-core';
import { expect } from 'vitest';

/** The page itself, asked for once more; the program gives it without complaint. */
const PROBE = '/?intercepted';
const INTERCEPTED = 'intercepted';
const probed = new WeakSet<Page>();

/**
 * As `page.route`, but resolves only once it holds: Chromium tells a page of it by and by, so that a request right after
 * `page.route` may still pass. The page's requests stay intercepted from then on.
 */
export async function intercept(
  page: Page,
  url: string,
  handler: (route: Route) => unknown,
  options: { readonly times?: number } = {},
): Promise<void> {
  await page.route(url, handler, options);
  if (!probed.has(page)) {
    probed.add(page);
    await page.route(/\?intercepted$/u, (route) => route.fulfill({ body: INTERCEPTED }));
  }
  const probe = (): Promise<string> => page.evaluate(async (address) => (await fetch(address)).text(), PROBE);
  await expect.poll(probe).toBe(INTERCEPTED);
}
