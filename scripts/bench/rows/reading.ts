// In the page: opening a report and a very long text, scrolling it, and pressing a key that codes.
import type { Page } from 'playwright-core';
import type { Measured } from '../budget.ts';
import { ask, windowOn } from '../browser.ts';
import { longText } from '../corpus.ts';
import { makeLongStudy } from '../study.ts';
import { median } from '../timing.ts';
import { placeIn, type Workbench } from '../workbench.ts';

const RUNS = 5;

export async function reading(bench: Workbench): Promise<Measured[]> {
  return [...(await report(bench)), ...(await longTexts(bench))];
}

async function repeated(measure: () => Promise<number>): Promise<number> {
  await measure();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await measure());
  return median(times);
}

/** Opens a source again; returns the time from the arrival of its data to the first picture of its text. */
async function openingTime(page: Page, sourceId: string): Promise<number> {
  await ask(page, `startWith(${JSON.stringify(sourceId)})`);
  await page.reload();
  return ask(page, 'firstText');
}

async function report({ study, size }: Workbench): Promise<Measured[]> {
  await using window = await windowOn(study.path);
  const { page } = window;
  const value = await repeated(() => openingTime(page, study.reportId));
  const most = 100 * (size.codings > 1 ? 2 : 1);
  return [
    {
      work: 'open a report of 60,000 characters, after its data is there',
      value,
      unit: 'ms',
      budget: { most },
    },
    await pressing(page),
  ];
}

/**
 * From a key that codes to the picture in which the passage is underlined, beside a key that does nothing. The label in
 * the margin comes once the coding is stored.
 */
async function pressing(page: Page): Promise<Measured> {
  await page.locator('.ProseMirror').focus();
  const coding: number[] = [];
  const nothing: number[] = [];
  for (let run = 0; run < RUNS + 2; run += 1) {
    await page.keyboard.press('Control+Home');
    for (let down = 0; down <= run; down += 1) await page.keyboard.press('ArrowDown');
    nothing.push(await pressed(page, 'F8', 'frame'));
    await page.keyboard.press('Shift+ArrowDown');
    coding.push(await pressed(page, '1', 'coding'));
  }
  return {
    work: 'press a key that codes, until the coding is painted',
    value: median(coding),
    unit: 'ms',
    floor: { what: 'a key that does nothing, until painted', value: median(nothing) },
    budget: { more: 50 },
  };
}

async function pressed(page: Page, key: string, what: 'frame' | 'coding'): Promise<number> {
  await ask(page, `awaitKey(${JSON.stringify(what)})`);
  await page.keyboard.press(key);
  return ask(page, 'pressed');
}

async function longTexts(bench: Workbench): Promise<Measured[]> {
  const { scale } = bench.size;
  const text = longText(Math.max(50_000, Math.round(1_000_000 * scale)));
  const counts = [2000, 10_000].map((count) => Math.round(count * scale));
  const path = placeIn(bench, 'long.concord');
  const [bare = '', ...coded] = makeLongStudy(path, text, counts);
  await using window = await windowOn(path);
  const { page } = window;
  const plain = await window.plainPage();
  const inPre = async (): Promise<number> => {
    await plain.goto('about:blank');
    return ask(plain, `preText(${JSON.stringify(text)})`);
  };
  const floor = { what: 'the same text in one <pre>', value: await repeated(inPre) };
  await plain.close();
  await openingTime(page, bare);
  const smooth = await repeated(() => ask(page, 'scrolling()'));

  const measured: Measured[] = [];
  for (const [place, id] of coded.entries()) {
    const what = `${text.length.toLocaleString('en')} characters, ${counts[place]?.toLocaleString('en')} codings`;
    const first = await repeated(() => openingTime(page, id));
    const frame = await repeated(() => ask(page, 'scrolling()'));
    measured.push(
      { work: `first text of ${what}`, value: first, unit: 'ms', floor, budget: { times: 3 } },
      {
        work: `a frame while scrolling ${what}`,
        value: frame,
        unit: 'ms',
        floor: { what: 'the same text without codings', value: smooth },
        budget: { times: 1.5 },
      },
    );
  }
  return measured;
}
