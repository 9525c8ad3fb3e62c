import { describe, expect, it } from 'vitest';
import { logGamma, upperIncompleteGamma } from '#core/statistics/incomplete-gamma.ts';

// Expected values were computed to 30 digits with mpmath.
describe('the logarithm of the gamma function', () => {
  it.each([
    [0.5, 0.5723649429247001],
    [1, 0],
    [1.5, -0.12078223763524522],
    [4, 1.791759469228055],
    [10, 12.801827480081469],
    [20.5, 40.8315009745308],
    [1000, 5905.220423209181],
  ])('of %d is %d', (x, expected) => {
    expect(logGamma(x)).toBeCloseTo(expected, 11);
  });
});

describe('the upper incomplete gamma function', () => {
  it.each([
    [0.5, 0.0005, 0.9747728793699604],
    [0.5, 0.15, 0.5838824207703652],
    [0.5, 0.2, 0.5270892568655381],
    [0.5, 0.5, 0.3173105078629141],
    [0.5, 1.92, 0.050043521248705106],
    [0.5, 25, 1.537459794428035e-12],
    [0.5, 350, 2.9902269751246203e-154],
    [1, 1, 0.36787944117144233],
    [2.5, 3, 0.3062189184132784],
    [10, 3, 0.9988975118698845],
    [10, 25, 0.00022147663824878357],
    [50, 40, 0.9296649333406051],
    [50, 80, 0.00013078397659141034],
  ])('of a = %d and x = %d keeps twelve digits', (a, x, expected) => {
    expect(Math.abs(upperIncompleteGamma(a, x) / expected - 1)).toBeLessThan(1e-12);
  });

  it('is 1 at 0', () => {
    expect(upperIncompleteGamma(0.5, 0)).toBe(1);
  });
});
