import { expect, it } from 'vitest';
import { numbersOf, positionBetween } from '#core/kept-tables/numbering.ts';

const item = (id: string, position: number, isFigure = false, number: string | null = null) => ({
  id,
  position,
  isFigure,
  number,
});

it('numbers tables and figures apart, in the order of the list', () => {
  const numbers = numbersOf([item('c', 3), item('f', 2, true), item('a', 1), item('g', 4, true)]);

  expect(Object.fromEntries(numbers)).toEqual({ a: '1', f: '1', c: '2', g: '2' });
});

it('keeps fixed numbers and gives no number twice', () => {
  const numbers = numbersOf([
    item('a', 1),
    item('b', 2, false, '2a'),
    item('c', 3),
    item('d', 4, false, '1'),
  ]);

  expect(Object.fromEntries(numbers)).toEqual({ a: '2', b: '2a', c: '3', d: '1' });
});

it.each([
  [null, null, 1],
  [null, 3, 2],
  [3, null, 4],
  [1, 2, 1.5],
])('puts an item between %s and %s at %s', (before, after, position) => {
  expect(positionBetween(before, after)).toBe(position);
});
