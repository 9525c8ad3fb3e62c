import { beforeEach, expect, test } from 'vitest';
import { noteLoaded, noteHeard, untilHeard } from '#renderer/state/heard.ts';

beforeEach(() => noteLoaded(10));

test('an act that the records already contain is not waited for', async () => {
  await expect(untilHeard(10)).resolves.toBeUndefined();
});

test('an act whose change is on its way is waited for, and an earlier one is not enough', async () => {
  const order: string[] = [];
  const waiting = untilHeard(12).then(() => order.push('printed'));

  noteHeard(11);
  await new Promise((resolve) => setTimeout(resolve, 5));
  order.push('not yet');
  noteHeard(12);
  await waiting;

  expect(order).toEqual(['not yet', 'printed']);
});

test('nobody waits for acts of a study that was closed', async () => {
  const waiting = untilHeard(11);

  noteLoaded(3);

  await expect(waiting).resolves.toBeUndefined();
});
