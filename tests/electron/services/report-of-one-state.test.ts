// A report tells of one state of the study, though acts are answered while it is read.
import { expect, test } from 'vitest';
import { ofOneState } from '#electron/services/report/one-state.ts';

/** How often something was read that a change overtakes this many times, and what was found. */
async function readings(overtaken: number): Promise<readonly [read: number, found: number]> {
  const counting = { changes: 0 };
  let read = 0;
  const found = await ofOneState({ counting }, () => {
    const { changes } = counting;
    if (read < overtaken) counting.changes += 1;
    read += 1;
    return Promise.resolve(changes);
  });
  return [read, found];
}

test.each([
  [0, [1, 0]],
  [1, [2, 1]],
  [2, [3, 2]],
  // A study that never rests is read a last time.
  [9, [3, 2]],
])('after %i changes meanwhile', async (overtaken, expected) => {
  expect(await readings(overtaken)).toEqual(expected);
});
