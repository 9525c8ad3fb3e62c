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
  const names = { a: 'documents', b: 'interviews' };
  const method = 'How it was counted.';
  return comparisonJson(compare(counts, rulesOf(defaultComparison)), {
    names,
    verdicts,
    method,
    notice: null,
  });
}

describe('a comparison as JSON for scripts', () => {
  it('says what its shares are out of', () => {
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

    const ofDocuments = {
      count: 2,
      share: 0.5,
      se: null,
      low: expect.closeTo(0.15, 2),
      high: expect.closeTo(0.85, 2),
      rank: 1,
      reason: null,
    };
    const ofPeople = {
      count: 1,
      share: 0.5,
      se: null,
      low: expect.closeTo(0.095, 2),
      high: expect.closeTo(0.905, 2),
      rank: 1,
      reason: null,
    };
    expect(connector).toEqual({
      code: 'connector',
      code_id: 'connector',
      path: 'connector',
      a: ofDocuments,
      b: ofPeople,
      documents: ofDocuments,
      respondents: ofPeople,
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
      b: { count: null, share: null, low: null, high: null, rank: null, reason: 'none_reviewed' },
      interviews: { count: null },
      difference: { value: null, low: null, high: null },
      fisher: null,
      pattern: null,
      prominence: null,
    });
  });

  it('calls sides of two document classes neither interviews nor respondents', () => {
    const settings = {
      ...defaultComparison,
      a: { kind: 'document' as const, classIds: ['news'] },
      b: { kind: 'document' as const, classIds: ['report'] },
    };
    const { counts } = comparisonInput(smallStudy({ wei: everySource }), table, settings);

    const told = comparisonJson(compare(counts, rulesOf(settings)), {
      names: { a: 'news', b: 'report' },
      verdicts: new Map(),
      method: '',
      notice: null,
    });

    expect(told.sides).toEqual([
      { name: 'news', kind: 'document', n: 2, unit: 'sources', classes: [{ key: 'news', n: 2 }] },
      { name: 'report', kind: 'document', n: 1, unit: 'sources', classes: [{ key: 'report', n: 1 }] },
    ]);
    for (const part of [told, ...told.rows]) {
      expect(Object.keys(part)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(documents|interviews|respondents)$/)]),
      );
    }
    expect(told.rows.map(({ pattern, passages }) => [pattern, Object.keys(passages)])).toEqual([
      ['a-only', ['a', 'b']],
      ['b-only', ['a', 'b']],
      ['neither', ['a', 'b']],
    ]);
  });

  it('names the sides by their kinds, whichever stands first', () => {
    const settings = { ...defaultComparison, a: defaultComparison.b, b: defaultComparison.a };
    const { counts } = comparisonInput(smallStudy({ wei: everySource }), table, settings);

    const told = comparisonJson(compare(counts, rulesOf(settings)), {
      names: { a: 'interviews', b: 'documents' },
      verdicts: new Map(),
      method: '',
      notice: null,
    });

    expect(told).toMatchObject({ documents: { n: 4 }, interviews: { n: 3 }, respondents: { n: 2 } });
    expect(told.rows[1]).toMatchObject({ code: 'guide', pattern: 'documents-only', documents: { count: 1 } });
  });
});
