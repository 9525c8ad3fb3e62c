import { expect, it } from 'vitest';
import { keptOrder } from '#renderer/features/passages/kept-order.ts';

const order = (before: string[], rows: string[]) => keptOrder(before, rows, (row) => row);

it('a row that an act would sort elsewhere stays where it is', () => {
  expect(order(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual(['a', 'b', 'c']);
});

it('a removed row leaves its place, and nothing else moves', () => {
  expect(order(['a', 'b', 'c'], ['c', 'a'])).toEqual(['a', 'c']);
});

it('a new row stands behind the row it comes after', () => {
  expect(order(['a', 'b'], ['x', 'b', 'y', 'z', 'a'])).toEqual(['x', 'a', 'b', 'y', 'z']);
});
