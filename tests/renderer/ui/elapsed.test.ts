import { expect, test } from 'vitest';
import { clock, elapsed } from '#renderer/ui/elapsed.ts';

test('guesses the rest from the pace so far', () => {
  expect(elapsed(42_000, 63, 214)).toEqual({ seconds: 42, left: 101 });
});

test('guesses nothing before there is a pace, or without an end', () => {
  expect(elapsed(1_000, 2, 214).left).toBeNull();
  expect(elapsed(60_000, 0, 214).left).toBeNull();
  expect(elapsed(60_000, 100, null).left).toBeNull();
});

test('writes minutes and seconds, and hours if there are any', () => {
  expect([7, 760, 3723].map(clock)).toEqual(['0:07', '12:40', '1:02:03']);
});
