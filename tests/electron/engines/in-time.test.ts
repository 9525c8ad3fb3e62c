// Work that may never end is stopped when its time is over; other work is not noticed.
import { expect, it } from 'vitest';
import { withinTime } from '#electron/engines/in-time.ts';

const slow = expect.objectContaining({
  value: { code: 'invalid', key: 'errors:query_pattern_slow', parameters: { seconds: 0.1 } },
});

it('returns what the work returns, and passes on what it throws', () => {
  const inTime = withinTime();

  expect(inTime(() => /b+/.exec('abbc')?.[0])).toBe('bb');
  expect(() =>
    inTime(() => {
      throw new RangeError('own');
    }),
  ).toThrow(RangeError);
});

it('stops a match that would take years, and every later one, since the time is for all', () => {
  const inTime = withinTime(100);
  const begun = performance.now();

  expect(() => inTime(() => /^(a+)+$/u.test(`${'a'.repeat(60)}b`))).toThrow(slow);
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect(() => inTime(() => 1)).toThrow(slow);
});
