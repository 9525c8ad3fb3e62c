// The window over a study that is full of vectors: every screen is walked through, and nothing of the study runs, loads,
// opens anything or becomes an element.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { serve } from '#electron/serve.ts';
import { createWords } from '#words/words.ts';
import { TRACE } from './vectors.ts';

const watch = fileURLToPath(new URL('./page-watch.js', import.meta.url));
const { t } = createWords('en');

/** The screens by their tabs. */
const SCREENS = [
  'sources',
  'triage',
  'read',
  'codebook',
  'passages',
  'search',
  'tallies',
  'compare',
  'memos',
  'history',
] as const;

/** What may be chosen on a screen: rows of its lists, trees and tables. */
const CHOICES = '[role="treeitem"], [role="option"], [role="gridcell"]';
/** So many of them are chosen on each screen. */
const CHOSEN = 4;

export interface ScreensSeen {
  /** Looks at the window, each after something was done there. */
  readonly looks: number;
  readonly requests: number;
  readonly faults: readonly string[];
}

/** Walks through the window over the study at `path`, with its settings in `home`; opens the documents of these titles. */
export async function tryScreens(
  browser: Browser,
  path: string,
  home: string,
  titles: readonly string[],
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
    page.setDefaultTimeout(30_000);
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
    await page.getByRole('navigation', { name: t('shell:screens') }).waitFor();
    for (const screen of SCREENS) {
      // One screen after another, as a person goes through them.
      // oxlint-disable-next-line no-await-in-loop
      await throughScreen(page, screen, look);
    }
    for (const title of titles) {
      // oxlint-disable-next-line no-await-in-loop
      await throughDocument(page, title, look);
    }
  } finally {
    await context.close();
    await served.close();
    if (before === undefined) delete process.env['CONCORD_HOME'];
    else process.env['CONCORD_HOME'] = before;
  }
  return { looks, requests, faults };
}

type Look = (where: string) => Promise<void>;

async function throughScreen(page: Page, screen: (typeof SCREENS)[number], look: Look): Promise<void> {
  const tabs = page.getByRole('navigation', { name: t('shell:screens') });
  await tabs.getByRole('button', { name: t(`shell:screen_${screen}`), exact: true }).click();
  await tabs.locator('[aria-current="page"]', { hasText: t(`shell:screen_${screen}`) }).waitFor();
  if (screen === 'search') await page.getByRole('search').getByRole('textbox').first().fill('Before');
  await quiet(page);
  await look(screen);
  for (let number = 0; number < CHOSEN; number += 1) {
    const choice = page.locator(CHOICES).nth(number * 3 + 1);
    // oxlint-disable-next-line no-await-in-loop
    if (!(await choice.isVisible())) continue;
    // oxlint-disable-next-line no-await-in-loop
    await choice.click({ position: { x: 6, y: 6 } });
    // oxlint-disable-next-line no-await-in-loop
    await choice.hover();
    // oxlint-disable-next-line no-await-in-loop
    await quiet(page);
    // oxlint-disable-next-line no-await-in-loop
    await look(`${screen}, choice ${number}`);
  }
  if (screen === 'history') {
    await page.getByRole('button', { name: t('shell:screen_snapshots'), exact: true }).click();
    await quiet(page);
    await look('snapshots');
  }
}

/** Opens a document by the palette, looks at it as it is read and as it is written, and turns its pages. */
async function throughDocument(page: Page, title: string, look: Look): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(title);
  await quiet(page);
  await look(`palette, ${title}`);
  await page.keyboard.press('Enter');
  await page.locator('[aria-multiline="true"]').waitFor();
  await quiet(page);
  await look(`reading ${title}`);
  for (let turn = 0; turn < 3; turn += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await page.locator('[aria-multiline="true"]').press('PageDown');
    // oxlint-disable-next-line no-await-in-loop
    await quiet(page);
  }
  await page.keyboard.press('Control+e');
  await quiet(page);
  await look(`writing ${title}`);
  await page.keyboard.press('Control+e');
}

/** Waits until some frames have passed without a change. */
async function quiet(page: Page): Promise<void> {
  await page.evaluate('pageWatch.quiet()');
}

/** What in the page is none of Concord's. */
async function foreignIn(page: Page): Promise<string[]> {
  return await page.evaluate<string[]>(`pageWatch.foreign('${TRACE}')`);
}
