// Every number of the worked comparison, from a project file, through the method and on the command line.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComparisonJson } from '#core/comparison/comparison-json.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { DIGITS, workedExample } from '../../core/statistics/worked-example.ts';
import { terminal } from '../cli/concord.ts';
import { comparedStudy } from './compared-study.ts';

let project: TestProject;

beforeAll(async () => {
  project = await testProject();
  await comparedStudy(project);
  project.reopen();
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

/** Fails when a number is missing or differs by more than 1e-9 from the expected one. */
function expectNumbers(found: readonly (number | null | undefined)[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [place, number] of expected.entries()) expect(found[place]).toBeCloseTo(number, DIGITS);
}

describe('the worked comparison, in a project file', () => {
  it('has every number of every theme', async () => {
    const { comparison } = await project.api.comparisons.count();

    expect([comparison.a.n, comparison.b.n]).toEqual([
      workedExample.n_documents,
      workedExample.n_respondents,
    ]);
    expect(comparison.themes.map(({ path }) => path)).toEqual(workedExample.themes.map((name) => [name]));
    for (const [place, expected] of workedExample.expected.entries()) {
      const { a, b, statistics } = comparison.themes[place] ?? {};
      expect([a?.count, b?.count]).toEqual([
        workedExample.documents[place],
        workedExample.respondents[place],
      ]);
      expectNumbers(
        [a?.share, a?.low, a?.high, b?.share, b?.low, b?.high],
        [expected.p_doc, ...expected.wilson_doc, expected.p_int, ...expected.wilson_int],
      );
      expectNumbers(
        [statistics?.difference?.value, statistics?.difference?.low, statistics?.difference?.high],
        [expected.diff, ...expected.newcombe],
      );
      expectNumbers(
        [statistics?.fisher, statistics?.holm, statistics?.bh],
        [expected.fisher_p, expected.holm, expected.bh],
      );
      expectNumbers(
        [statistics?.chiSquare?.value, statistics?.chiSquare?.p, statistics?.cohenH, statistics?.phi],
        [expected.chi2, expected.chi2_p, expected.cohen_h, expected.phi],
      );
      expectNumbers(
        [statistics?.haldaneOddsRatio, statistics?.equalWeightSalience],
        [expected.or_haldane, expected.equal_weight_salience],
      );
    }
  });

  it('has the rank correlations with their exact p, and every overlap', async () => {
    const { ranks, overlaps } = (await project.api.comparisons.count()).comparison;

    expect(ranks.themes).toBe(7);
    expectNumbers(
      [ranks.spearman?.value, ranks.spearman?.p, ranks.kendall?.value, ranks.kendall?.p],
      [
        workedExample.spearman_rho,
        workedExample.spearman_exact_p,
        workedExample.kendall_tau,
        workedExample.kendall_exact_p,
      ],
    );
    expectNumbers(
      overlaps.map(({ value }) => value),
      [workedExample.jaccard_any, workedExample['jaccard_share_ge_0.2'], workedExample.jaccard_top3],
    );
  });

  it('prints the same numbers on the command line while the project is open here', async () => {
    using shell = terminal();

    const json = await shell.json<ComparisonJson>('compare', project.path, '--format', 'json');

    expect(json).toMatchObject({
      documents: { n: 40, classes: [{ key: 'news', n: 40 }] },
      interviews: { n: 17 },
      respondents: { n: 17 },
    });
    for (const [place, expected] of workedExample.expected.entries()) {
      const row = json.rows[place];
      expect(row).toMatchObject({
        code: expected.theme,
        path: expected.theme,
        documents: { count: workedExample.documents[place] },
        respondents: { count: workedExample.respondents[place] },
        interviews: { count: workedExample.respondents[place] },
        passages: { documents: workedExample.documents[place], interviews: workedExample.respondents[place] },
        verdict: null,
      });
      expectNumbers(
        [row?.documents?.share, row?.documents?.low, row?.documents?.high],
        [expected.p_doc, ...expected.wilson_doc],
      );
      expectNumbers(
        [row?.respondents?.share, row?.respondents?.low, row?.respondents?.high],
        [expected.p_int, ...expected.wilson_int],
      );
      expectNumbers(
        [row?.difference.value, row?.difference.low, row?.difference.high, row?.fisher],
        [expected.diff, ...expected.newcombe, expected.fisher_p],
      );
    }
    expect(json.rows.map(({ documents }) => documents?.rank)).toEqual([2, 1, 4, 3, 5, 6, 7]);
    expect(json.rows.map(({ respondents }) => respondents?.rank)).toEqual([3, 5, 4, 6, 7, 1, 2]);
    expect(json.rows.map(({ pattern, prominence }) => [pattern, prominence])).toEqual([
      ['both', 'similar'],
      ['both', 'different'],
      ['both', 'similar'],
      ['both', 'different'],
      ['documents-only', null],
      ['both', 'different'],
      ['both', 'different'],
    ]);
  });
});
