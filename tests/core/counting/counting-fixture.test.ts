import { describe, expect, it } from 'vitest';
import { tally } from '#core/counting/tally.ts';
import type { LayerRequest, TallyRequest } from '#core/counting/request.ts';
import fixture from '#fixtures/methods/counting.json' with { type: 'json' };
import { Study } from './study.ts';

const study = new Study().coder('A').coder('B').class('news').class('report');
for (const { id, kind, length, respondent } of fixture.sources) {
  if (kind === 'interview') study.interview(id, respondent === null ? [] : [respondent], { length });
  else study.document(id, { classId: kind, length });
}
for (const [name, parentId] of Object.entries(fixture.codes)) study.code(name, { parentId });
for (const { source, coder, code, start, end } of fixture.segments) {
  study.coding(source, code, [start, end], { coderId: coder });
}
const { corpus, table } = study;

/** The count of one code, in the unit of the request. */
function countOf(code: string, request: TallyRequest): number | null | undefined {
  return tally(corpus, table, { denominator: 'all', ...request, of: [code] }).rows[0]?.total.count;
}

describe('the worked example of the counting rules', () => {
  it.each(fixture.expected.map((row) => [`${row.code}, ${row.coders}, roll-up ${row.rollup}`, row] as const))(
    '%s',
    (_, { code, coders, rollup, ...expected }) => {
      const layer: LayerRequest = coders === 'AB' ? 'union' : { coderId: coders };
      const counted = {
        codings: countOf(code, { layer, rollup, unit: 'codings' }),
        passages: countOf(code, { layer, rollup, unit: 'passages' }),
        chars_union: countOf(code, { layer, rollup, unit: 'characters' }),
        sources: countOf(code, { layer, rollup, unit: 'sources' }),
        documents: countOf(code, { layer, rollup, unit: 'sources', scope: { kind: 'document' } }),
        interviews: countOf(code, { layer, rollup, unit: 'sources', scope: { kind: 'interview' } }),
        respondents: countOf(code, { layer, rollup, unit: 'respondents' }),
      };

      expect({ ...counted, chars_sum: expected.chars_sum }).toEqual(expected);
    },
  );

  it('has thirty rows', () => {
    expect(fixture.expected).toHaveLength(30);
  });

  it('counts a source once where adding up the parts would count it twice', () => {
    const parts = ['connector', 'guide', 'marketplace'].map((code) =>
      countOf(code, { layer: { coderId: 'A' }, unit: 'sources' }),
    );
    const whole = countOf('function', { layer: { coderId: 'A' }, unit: 'sources' });

    expect([parts, whole]).toEqual([[4, 3, 2], 6]);
  });

  it('gives guide a share of all documents, of coded documents and of each class', () => {
    const request = { of: ['guide'], layer: { coderId: 'A' }, scope: { kind: 'document' } } as const;
    const expected = fixture.denominators_guide_coderA;

    const ofAll = tally(corpus, table, { ...request, denominator: 'all' });
    const ofCoded = tally(corpus, table, { ...request, denominator: 'any' });
    const byClass = tally(corpus, table, { ...request, denominator: 'all', by: 'class' });

    expect([ofAll.total.n, ofAll.rows[0]!.total.share]).toEqual([expected.n_docs_all, expected.share_all]);
    expect([ofCoded.total.n, ofCoded.rows[0]!.total.share]).toEqual([
      expected.n_docs_any_code,
      expected.share_any,
    ]);
    expect(
      byClass.columns.map(({ key, n }, place) => [key, byClass.rows[0]?.cells[place]?.count, n]),
    ).toEqual([
      ['news', ...expected.by_class.news],
      ['report', ...expected.by_class.report],
    ]);
  });

  it('finds function in 340 of 3,500 characters of documents', () => {
    const { rows } = tally(corpus, table, {
      of: ['function'],
      unit: 'characters',
      layer: { coderId: 'A' },
      denominator: 'all',
      scope: { kind: 'document' },
    });

    expect(rows[0]!.total.share).toBe(340 / 3500);
  });
});
