import { expect, test } from 'vitest';
import { AskedAhead } from '#renderer/features/reader/asked-ahead.ts';

/** Answers each request with its number. */
function counting() {
  const requests: string[] = [];
  const ahead = new AskedAhead((id) => Promise.resolve(requests.push(id)));
  return { ahead, requests };
}

test('an answer requested ahead is used without another request, and only once', async () => {
  const { ahead, requests } = counting();
  ahead.ask('a', 7);

  expect(await ahead.take('a', 7)).toBe(1);
  expect(await ahead.take('a', 7)).toBe(2);
  expect(requests).toEqual(['a', 'a']);
});

test('an answer older than the last act is requested again', async () => {
  const { ahead } = counting();
  ahead.ask('a', 7);

  expect(await ahead.take('a', 8)).toBe(2);
});

test('requests that are no longer wanted are dropped', async () => {
  const { ahead } = counting();
  ahead.ask('a', 7);
  ahead.ask('b', 7);

  ahead.keepOnly(['b']);

  expect(await ahead.take('b', 7)).toBe(2);
  expect(await ahead.take('a', 7)).toBe(3);
});

test('a refusal reaches the caller that takes it, and nobody else', async () => {
  const ahead = new AskedAhead(() => Promise.reject(new Error('gone')));
  ahead.ask('a', 7);
  ahead.ask('b', 7);

  await expect(ahead.take('a', 7)).rejects.toThrow('gone');
});
