// Opening a project until the window is usable, beside an empty project.
import type { Measured } from '../budget.ts';
import { ask, windowOn, type Window } from '../browser.ts';
import { median } from '../timing.ts';
import type { Workbench } from '../workbench.ts';

const RUNS = 15;

export async function opening({ study, emptyPath, size }: Workbench): Promise<Measured[]> {
  await using full = await windowOn(study.path);
  await using empty = await windowOn(emptyPath);
  const times: { readonly full: number[]; readonly empty: number[] } = { full: [], empty: [] };
  // The first opening of each fills caches. The others alternate, so that whatever else the machine does meets both.
  for (let run = 0; run <= RUNS; run += 1) {
    const opened = [await usable(full, study.path), await usable(empty, emptyPath)] as const;
    if (run === 0) continue;
    times.full.push(opened[0]);
    times.empty.push(opened[1]);
  }
  return [
    {
      work: 'open the project until its window can be used',
      value: median(times.full),
      unit: 'ms',
      floor: { what: 'an empty project', value: median(times.empty) },
      budget: { times: 1.5 * (size.codings > 1 ? 2 : 1) },
    },
  ];
}

/**
 * The time from requesting the page to the first picture of the sources, including the opening of the project by the
 * program.
 */
async function usable({ page, served }: Window, path: string): Promise<number> {
  // The first page has used the key; this browser now has a token.
  const address = new URL('/', served.address).href;
  // A window that stands follows the program, and would be built and torn down during the timing; and whatever a study does
  // behind its first picture would meet the opening of the other.
  const leave = async (): Promise<void> => {
    await served.session.call('desk.close', {});
    await page.goto('about:blank');
  };
  await leave();
  const start = performance.now();
  await served.session.call('desk.open', { path });
  await page.goto(address);
  // By tag: searching by role would go through the whole page, which is no part of opening.
  await page.locator('nav').first().waitFor();
  await ask(page, 'frames()');
  const taken = performance.now() - start;
  await leave();
  return taken;
}
