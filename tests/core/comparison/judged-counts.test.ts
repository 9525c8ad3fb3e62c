import { describe, expect, it } from 'vitest';
import { compare } from '#core/comparison/compare.ts';
import { isStale, judgedCounts, judgedCountsFrom } from '#core/comparison/judged-counts.ts';
import { documents, people, rules, theme } from './two-sides.ts';

function compared(inDocuments: number, inInterviews: number, respondents = 17) {
  const sides = {
    a: documents(40),
    b: people(respondents),
    themes: [theme('guide', inDocuments, inInterviews)],
  };
  const [row] = compare(sides, rules).themes;
  if (row === undefined) throw new Error('The comparison has one theme.');
  return row;
}

describe('a verdict', () => {
  it('is not stale while the counts behind it stand', () => {
    const stored = JSON.stringify(judgedCounts(compared(31, 6)));

    expect(isStale(judgedCountsFrom(stored), compared(31, 6))).toBe(false);
  });

  it('goes stale when a count or a base changes', () => {
    const judged = judgedCounts(compared(31, 6));

    expect(isStale(judged, compared(32, 6))).toBe(true);
    expect(isStale(judged, compared(31, 5))).toBe(true);
    expect(isStale(judged, compared(31, 6, 18))).toBe(true);
  });

  it('goes stale when only passages change', () => {
    const judged = judgedCounts(compared(31, 6));
    const row = compared(31, 6);

    expect(isStale(judged, { ...row, a: { ...row.a, passages: 99 } })).toBe(true);
  });

  it('keeps passages absent in a layer that has none', () => {
    const row = compared(31, 6);
    const withoutPassages = { ...row, a: { ...row.a, passages: null } };

    const stored = JSON.stringify(judgedCounts(withoutPassages));

    expect(judgedCountsFrom(stored)?.a.passages).toBeNull();
    expect(isStale(judgedCountsFrom(stored), withoutPassages)).toBe(false);
  });

  it.each([
    '',
    '{}',
    '[]',
    'null',
    '{"a":{"count":1},"b":{}}',
    '{"a":{"count":-1,"n":2,"sources":1,"passages":1}}',
  ])('is stale when its stored counts read %j', (stored) => {
    expect(judgedCountsFrom(stored)).toBeNull();
    expect(isStale(judgedCountsFrom(stored), compared(31, 6))).toBe(true);
  });
});
