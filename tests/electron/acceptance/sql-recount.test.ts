// What tallies say equals what the rows of the file say to somebody who asks them in SQL.
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { testProject, type TestProject } from '../../helpers/project.ts';
import { denominatorStudy } from './denominator-study.ts';
import { SqlRecount, textbook, type Asked } from './sql-recount.ts';

const units = ['sources', 'respondents', 'passages', 'codings'] as const;
const denominators = ['reviewed', 'all', 'any'] as const;
const layers = ['main', 'union', 'majority', 'adjudicated'] as const;
const groupings = ['kind', 'class', 'year'] as const;

const everything: Asked[] = units.flatMap((unit) =>
  denominators.flatMap((denominator) =>
    layers.flatMap((layer) => groupings.map((by) => ({ unit, denominator, layer, by }))),
  ),
);

/** Compares every cell and answers how many there were. */
async function compareAll(project: TestProject): Promise<number> {
  const db = new Database(project.path, { readonly: true });
  const recount = new SqlRecount(db);
  let cells = 0;
  for (const asked of everything) {
    if (asked.layer === 'majority' && (asked.unit === 'passages' || asked.unit === 'codings')) continue;
    // One tally after another, each compared before the next.
    // oxlint-disable-next-line no-await-in-loop
    const { rows, columns } = await project.api.tallies.count({ ...asked, of: 'codes' });
    for (const { codeId, cells: counted } of rows) {
      const slow = recount.counts(codeId, asked);
      const fast = new Map(columns.map(({ key }, place) => [key, counted[place]!.count]));
      expect(Object.fromEntries(fast), JSON.stringify({ ...asked, codeId })).toEqual(
        Object.fromEntries(slow),
      );
      cells += fast.size;
    }
  }
  db.close();
  return cells;
}

it('every cell of the worked study of bases and layers, in each unit, layer, base and grouping', async () => {
  await using project = await testProject();
  await denominatorStudy(project);

  expect(await compareAll(project)).toBeGreaterThan(500);
});

it('the estimates of the specification, by weights of single sources', () => {
  const { cases } = analysis.samples;
  const { share, se, low, high } = cases.B_sampled_and_complete;
  const stratum = (N: number, n: number, x: number) => ({
    N,
    read: Array.from({ length: n }, (_, place) => ({ e: 1, x: place < x ? 1 : 0 })),
  });
  const found = textbook([stratum(200, 20, 8), stratum(70, 70, 49)]);

  expect(found.share).toBeCloseTo(share, 10);
  expect(found.se).toBeCloseTo(se, 10);
  expect(found.low).toBeCloseTo(low, 9);
  expect(found.high).toBeCloseTo(high, 9);
});
