// Compares a sampled and a completely gathered class with interviews: the worked case of the specification, in which
// pooling the classes without weights gives 0.633 where the share is 0.478.
import { describe, expect, it } from 'vitest';
import { compare } from '#core/comparison/compare.ts';
import { comparisonInput } from '#core/comparison/input.ts';
import { defaultComparison, rulesOf } from '#core/comparison/settings.ts';
import { comparisonMethod } from '#words/comparison-method.ts';
import { createWords } from '#words/words.ts';
import { Study } from '../counting/study.ts';

/** News: 8 of 20, drawn from 200. Reports: 49 of 70, all there are. Respondents: 6 of 17. */
function drawnStudy(): Study {
  const told = new Study().class('news', 'sampled').class('report').theme('guide');
  for (const row of told.rows.class) Object.assign(row, { frameSize: row.id === 'news' ? 200 : null });
  const many = (letter: string, count: number, having: number, add: (id: string) => void): void => {
    for (let number = 1; number <= count; number += 1) {
      const id = `${letter}${number}`;
      add(id);
      told.reviewed([id]);
      if (number <= having) told.coding(id, 'guide', [0, 5]);
    }
  };
  many('n', 20, 8, (id) => told.document(id, { classId: 'news' }));
  many('r', 70, 49, (id) => told.document(id, { classId: 'report' }));
  many('N', 17, 6, (id) => told.interview(id, [id]));
  return told;
}

const { corpus, table } = drawnStudy();

function compared(estimate: boolean) {
  const settings = { ...defaultComparison, estimate };
  const { counts, facts } = comparisonInput(corpus, table, settings);
  const comparison = compare(counts, rulesOf(settings));
  const [guide] = comparison.themes;
  if (guide === undefined) throw new Error('The study has a theme.');
  return { comparison, facts, guide };
}

describe('a sampled and a complete class on one side', () => {
  it('are not pooled as if the sample were the whole class', () => {
    const { guide, comparison, facts } = compared(false);

    expect(guide.a).toMatchObject({ count: 57, n: 90, share: null, rank: null });
    expect(comparison.a.unshared?.key).toBe('unlike_coverage');
    expect(comparisonMethod(createWords('en'), comparison, facts)).toContain(
      'choose classes that were covered in the same way, or estimate for the frames.',
    );
  });

  it('have the share estimated from their frames, with its standard error and interval', () => {
    const { a, b } = compared(true).guide;

    expect(a.share).toBeCloseTo(0.4777777778, 9);
    expect(a.se).toBeCloseTo(0.0789798504, 9);
    expect([a.low, a.high]).toEqual([expect.closeTo(0.3486979838, 9), expect.closeTo(0.628786229, 9)]);
    expect(b).toMatchObject({ share: 6 / 17, se: null, isEstimated: false });
  });

  it('differ from the other side by that estimate, with an interval for the difference', () => {
    const { statistics } = compared(true).guide;

    expect(statistics.difference).toEqual({
      value: expect.closeTo(0.1248366013, 9),
      low: expect.closeTo(-0.1424524268, 9),
      high: expect.closeTo(0.3596714513, 9),
    });
    expect(statistics.cohenH).toBeCloseTo(0.2540731118, 9);
  });

  it('get no test that weighs every source alike', () => {
    const { fisher, holm, bh, chiSquare, phi, oddsRatio, haldaneOddsRatio } = compared(true).guide.statistics;

    expect([fisher, holm, bh, chiSquare, phi, oddsRatio, haldaneOddsRatio]).toEqual(
      Array.from({ length: 7 }, () => null),
    );
  });
});
