// Opening a project until the window is usable, beside an empty project.
import type { Measured } from '../budget.ts';
import { ask, windowOn } from '../browser.ts';
import { median } from '../timing.ts';
import type { Workbench } from '../workbench.ts';

const RUNS = 9;

export async function opening({ study, emptyPath, size }: Workbench): Promise<Measured[]> {
  const full = await usable(study.path);
  const empty = await usable(emptyPath);
  return [
    {
      work: 'open the project until its window can be used',
      value: full,
      unit: 'ms',
      floor: { what: 'an empty project', value: empty },
      budget: { times: 1.5 * (size.codings > 1 ? 2 : 1) },
    },
  ];
}

/**
 * The time from requesting the page to the first picture of the sources, including the opening of the project by the
 * program.
 */
async function usable(path: string): Promise<number> {
  await using window = await windowOn(path);
  const { page, served } = window;
  // The first page has used the key; this browser now has a token.
  const address = new URL('/', served.address).href;
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await served.session.call('desk.close', {});
    // An existing window would follow the program, and be built and torn down during the timing.
    await page.goto('about:blank');
    const start = performance.now();
    await served.session.call('desk.open', { path });
    await page.goto(address);
    // By tag: searching by role would go through the whole page, which is no part of opening.
    await page.locator('nav').first().waitFor();
    await ask(page, 'frames()');
    times.push(performance.now() - start);
  }
  return median(times);
}
