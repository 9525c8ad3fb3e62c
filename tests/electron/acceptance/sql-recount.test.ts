// Tallies equal counts of the same rows in SQL.
import { expect, it } from 'vitest';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { recountTallies, talliesAsked } from '../../../scripts/trust/recounts.ts';
import { textbook } from '../../../scripts/trust/sql-recount.ts';
import { testProject } from '../../helpers/project.ts';
import { denominatorStudy } from './denominator-study.ts';

it('every cell of the worked study of bases and layers equals SQL, in each unit, layer, base and grouping', async () => {
  await using project = await testProject();
  await denominatorStudy(project);

  const { cells, faults } = await recountTallies(project.path, project.api, talliesAsked);

  expect(faults).toEqual([]);
  expect(cells).toBeGreaterThan(500);
});

it('the estimates of the specification equal SQL with weights of single sources', () => {
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
