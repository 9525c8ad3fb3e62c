import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asTyped, typedValue } from '#core/report/typed-value.ts';

test('a number is read as reports print it: thousands, decimals and percentages', () => {
  const read = (
    ['9', '1,234', '52,118', '1,234,567', '52\u202F118', '0.84', '0,84', '0,843', '−0.1'] as const
  ).map((typed) => typedValue(typed, 'count'));

  expect(read).toEqual([9, 1234, 52118, 1234567, 52118, 0.84, 0.84, 0.843, -0.1]);
  expect(['84', '84 %', '84.5%', '0.5'].map((typed) => typedValue(typed, 'percent'))).toEqual([
    0.84, 0.84, 0.845, 0.005,
  ]);
});

test('what is no number is refused', () => {
  for (const typed of ['', ' ', 'nine', '1,2,3', '12,34,567', '84 %', '1 2'])
    expect([typed, typedValue(typed, 'count')]).toEqual([typed, null]);
});

test('what is typed for a value is that value', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), (value) => {
      expect(typedValue(asTyped(value, 'count'), 'count')).toBe(value === 0 ? 0 : value);
      expect(typedValue(asTyped(value, 'percent'), 'percent')).toBeCloseTo(value, 9);
    }),
  );
  expect([asTyped(0.8437, 'percent'), asTyped(null, 'count')]).toEqual(['84.37 %', '']);
});
