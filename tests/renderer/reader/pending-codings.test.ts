import { expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { CodingRecord } from '#core/records.ts';
import { PendingCodings } from '#renderer/features/reader/pending-codings.ts';

const stored = { id: 'stored' } as CodingRecord;
const asked = { codeId: 'guide', span: { start: 4, end: 9 } };

/** Pending codings beside records that the test fills, and the lists that a screen was told of. */
function beside(records: CodingRecord[]) {
  const lists: number[] = [];
  const pending: PendingCodings = new PendingCodings(
    () => records,
    () => lists.push(pending.list.length),
  );
  return { pending, lists };
}

test('a coding is pending from its request until the records contain it', async () => {
  const records: CodingRecord[] = [];
  const { pending, lists } = beside(records);
  const answer = Promise.withResolvers<CodingRecord>();

  const storing = pending.whileStoring(asked, answer.promise);
  expect(pending.list).toEqual([asked]);
  records.push(stored);
  answer.resolve(stored);

  expect(await storing).toBe(stored);
  expect(pending.list).toEqual([]);
  expect(lists).toEqual([1, 0]);
});

test('a coding stays pending while its answer is here before the records have changed', async () => {
  const { pending, lists } = beside([]);

  await pending.whileStoring(asked, Promise.resolve(stored));
  expect(pending.list).toEqual([asked]);
  pending.recordsChanged();

  expect(pending.list).toEqual([]);
  expect(lists).toEqual([1, 0]);
});

test('a coding that was undone before its answer came is pending no longer', async () => {
  const records: CodingRecord[] = [];
  const { pending } = beside(records);
  const answer = Promise.withResolvers<CodingRecord>();

  const storing = pending.whileStoring(asked, answer.promise);
  records.push(stored);
  pending.recordsChanged();
  records.pop();
  pending.recordsChanged();
  answer.resolve(stored);
  await storing;

  expect(pending.list).toEqual([]);
});

test('a coding that is refused is pending no longer, and its refusal is passed on', async () => {
  const { pending } = beside([]);
  const refused = new AppError('conflict', 'errors:text_changed', { title: '' });

  await expect(pending.whileStoring(asked, Promise.reject(refused))).rejects.toBe(refused);

  expect(pending.list).toEqual([]);
});

test('a coding of the whole source is never pending, since it has no place in the text', async () => {
  const { pending, lists } = beside([]);

  await pending.whileStoring({ codeId: 'guide', span: null }, Promise.resolve(stored));

  expect(lists).toEqual([]);
});
