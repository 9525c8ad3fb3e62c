import { expect, test } from 'vitest';
import { gathering } from '#renderer/features/passages/gathering.ts';

test('questions asked at once become one call, and each gets its own answer', async () => {
  const asked: number[][] = [];
  const double = gathering<number, number>((numbers) => {
    asked.push([...numbers]);
    return Promise.resolve(numbers.map((number) => number * 2));
  }, 10);

  const answers = await Promise.all([double(1), double(2), double(3)]);

  expect(answers).toEqual([2, 4, 6]);
  expect(asked).toEqual([[1, 2, 3]]);
});

test('more questions than fit in one call take several', async () => {
  const asked: number[][] = [];
  const same = gathering<number, number>((numbers) => {
    asked.push([...numbers]);
    return Promise.resolve(numbers);
  }, 2);

  expect(await Promise.all([same(1), same(2), same(3)])).toEqual([1, 2, 3]);
  expect(asked).toEqual([[1, 2], [3]]);
});

test('a later question makes a call of its own', async () => {
  const asked: number[][] = [];
  const same = gathering<number, number>((numbers) => {
    asked.push([...numbers]);
    return Promise.resolve(numbers);
  }, 10);
  await same(1);

  await same(2);

  expect(asked).toEqual([[1], [2]]);
});

test('a call that fails fails for all who asked, but not for those who ask again', async () => {
  let fails = true;
  const flaky = gathering<number, number>(
    (numbers) => (fails ? Promise.reject(new Error('closed')) : Promise.resolve(numbers)),
    10,
  );
  const [first, second] = await Promise.allSettled([flaky(1), flaky(2)]);
  fails = false;

  expect([first.status, second.status]).toEqual(['rejected', 'rejected']);
  expect(await flaky(1)).toBe(1);
});
