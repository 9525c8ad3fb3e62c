import { describe, expect, it } from 'vitest';
import { logGamma, upperIncompleteGamma } from '#core/statistics/incomplete-gamma.ts';

// Expected values were computed to 30 digits with mpmath.
describe('the logarithm of the gamma function', () => {
  it.each([
    [0.5, 0.57236494292470009],
    [1, 0],
    [1.5, -0.12078223763524522],
    [3, 0.69314718055994531],
    [10, 12.801827480081469],
    [20.5, 40.831500974530798],
    [1000, 5905.2204232091812],
  ])('of %d is %d', (x, expected) => {
    expect(logGamma(x)).toBeCloseTo(expected, 11);
  });
});

describe('the upper incomplete gamma function', () => {
  it.each([
    [0.5, 0.0005, 0.97477287936996038],
    [0.5, 0.15, 0.58388242077036518],
    [0.5, 0.2, 0.52708925686553807],
    [0.5, 0.5, 0.3173105078629141],
    [0.5, 1.92, 0.050043521248705103],
    [0.5, 25, 1.5374597944280349e-12],
    [0.5, 350, 2.9902269751246203e-154],
    [1, 1, 0.36787944117144232],
    [2.5, 3, 0.3062189184132784],
    [10, 3, 0.99889751186988452],
    [10, 25, 0.00022147663824878358],
    [50, 40, 0.92966493334060505],
    [50, 80, 0.00013078397659141034],
  ])('of a = %d and x = %d keeps twelve digits', (a, x, expected) => {
    expect(Math.abs(upperIncompleteGamma(a, x) / expected - 1)).toBeLessThan(1e-12);
  });

  it('is 1 at 0', () => {
    expect(upperIncompleteGamma(0.5, 0)).toBe(1);
  });
});
