import { describe, expect, test } from 'vitest';
import { timeLeftKey, noPace, speedOf, withMoment, type Pace } from '#renderer/features/imports/pace.ts';

/** The pace of an import with a constant number of files and bytes a second, reported twice a second from `from` on. */
function steady(
  seconds: number,
  filesPerSecond: number,
  bytesPerFile: number | null,
  from: Pace = noPace,
): Pace {
  const last = from.at(-1) ?? { at: 0, files: 0, bytes: bytesPerFile === null ? null : 0 };
  let pace = from.length > 0 ? from : [last];
  for (let step = 1; step <= seconds * 2; step += 1) {
    const files = last.files + (step * filesPerSecond) / 2;
    pace = withMoment(pace, {
      at: last.at + step * 500,
      files,
      bytes:
        bytesPerFile === null || last.bytes === null
          ? null
          : last.bytes + (files - last.files) * bytesPerFile,
    });
  }
  return pace;
}

describe('the speed of an import', () => {
  test('is not shown before anything is known', () => {
    expect(speedOf(noPace, { files: 2700, bytes: null }, 10_000)).toBeNull();
    expect(speedOf([{ at: 0, files: 0, bytes: null }], { files: 2700, bytes: null }, 60_000)).toBeNull();
  });

  test('is known after a second, before the time left', () => {
    const pace = steady(2, 40, null);

    expect(speedOf(pace, { files: 2700, bytes: null }, 2_000)).toEqual({
      filesPerSecond: 40,
      bytesPerSecond: null,
      left: null,
    });
  });

  test('gives the time left by files when the sizes are unknown', () => {
    const pace = steady(10, 50, null);

    expect(speedOf(pace, { files: 2500, bytes: null }, 10_000)?.left).toBe(40);
  });

  test('gives the longer of the times by files and by bytes', () => {
    const pace = steady(10, 50, 10_000);

    // 2,000 files more at 50 a second, but 100 MB more at half a megabyte a second.
    expect(speedOf(pace, { files: 2500, bytes: 105_000_000 }, 10_000)?.left).toBe(200);
    expect(speedOf(pace, { files: 2500, bytes: 6_000_000 }, 10_000)?.left).toBe(40);
  });

  test('forgets what is older than half a minute', () => {
    const pace = steady(40, 2, 1_000_000, steady(60, 100, 3_000));

    const speed = speedOf(pace, { files: 6_700, bytes: null }, 100_000);

    expect(speed?.filesPerSecond).toBe(2);
    expect(pace.length).toBeLessThan(130);
  });

  test('drops while one file takes long', () => {
    const pace = steady(10, 4, null);

    const before = speedOf(pace, { files: 100, bytes: null }, 10_000)?.left ?? 0;
    const after = speedOf(pace, { files: 100, bytes: null }, 20_000)?.left ?? 0;

    expect([before, after]).toEqual([15, 30]);
  });
});

test.each([
  [0, 'imports:left_moment', 0],
  [9, 'imports:left_moment', 0],
  [12, 'imports:left_seconds', 20],
  [54, 'imports:left_seconds', 60],
  [58, 'imports:left_minutes', 1],
  [130, 'imports:left_minutes', 2],
  [5_300, 'imports:left_minutes', 88],
  [7_200, 'imports:left_hours', 2],
])('%i seconds left are shown no more precisely than they are known', (seconds, key, count) => {
  expect(timeLeftKey(seconds)).toEqual({ key, count });
});
