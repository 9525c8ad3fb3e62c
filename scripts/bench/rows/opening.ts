// Opening a project until the window can be used, beside an empty project.
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

/** From asking for the page to the first picture of the sources, with the project being opened by the program. */
async function usable(path: string): Promise<number> {
  await using window = await windowOn(path);
  const { page, served } = window;
  // Its key was spent by the first page; this browser is known by now.
  const address = new URL('/', served.address).href;
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await served.session.call('desk.close', {});
    // A window that is there would follow the program, and be made and torn down beside the one that is timed.
    await page.goto('about:blank');
    const start = performance.now();
    await served.session.call('desk.open', { path });
    await page.goto(address);
    // By its tag: looking for a role goes through the whole page, which is part of no opening.
    await page.locator('nav').first().waitFor();
    await ask(page, 'frames()');
    times.push(performance.now() - start);
  }
  return median(times);
}
