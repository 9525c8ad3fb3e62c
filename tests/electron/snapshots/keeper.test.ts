// The process that makes snapshots, which is ended when it has rested and begun again when it is asked.
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openKeeper } from '#electron/snapshots/keeper.ts';
import { forkNode } from '#formats/own-process.ts';
import { testFolder } from '../../helpers/project.ts';

test('what is asked while a rested process is still ending is done by the next one', async () => {
  using folder = testFolder();
  const keeper = openKeeper(forkNode, 0);
  const due = () => keeper.ask('checkNext', { store: join(folder.path, 'none'), now: 0 });
  const said: unknown[] = [];
  for (let times = 0; times < 3; times += 1) {
    // One after the other: each falls into the end of the process before.
    // oxlint-disable-next-line no-await-in-loop
    said.push(await due());
    // oxlint-disable-next-line no-await-in-loop
    await pause(2);
  }
  keeper.close();

  expect(said).toEqual([null, null, null]);
});
