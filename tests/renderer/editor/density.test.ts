import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { density } from '#renderer/editor/density.ts';

describe('the density of codings', () => {
  it('counts overlaps and is 1 where a stretch is coded once throughout', () => {
    const shares = density(
      [
        { start: 0, end: 50 },
        { start: 25, end: 50 },
      ],
      100,
      4,
    );

    expect([...shares]).toEqual([1, 2, 0, 0]);
  });

  it('adds up to the characters coded', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(99), fc.nat(99)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 })),
    );
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 300 }), (coded, bins) => {
        const sum = density(coded, 100, bins).reduce((total, share) => total + share, 0);

        expect((sum * 100) / bins).toBeCloseTo(
          coded.reduce((total, { start, end }) => total + end - start, 0),
          6,
        );
      }),
    );
  });

  it('of an empty text is empty', () => {
    expect([...density([], 0, 3)]).toEqual([0, 0, 0]);
  });
});
