// An evidence annex of the study: how soon a browser shows it, and how much it is beside the words of its passages.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import type { Measured } from '../budget.ts';
import { launch } from '../browser.ts';
import { median } from '../timing.ts';
import { opened, placeIn, type Workbench } from '../workbench.ts';

const MAX_READY_MS = 1_000;
const MAX_BESIDE_MB = 1.5;
/** How often a file is opened. */
const RUNS = 5;

/** Run in the page before all else: marks the moment at which the annex says that it is ready. */
const MARK = `
  new MutationObserver((_, observer) => {
    if (!document.documentElement?.hasAttribute('data-ready')) return;
    performance.mark('ready');
    observer.disconnect();
  }).observe(document, { attributes: true, childList: true, subtree: true });
`;

const kept = [
  ['Themes by class', { by: 'class', unit: 'sources' }],
  ['Passages of codes', { of: 'codes', by: 'kind', unit: 'passages' }],
  ['People by theme', { unit: 'respondents', scope: { kind: 'interview' } }],
] as const;

/** Opens a file from the disk, each time in a window of its own. */
export async function annex(bench: Workbench): Promise<Measured[]> {
  await using project = opened(bench.study.path);
  for (const [name, settings] of kept)
    await project.api.keptTables.keep({
      kind: 'tally',
      name,
      settings: { ...settings, shown: { as: 'table' } },
    });
  const to = placeIn(bench, 'annex.html');
  await project.api.annex.write({ to });
  const html = readFileSync(to, 'utf8');
  const plain = placeIn(bench, 'annex-plain.html');
  // As many bytes, and nothing that runs.
  writeFileSync(
    plain,
    html.replaceAll('<script>', '<script type="text/plain">').replaceAll(/ http-equiv="[^"]*"/g, ''),
  );
  const bytes = statSync(to).size;
  const words = Array.from(html.matchAll(/id="text-\d+">([^<]*)/g), ([, packed = '']) => packed.length);
  const beside = bytes - words.reduce((sum, length) => sum + length, 0);
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  const browser = await launch();
  try {
    return [
      {
        work: `show an evidence annex of ${size}, until its numbers open passages`,
        value: await middle(() => timeUntil(browser, to, 'ready')),
        unit: 'ms',
        floor: {
          what: 'parse as many bytes',
          value: await middle(() => timeUntil(browser, plain, 'parsed')),
        },
        budget: { most: MAX_READY_MS },
      },
      {
        work: `an evidence annex of ${size}, without the words of its passages`,
        value: beside / 1e6,
        unit: 'MB',
        budget: { most: MAX_BESIDE_MB },
      },
    ];
  } finally {
    await browser.close();
  }
}

/** From the start of loading, in milliseconds. */
async function timeUntil(browser: Browser, file: string, what: 'ready' | 'parsed'): Promise<number> {
  const context = await browser.newContext({ offline: true });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: MARK });
    await page.goto(pathToFileURL(file).href);
    if (what === 'parsed')
      return await page.evaluate<number>(
        `performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd`,
      );
    await page.waitForFunction(() => performance.getEntriesByName('ready').length > 0);
    return await page.evaluate<number>(`performance.getEntriesByName('ready')[0].startTime`);
  } finally {
    await context.close();
  }
}

async function middle(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await measure());
  return median(times);
}
