import { describe, expect, it } from 'vitest';
import { comparisonJson } from '#core/comparison/comparison-json.ts';
import { compare } from '#core/comparison/compare.ts';
import { comparisonInput } from '#core/comparison/input.ts';
import { defaultComparison, rulesOf } from '#core/comparison/settings.ts';
import { codings, everySource, smallStudy, tableOf } from './small-study.ts';

const table = tableOf(
  codings('wei', [
    'D1 connector 0 10',
    'D2 connector 0 10',
    'N9.1 connector 0 10',
    'N9.2 connector 0 10',
    'D3 guide',
  ]),
);

function json(corpus = smallStudy({ wei: everySource })) {
  const { counts } = comparisonInput(corpus, table, defaultComparison);
  const verdicts = new Map([['connector', 'converges' as const]]);
  return comparisonJson(compare(counts, rulesOf(defaultComparison)), verdicts, 'How it was counted.', null);
}

describe('a comparison as scripts read it', () => {
  it('says what its shares are of', () => {
    expect(json()).toMatchObject({
      documents: {
        n: 4,
        classes: [
          { key: 'news', n: 2 },
          { key: 'report', n: 1 },
          { key: '(none)', n: 1 },
        ],
      },
      interviews: { n: 3 },
      respondents: { n: 2 },
      method: 'How it was counted.',
      notice: null,
    });
  });

  it('has exactly the fields of its contract in every row', () => {
    const [connector] = json().rows;

    expect(connector).toEqual({
      code: 'connector',
      code_id: 'connector',
      path: 'connector',
      documents: {
        count: 2,
        share: 0.5,
        low: expect.closeTo(0.15, 2),
        high: expect.closeTo(0.85, 2),
        rank: 1,
      },
      respondents: {
        count: 1,
        share: 0.5,
        low: expect.closeTo(0.095, 2),
        high: expect.closeTo(0.905, 2),
        rank: 1,
      },
      interviews: { count: 2 },
      passages: { documents: 2, interviews: 2 },
      difference: { value: 0, low: expect.any(Number), high: expect.any(Number) },
      fisher: 1,
      pattern: 'both',
      prominence: 'similar',
      verdict: 'converges',
    });
  });

  it('names the pattern by its sides', () => {
    expect(json().rows.map(({ path, pattern, verdict }) => [path, pattern, verdict])).toEqual([
      ['connector', 'both', 'converges'],
      ['guide', 'documents-only', null],
      ['marketplace', 'neither', null],
    ]);
  });

  it('has null for every number of an empty side', () => {
    const [connector] = json(smallStudy({ wei: ['D1', 'D2'] })).rows;

    expect(connector).toMatchObject({
      respondents: { count: 0, share: null, low: null, high: null, rank: null },
      difference: { value: null, low: null, high: null },
      fisher: null,
      pattern: null,
      prominence: null,
    });
  });
});
