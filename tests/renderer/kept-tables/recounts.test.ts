import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { Recounts } from '#renderer/features/kept-tables/recounts.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A count that is answered by hand. */
function counting() {
  const asked: {
    id: string;
    signal: AbortSignal;
    answer: (value: string) => void;
    fail: (why: Error) => void;
  }[] = [];
  const errors: unknown[] = [];
  const recounts = new Recounts<string>(
    (id, signal) => new Promise((answer, fail) => asked.push({ id, signal, answer, fail })),
    () => undefined,
    (error) => errors.push(error),
  );
  const answer = async (value: string): Promise<void> => {
    asked.at(-1)!.answer(value);
    await vi.advanceTimersByTimeAsync(0);
  };
  const ids = () => asked.map(({ id }) => id);
  return { asked, errors, recounts, answer, ids };
}

const items = ['a', 'b', 'c'].map((id) => ({ id, key: id }));

it('counts one after another, in the order of the list, and knows what it has so far', async () => {
  const { recounts, answer, ids } = counting();

  recounts.want(items);
  expect([ids(), recounts.left]).toEqual([['a'], 3]);
  await answer('1');
  await answer('2');

  expect(ids()).toEqual(['a', 'b', 'c']);
  expect([...recounts.known()].map(([id, { value }]) => [id, value])).toEqual([
    ['a', '1'],
    ['b', '2'],
  ]);
  expect(recounts.left).toBe(1);
});

it('gives up what is under way when the study changes, and begins again once it is quiet, with the old values meanwhile', async () => {
  const { recounts, answer, ids, asked } = counting();
  recounts.want(items);
  await answer('1');

  recounts.changed();
  expect(asked[1]?.signal.aborted).toBe(true);
  asked[1]?.fail(new AppError('cancelled', 'errors:cancelled'));
  await vi.advanceTimersByTimeAsync(200);
  recounts.changed();
  await vi.advanceTimersByTimeAsync(300);
  expect(ids()).toEqual(['a', 'b']);
  await vi.advanceTimersByTimeAsync(100);

  expect(ids()).toEqual(['a', 'b', 'a']);
  expect(recounts.known().get('a')).toEqual({ value: '1', isStale: true });
});

it('counts only the item again whose settings have changed', async () => {
  const { recounts, answer, ids } = counting();
  recounts.want(items.slice(0, 2));
  await answer('1');
  await answer('2');

  recounts.want([items[1]!, { id: 'a', key: 'another' }]);

  expect(ids()).toEqual(['a', 'b', 'a']);
});

it('tells a failure once and goes on, and says nothing of an item that is gone', async () => {
  const { recounts, asked, errors, ids } = counting();
  recounts.want(items);
  asked[0]?.fail(new AppError('not_found', 'errors:no_such_keptTable'));
  await vi.advanceTimersByTimeAsync(0);
  asked[1]?.fail(new Error('the program was reached no more'));
  await vi.advanceTimersByTimeAsync(0);

  expect(ids()).toEqual(['a', 'b', 'c']);
  expect(errors).toHaveLength(1);
  recounts.stop();
  expect(asked[2]?.signal.aborted).toBe(true);
});
