import { expect, test } from 'vitest';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inSlices } from '#electron/engines/in-slices.ts';

/** Steps that each take longer than a slice, and return the state in which they began. */
function* slowSteps(tables: { readonly changes: number }, begun: number[]): Generator<void, number> {
  const { changes } = tables;
  begun.push(changes);
  for (let step = 0; step < 4; step += 1) {
    const end = performance.now() + 25;
    while (performance.now() < end);
    yield;
  }
  return changes;
}

const { signal } = new AbortController();

test('a long count lets others in, and begins again where they changed what it counts', async () => {
  const tables = { changes: 0 };
  const begun: number[] = [];

  const counting = inSlices(tables, signal, () => slowSteps(tables, begun));
  await nextTurn();
  tables.changes = 1;

  expect(await counting).toBe(1);
  expect(begun).toEqual([0, 1]);
});

test('a count under which everything keeps changing is made in one piece at last', async () => {
  const tables = { changes: 0 };
  const begun: number[] = [];
  const changing = { isWanted: true };
  const changes = (async () => {
    while (changing.isWanted) {
      tables.changes += 1;
      await nextTurn();
    }
  })();

  await inSlices(tables, signal, () => slowSteps(tables, begun));
  changing.isWanted = false;
  await changes;

  expect(begun).toHaveLength(4);
});

test('a cancelled count ends', async () => {
  const tables = { changes: 0 };
  const controller = new AbortController();

  const counting = inSlices(tables, controller.signal, () => slowSteps(tables, []));
  await nextTurn();
  controller.abort(new Error('enough'));

  await expect(counting).rejects.toThrow('enough');
});
