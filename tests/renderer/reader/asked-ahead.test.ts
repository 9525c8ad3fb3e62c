import { expect, test } from 'vitest';
import { AskedAhead } from '#renderer/features/reader/asked-ahead.ts';

/** Answers with the number of the request. */
function counting() {
  const requests: string[] = [];
  const ahead = new AskedAhead((id) => Promise.resolve(requests.push(id)));
  return { ahead, requests };
}

test('what was asked for ahead is taken without asking again, and only once', async () => {
  const { ahead, requests } = counting();
  ahead.ask('a', 7);

  expect(await ahead.take('a', 7)).toBe(1);
  expect(await ahead.take('a', 7)).toBe(2);
  expect(requests).toEqual(['a', 'a']);
});

test('what came before the news of an act is asked for again', async () => {
  const { ahead } = counting();
  ahead.ask('a', 7);

  expect(await ahead.take('a', 8)).toBe(2);
});

test('what is no longer wanted is let go of', async () => {
  const { ahead } = counting();
  ahead.ask('a', 7);
  ahead.ask('b', 7);

  ahead.keepOnly(['b']);

  expect(await ahead.take('b', 7)).toBe(2);
  expect(await ahead.take('a', 7)).toBe(3);
});

test('a refusal is told to whoever takes it, and to nobody else', async () => {
  const ahead = new AskedAhead(() => Promise.reject(new Error('gone')));
  ahead.ask('a', 7);
  ahead.ask('b', 7);

  await expect(ahead.take('a', 7)).rejects.toThrow('gone');
});
