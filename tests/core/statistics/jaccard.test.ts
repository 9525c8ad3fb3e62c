import { describe, expect, it } from 'vitest';
import { jaccard } from '#core/statistics/jaccard.ts';
import { DIGITS, workedDocuments, workedExample, workedRespondents } from './worked-example.ts';

describe('the Jaccard index of two sets of themes', () => {
  it('agrees with the worked example under each rule', () => {
    const by = (rule: Parameters<typeof jaccard>[2]) => jaccard(workedDocuments, workedRespondents, rule);

    expect(by({ rule: 'any' })).toBeCloseTo(workedExample.jaccard_any, DIGITS);
    expect(by({ rule: 'share', share: 0.2 })).toBeCloseTo(workedExample['jaccard_share_ge_0.2'], DIGITS);
    expect(by({ rule: 'top', k: 3 })).toBeCloseTo(workedExample.jaccard_top3, DIGITS);
  });

  it('includes every theme tied at the last place', () => {
    const a = [5, 3, 3, 1].map((count) => ({ count, n: 10 }));
    const b = [5, 3, 0, 1].map((count) => ({ count, n: 10 }));

    expect(jaccard(a, b, { rule: 'top', k: 2 })).toBeCloseTo(2 / 3, 12);
  });

  it('never counts a theme that a side is silent on', () => {
    const a = [1, 0, 0].map((count) => ({ count, n: 10 }));
    const b = [1, 1, 0].map((count) => ({ count, n: 10 }));

    expect(jaccard(a, b, { rule: 'top', k: 3 })).toBe(0.5);
    expect(jaccard(a, b, { rule: 'share', share: 0 })).toBe(0.5);
  });

  it('is null when both sides are silent on everything', () => {
    const silent = [{ count: 0, n: 10 }];

    expect(jaccard(silent, silent, { rule: 'any' })).toBeNull();
  });
});
