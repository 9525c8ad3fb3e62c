// In the page: the time from the keys that open a screen or the palette to the picture of its list; the first time in a
// window, and again.
import type { Page } from 'playwright-core';
import { quickKeys } from '../../quick-keys.ts';
import { ask, windowOn } from '../browser.ts';
import type { Measured } from '../budget.ts';
import { median } from '../timing.ts';
import type { Workbench } from '../workbench.ts';

const RUNS = 5;

/** How long people wait without losing their thread of thought, in milliseconds. */
const MAX_SCREEN_MS = 200;

/** The keys for each screen, pressed one right after the other, or the one chord; and an element that it shows. */
const screens = [
  { name: 'the palette', keys: 'Control+k', shown: 'input[role="combobox"]' },
  { name: 'Read', keys: ['g', 'r'], shown: '.ProseMirror > *' },
  { name: 'the codebook', keys: ['g', 'c'], shown: 'main [role="tree"] [role="treeitem"]' },
  { name: 'Passages', keys: ['g', 'p'], shown: '[role="tree"] [role="treeitem"]' },
  { name: 'the tallies', keys: ['g', 't'], shown: 'main [role="grid"] [role="gridcell"]' },
  { name: 'History', keys: ['g', 'h'], shown: 'main [role="listbox"] [role="option"]' },
] as const;

export async function openingScreens({ study }: Workbench): Promise<Measured[]> {
  await using window = await windowOn(study.path);
  const { page } = window;
  await ask(page, `startWith(${JSON.stringify(study.reportId)})`);
  const measured: Measured[] = [];
  for (const { name, keys, shown } of screens) {
    const first: number[] = [];
    const again: number[] = [];
    const nothing: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      await inSources(page);
      nothing.push(await pressed(page, 'F8', 'body'));
      first.push(await pressed(page, keys, shown));
      await page.keyboard.press('Escape');
      await toSources(page);
      again.push(await pressed(page, keys, shown));
      await page.keyboard.press('Escape');
    }
    const floor = { what: 'a key that does nothing, until painted', value: median(nothing) };
    measured.push(
      {
        work: `open ${name}, first time`,
        value: median(first),
        unit: 'ms',
        floor,
        budget: { most: MAX_SCREEN_MS },
      },
      {
        work: `open ${name}, again`,
        value: median(again),
        unit: 'ms',
        floor,
        budget: { most: MAX_SCREEN_MS },
      },
    );
  }
  return measured;
}

const sources = 'main [role="treegrid"] [role="row"], main [role="grid"] [role="row"]';

/** A new window on its sources, after it has come to rest. */
async function inSources(page: Page): Promise<void> {
  await page.reload();
  await page.locator('nav').first().waitFor();
  await toSources(page);
}

async function toSources(page: Page): Promise<void> {
  await pressed(page, ['g', 's'], sources);
  await ask(page, 'resting()');
}

async function pressed(page: Page, keys: string | readonly string[], shown: string): Promise<number> {
  await ask(page, `awaitShown(${JSON.stringify(shown)})`);
  if (typeof keys === 'string') await page.keyboard.press(keys);
  else await quickKeys(page, ...keys);
  return ask(page, 'shown');
}
