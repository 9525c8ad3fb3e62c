// The largest study in a window: opening it, reading its text of 5 million characters, scrolling its sources.
import { ask, pagesAt, windowOn, type Pages } from '../browser.ts';
import type { Measured } from '../budget.ts';
import { longText } from '../corpus.ts';
import type { LoadStudy } from '../load-study.ts';
import type { ServedProgram } from '../served-program.ts';
import { makeLongStudy } from '../study.ts';
import { median } from '../timing.ts';

const RUNS = 3;

export interface LoadWindow {
  readonly study: LoadStudy;
  readonly program: ServedProgram;
  /** Projects with the same text without codings, and without any text. */
  readonly barePath: string;
  readonly emptyPath: string;
}

export async function loadWindow(load: LoadWindow): Promise<Measured[]> {
  const { study, program } = load;
  await using window = await pagesAt(program.address, program.token);
  const empty = await emptyWindow(load.emptyPath);
  const measured: Measured[] = [
    {
      work: 'open a window on the study',
      value: await repeated(() => usable(window, program.address)),
      unit: 'ms',
      floor: { what: 'on an empty project', value: empty },
      budget: { times: 5 },
    },
  ];
  await window.page.locator('[role="grid"], [role="treegrid"]').first().waitFor();
  measured.push({
    work: 'a frame while scrolling all sources',
    value: await repeated(() => ask(window.page, `scrolling('[role="row"][aria-rowindex]')`)),
    unit: 'ms',
    floor: { what: 'a frame in which nothing moves', value: await ask(window.page, 'resting()') },
    budget: { times: 3 },
  });

  const { length, inPre, bare } = await bareTimes(load);
  const text = `the text of ${length.toLocaleString('en')} characters`;
  measured.push({
    work: `first of ${text}`,
    value: await repeated(() => firstText(window, study.longId)),
    unit: 'ms',
    floor: { what: 'the same text in one <pre>', value: inPre },
    budget: { times: 3 },
  });
  measured.push({
    work: `a frame while scrolling ${text}`,
    value: await repeated(() => ask(window.page, 'scrolling()')),
    unit: 'ms',
    floor: { what: 'the same text without codings', value: bare },
    budget: { times: 1.5 },
  });
  return measured;
}

async function repeated(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await measure());
  return median(times);
}

/** The time from requesting the page to the first picture of the window's frame. */
async function usable({ page }: Pages, address: string): Promise<number> {
  await page.goto('about:blank');
  const start = performance.now();
  // The first page has used the key; this browser now has a token.
  await page.goto(new URL('/', address).href);
  await page.locator('nav').first().waitFor();
  await ask(page, 'frames()');
  return performance.now() - start;
}

async function emptyWindow(path: string): Promise<number> {
  await using window = await windowOn(path);
  return await repeated(() => usable(window, window.served.address));
}

async function firstText({ page }: Pages, sourceId: string): Promise<number> {
  await ask(page, `startWith(${JSON.stringify(sourceId)})`);
  await page.reload();
  return ask(page, 'firstText');
}

/** The times of a plain browser page for the same text. */
async function bareTimes({
  barePath,
  study,
}: LoadWindow): Promise<{ length: number; inPre: number; bare: number }> {
  const text = longText(study.longLength);
  const [bareId = ''] = makeLongStudy(barePath, text, []);
  await using window = await windowOn(barePath);
  const plain = await window.plainPage();
  const inPre = await repeated(async () => {
    await plain.goto('about:blank');
    return ask(plain, `preText(${JSON.stringify(text)})`);
  });
  await plain.close();
  await firstText(window, bareId);
  const bare = await repeated(() => ask(window.page, 'scrolling()'));
  return { length: text.length, inPre, bare };
}
