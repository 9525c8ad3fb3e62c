import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  SHOWN_AFTER_MS,
  watchedJob,
  type Running,
  type Watched,
} from '#renderer/app/services/watched-job.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A job that says nothing until it is told to stop, and what was shown of it. */
function silent() {
  const shown: (Running | null)[] = [];
  const begun = Promise.withResolvers<Watched>();
  const ended = watchedJob(
    (watched) => {
      begun.resolve(watched);
      return new Promise<string>((resolve) =>
        watched.signal.addEventListener('abort', () => resolve('stopped')),
      );
    },
    new AbortController(),
    (running) => shown.push(running),
  );
  return { shown, begun: begun.promise, ended };
}

test('a job that says nothing is shown after a moment and can be stopped', async () => {
  const { shown, ended } = silent();

  await vi.advanceTimersByTimeAsync(SHOWN_AFTER_MS - 1);
  expect(shown).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);

  expect(shown).toMatchObject([{ at: { done: 0, total: 0 } }]);
  shown[0]?.stop();
  expect(await ended).toBe('stopped');
  expect(shown.at(-1)).toBeNull();
});

test('news of the first moment is shown with the job, and later news at once', async () => {
  const { shown, begun } = silent();
  const { onProgress } = await begun;

  onProgress({ done: 1, total: 9 });
  expect(shown).toEqual([]);
  await vi.advanceTimersByTimeAsync(SHOWN_AFTER_MS);
  onProgress({ done: 2, total: 9 });

  expect(shown).toMatchObject([{ at: { done: 1, total: 9 } }, { at: { done: 2, total: 9 } }]);
});

test('time is reckoned from the first news, since somebody may have chosen a file before', async () => {
  const { shown, begun } = silent();
  const { onProgress } = await begun;

  await vi.advanceTimersByTimeAsync(20_000);
  onProgress({ done: 1, total: 9 });
  const news = Date.now();
  await vi.advanceTimersByTimeAsync(1000);
  onProgress({ done: 2, total: 9 });

  expect(shown.map((running) => running?.startedAt)).toEqual([news - 20_000, news, news]);
});

test('a short job is never shown', async () => {
  const shown: (Running | null)[] = [];

  await watchedJob(
    () => Promise.resolve(),
    new AbortController(),
    (running) => shown.push(running),
  );
  await vi.runAllTimersAsync();

  expect(shown).toEqual([null]);
});
