import { describe, expect, it } from 'vitest';
import {
  defaultComparison,
  rulesOf,
  type ComparisonSettings,
  comparisonSettingsFrom,
  parseComparisonSettings,
} from '#core/comparison/settings.ts';
import { AppError } from '#core/errors.ts';

const everything: ComparisonSettings = {
  a: {
    kind: 'interview',
    classIds: ['c1', null],
    languages: ['en', null],
    respondentIds: ['r1'],
    attributes: [{ attributeId: 'member', values: ['true', null] }],
    dates: { from: '2023-12', to: '2025' },
    sourceIds: ['s1'],
    withExcluded: true,
    withDuplicates: false,
  },
  b: { kind: 'interview', dates: { from: '2025-03-01' } },
  of: ['t1', 't2'],
  layer: { coderId: 'wei' },
  denominator: 'any',
  basis: 'spans',
  rollup: false,
  estimate: true,
  draws: ['sample'],
  margin: 0.1,
  overlap: { share: 0.5, top: 5 },
  ineligible: { a: ['t1'], b: [] },
};

function refusal(value: unknown): unknown {
  try {
    comparisonSettingsFrom(value);
  } catch (error) {
    return error instanceof AppError ? error.value : error;
  }
  return null;
}

describe('the settings of a comparison', () => {
  it('come back from JSON as they were', () => {
    expect(parseComparisonSettings(JSON.stringify(everything))).toEqual(everything);
    expect(parseComparisonSettings(JSON.stringify(defaultComparison))).toEqual(defaultComparison);
  });

  it('compare all documents with all interviews by default', () => {
    expect(parseComparisonSettings('{}')).toEqual(defaultComparison);
  });

  it('give the rules of overlap', () => {
    expect(rulesOf(everything)).toEqual({
      margin: 0.1,
      overlapRules: [{ rule: 'any' }, { rule: 'share', share: 0.5 }, { rule: 'top', k: 5 }],
    });
  });

  it.each([
    [{ margin: 1.5 }, 'margin'],
    [{ margin: -0.1 }, 'margin'],
    [{ margin: '0.2' }, 'margin'],
    [{ basis: 'anything' }, 'basis'],
    [{ denominator: null }, 'denominator'],
    [{ layer: 'everybody' }, 'layer'],
    [{ layer: {} }, 'layer.coderId'],
    [{ rollup: 1 }, 'rollup'],
    [{ of: 'sources' }, 'of'],
    [{ of: [7] }, 'of[0]'],
    [{ a: {} }, 'a.kind'],
    [{ a: { kind: 'news' } }, 'a.kind'],
    [{ a: { kind: 'document', classIds: 'news' } }, 'a.classIds'],
    [{ a: { kind: 'document', klasses: [] } }, 'a.klasses'],
    [{ b: { kind: 'interview', dates: { from: '2025-13' } } }, 'b.dates.from'],
    [{ b: { kind: 'interview', attributes: [{ attributeId: 'm' }] } }, 'b.attributes[0].values'],
    [{ overlap: { top: 0 } }, 'overlap.top'],
    [{ overlap: { share: 2 } }, 'overlap.share'],
    [{ ineligible: { a: 'all' } }, 'ineligible.a'],
    [{ unknown: true }, 'unknown'],
    [[], 'settings'],
    [null, 'settings'],
  ])('refuse %j, naming the field', (value, what) => {
    expect(refusal(value)).toEqual({
      code: 'invalid',
      key: 'errors:comparison_settings',
      parameters: { what },
    });
  });

  it('refuse what is not JSON', () => {
    expect(() => parseComparisonSettings('{')).toThrow(AppError);
  });
});
