// In the page: the time from the key that changes the unit, the percent or the grouping of a count to the picture of the
// new numbers.
import type { Page } from 'playwright-core';
import { quickKeys } from '../../quick-keys.ts';
import { ask, windowOn } from '../browser.ts';
import type { Measured } from '../budget.ts';
import { median } from '../timing.ts';
import type { Workbench } from '../workbench.ts';

const RUNS = 7;

/** How long people wait without noticing, in milliseconds. */
const MAX_CHANGE_MS = 100;

const table = 'main :is([role="grid"], [role="treegrid"])';
const cells = `${table} [role="gridcell"]`;

/** What changes, there and back: by keys of the screen, by letters that choose on a pill, or by the choices of a row of them. */
interface Change {
  readonly what: string;
  /** `table`, `choices`, or the name of a pill. */
  readonly on: string;
  readonly keys: readonly [there: string, back: string];
}

const screens: readonly { readonly of: string; readonly key: string; readonly changes: readonly Change[] }[] =
  [
    {
      of: 'a tally of all codes by class',
      key: 't',
      changes: [
        { what: 'the unit', on: 'choices', keys: ['codings', 'sources'] },
        { what: 'the percent', on: 'Percent', keys: ['n', 'o'] },
        { what: 'the grouping, to years', on: 'by', keys: ['y', 'c'] },
        { what: 'the grouping, to months', on: 'by', keys: ['m', 'c'] },
      ],
    },
    {
      of: 'a crosstab of all codes',
      key: 'x',
      changes: [
        { what: 'the unit', on: 'table', keys: ['u', 'u'] },
        { what: 'the percent', on: 'Percent', keys: ['n', 'o'] },
        { what: 'rows and columns', on: 'table', keys: ['x', 'x'] },
      ],
    },
  ];

export async function changing({ study }: Workbench): Promise<Measured[]> {
  await using window = await windowOn(study.path);
  const { page } = window;
  const measured: Measured[] = [];
  for (const { of, key, changes } of screens) {
    await quickKeys(page, 'g', key);
    await page.getByRole('radio', { name: 'codes', exact: true }).first().click();
    await page.locator(cells).first().waitFor();
    await ask(page, 'resting()');
    for (const { what, on, keys } of changes) {
      const times: number[] = [];
      const nothing: number[] = [];
      for (let run = 0; run < RUNS; run += 1)
        for (const one of keys) {
          await focus(page, on, one);
          await ask(page, `awaitShown('body')`);
          await page.keyboard.press('F8');
          nothing.push(await ask(page, 'shown'));
          await ask(page, `awaitChange(${JSON.stringify(cells)})`);
          await page.keyboard.press(on === 'choices' ? 'Space' : one);
          times.push(await ask(page, 'changed'));
          await ask(page, 'resting()');
        }
      measured.push({
        work: `change ${what} of ${of}, until painted`,
        value: median(times),
        unit: 'ms',
        floor: { what: 'a key that does nothing, until painted', value: median(nothing) },
        budget: { most: MAX_CHANGE_MS },
      });
    }
  }
  return measured;
}

/** Focuses the choice itself, the pill whose letters choose, or the table, which hears the keys of the screen. */
async function focus(page: Page, on: Change['on'], key: string): Promise<void> {
  if (on === 'table') return page.locator(table).focus();
  if (on === 'choices') return page.getByRole('radio', { name: key, exact: true }).focus();
  await page.getByRole('button', { name: new RegExp(`^${on} `) }).focus();
}
