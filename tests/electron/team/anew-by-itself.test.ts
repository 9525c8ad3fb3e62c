// A file takes its team's study anew by itself, and fetches all of it each time: where that is in vain, the next try waits.
import { expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { AnewByItself } from '#electron/team/anew-by-itself.ts';

test('after a try in vain the next one waits, longer each time; another file does not wait, nor a try that was broken off', async () => {
  let [now, tries] = [0, 0];
  const anew = new AnewByItself();
  const read = new AppError('locked', 'errors:read_meanwhile', { name: 'study' });
  const tried = async (path: string, why: AppError | null = read): Promise<string> =>
    await anew
      .run(
        path,
        () => now,
        async () => {
          tries += 1;
          if (why) throw why;
          await Promise.resolve();
        },
      )
      .then(
        () => 'taken',
        (error: AppError) => error.key,
      );
  const minutes = async (count: number): Promise<number> => {
    const before = tries;
    for (let second = 0; second < count * 60; second += 1) {
      now += 1000;
      expect(await tried('study')).toBe('errors:read_meanwhile');
    }
    return tries - before;
  };

  expect(await tried('study')).toBe('errors:read_meanwhile');
  expect(tries).toBe(1);
  expect(await minutes(10)).toBe(3);
  expect(await minutes(600)).toBeLessThan(24);
  expect(await tried('other', null)).toBe('taken');
  expect(await tried('other', new AppError('cancelled', 'errors:cancelled'))).toBe('errors:cancelled');
  expect(await tried('other', null)).toBe('taken');
});
