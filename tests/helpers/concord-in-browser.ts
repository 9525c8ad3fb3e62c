// Opens Concord in a browser as a user does: the real host, the built pages, a real Chromium and a home folder of its
// own.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Api } from '#electron/api.ts';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import type { Client } from '#electron/rpc/client.ts';
import { serve, type Served } from '#electron/serve.ts';
import { sharedChromium } from './chromium.ts';

export interface ConcordInBrowser extends AsyncDisposable {
  readonly page: Page;
  readonly served: Served;
  /** The same program, called without the page: sets up what a test needs and reads what was saved. */
  readonly api: Client<Api>;
  /** An empty folder in which the folder view starts. */
  readonly folder: string;
  /** Errors from the console and the page so far. */
  readonly complaints: readonly string[];
}

export interface BrowserOptions {
  /** Path of the project to open. Without it, the start screen shows. */
  readonly project?: string;
  readonly size?: { readonly width: number; readonly height: number };
}

/** Opens Concord on its start screen, or on `project`. Needs the pages built: `npm run build`. */
export async function concordInBrowser(options: BrowserOptions = {}): Promise<ConcordInBrowser> {
  // Chromium starts before HOME changes: its own files must not lie in a folder that the test removes.
  const browser = await sharedChromium();
  const home = mkdtempSync(join(tmpdir(), 'concord-home-'));
  const folder = join(home, 'studies');
  mkdirSync(folder);
  const before = { CONCORD_HOME: process.env['CONCORD_HOME'], HOME: process.env['HOME'] };
  Object.assign(process.env, { CONCORD_HOME: join(home, 'settings'), HOME: folder });
  const { project, size = { width: 1440, height: 900 } } = options;
  const served = await serve({ language: 'en', ...(project === undefined ? {} : { project }) });
  const context = await browser.newContext({
    viewport: size,
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  // Shorter than the time limit of a test, so that the failure names the element that did not appear.
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(served.address);
  return {
    page,
    served,
    api: clientOf(served.session),
    folder,
    complaints,
    async [Symbol.asyncDispose]() {
      await context.close();
      await served.close();
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      rmSync(home, { recursive: true, force: true });
    },
  };
}
