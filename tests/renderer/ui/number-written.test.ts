import { describe, expect, it } from 'vitest';
import { numberAllowed, numberStepped, numberWritten } from '#renderer/ui/number-written.ts';

describe('a written number', () => {
  it.each([
    ['42', 42],
    [' 1,200 ', 1200],
    ['4.5', 4.5],
    ['-3', -3],
    ['−3', -3],
    ['１２', 12],
    ['', null],
    ['  ', null],
    ['twelve', undefined],
    ['1-2', undefined],
    ['4 apples', undefined],
  ])('“%s” means %s', (text, value) => {
    expect(numberWritten(text, {})).toBe(value);
  });

  it.each([
    ['80%', 0.8],
    ['80%', 0.8],
    ['８０％', 0.8],
    ['80', 0.8],
  ])('in a field of shares “%s” means %s', (text, value) => {
    expect(numberWritten(text, { formatOptions: { style: 'percent' } })).toBe(value);
  });
});

describe('a number field', () => {
  const share = { minValue: 0.6, maxValue: 1, step: 0.05 };

  it('takes the nearest number it allows', () => {
    expect([0.2, 0.81, 0.83, 7].map((value) => numberAllowed(value, share))).toEqual([0.6, 0.8, 0.85, 1]);
    expect(numberAllowed(2.4, {})).toBe(2);
  });

  it('steps with arrows and stays within its bounds', () => {
    expect(numberStepped(0.8, 1, share)).toBe(0.85);
    expect(numberStepped(0.6, -1, share)).toBe(0.6);
    expect(numberStepped(null, 1, { minValue: 1 })).toBe(1);
    expect(numberStepped(3, 1, {})).toBe(4);
  });
});
