import { expect, test } from 'vitest';
import { shadingStep } from '#core/counting/shading.ts';

test.each([
  [0, 0],
  [0.0949, 0],
  // Printed as 10%, so shaded as 10%.
  [0.095, 1],
  [0.2449, 1],
  [0.245, 2],
  [0.4, 3],
  [0.5449, 3],
  [0.55, 4],
  [1, 4],
])('a share of %d is shaded by the percentage that is printed', (share, step) => {
  expect(shadingStep(share)).toBe(step);
});
