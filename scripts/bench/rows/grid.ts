// In the page: a frame while the summary grid scrolls, beside a table of as many rows and columns with nothing in them.
import { quickKeys } from '../../quick-keys.ts';
import { ask, windowOn } from '../browser.ts';
import type { Measured } from '../budget.ts';
import { median } from '../timing.ts';
import type { Workbench } from '../workbench.ts';

const RUNS = 5;
const ROWS = 200;
const COLUMNS = 30;

export async function scrollingGrid({ study }: Workbench): Promise<Measured[]> {
  await using window = await windowOn(study.path);
  const { page } = window;
  await quickKeys(page, 'g', 'd');
  // All codes of all sources are more than 200 rows and 30 columns.
  await page.getByRole('radio', { name: 'sources', exact: true }).click();
  await page.getByRole('radio', { name: 'codes', exact: true }).click();
  await page.getByRole('grid').getByRole('gridcell').first().waitFor();
  const plain = await window.plainPage();
  await plain.setContent(emptyTable());
  const [frames, floors]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    await plain.evaluate('document.querySelector("#empty").scrollTop = 0');
    floors.push(await ask(plain, 'scrolling("#empty > table")'));
    await page.evaluate('document.querySelector("[role=grid]").scrollTop = 0');
    frames.push(await ask(page, 'scrolling("[role=grid] > [role=rowgroup]")'));
  }
  return [
    {
      work: 'a frame while the summary grid of all sources by all codes scrolls',
      value: median(frames),
      unit: 'ms',
      floor: { what: `a table of ${ROWS} × ${COLUMNS} empty cells`, value: median(floors) },
      budget: { times: 1.5 },
    },
  ];
}

function emptyTable(): string {
  const row = `<tr>${'<td></td>'.repeat(COLUMNS)}</tr>`;
  return `<style>#empty { height: 800px; overflow: auto } td { min-width: 240px; height: 69px; border: 1px solid }</style>
    <div id="empty"><table>${row.repeat(ROWS)}</table></div>`;
}
