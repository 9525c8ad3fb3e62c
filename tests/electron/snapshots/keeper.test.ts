// The process that makes snapshots, which is ended when it has rested and begun again when it is asked.
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileToLend } from '#db/own-files.ts';
import { openKeeper, type StartKeeper } from '#electron/snapshots/keeper.ts';
import { forkNode } from '#formats/own-process.ts';
import { newStudy } from '../../helpers/memo-acts.ts';
import { testFolder } from '../../helpers/project.ts';

test('what is asked while a rested process is still ending is done by the next one', async () => {
  using folder = testFolder();
  const keeper = openKeeper({ restAfter: 0 });
  const due = () => keeper.ask('checkNext', { store: join(folder.path, 'none'), now: 0 });
  const said: unknown[] = [];
  for (let times = 0; times < 3; times += 1) {
    // One after the other: each falls into the end of the process before.
    said.push(await due());
    await pause(2);
  }
  keeper.close();

  expect(said).toEqual([null, null, null]);
});

test('what was being done when the process ended by itself is done by the next one, and the log says how it ended', async () => {
  using folder = testFolder();
  const logged: string[] = [];
  const started: number[] = [];
  const keeper = openKeeper({
    start: killedWhenAsked(started, 1),
    log: (name, error) => logged.push(`${name}: ${(error as Error).message}`),
  });
  const store = join(folder.path, 'none');
  const said = await Promise.all([
    keeper.ask('checkNext', { store, now: 0 }),
    keeper.ask('checkNext', { store, now: 1 }),
  ]);
  keeper.close();

  expect(said).toEqual([null, null]);
  expect(started).toHaveLength(2);
  expect(logged).toEqual(['snapshots: checkNext: the process that keeps snapshots ended: SIGKILL']);
});

test('what ends two processes is given up as a fault that says how, and what was asked behind it is done', async () => {
  using folder = testFolder();
  const started: number[] = [];
  const keeper = openKeeper({ start: killedWhenAsked(started, 2) });
  const store = join(folder.path, 'none');
  const first = keeper.ask('checkNext', { store, now: 0 });
  const second = keeper.ask('checkNext', { store, now: 1 });

  await expect(first).rejects.toMatchObject({
    code: 'internal',
    key: 'errors:snapshot_process_ended',
    parameters: { how: 'SIGKILL' },
  });
  expect(await second).toBeNull();
  keeper.close();
  expect(started).toHaveLength(3);
});

test('what goes on when the keeper is closed is stopped, not begun again', async () => {
  using folder = testFolder();
  const started: number[] = [];
  const keeper = openKeeper({ start: killedWhenAsked(started, 0) });
  const asked = keeper.ask('checkNext', { store: join(folder.path, 'none'), now: 0 });
  keeper.close();

  await expect(asked).rejects.toMatchObject({ code: 'cancelled', key: 'errors:snapshot_stopped' });
  await keeper.settled();
  expect(started).toHaveLength(1);
});

test('nothing is read of a study whose log was removed, since SQLite would begin another', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  const store = newStudy(path);
  const keeper = openKeeper();
  const file = fileToLend(path);
  const read = () => keeper.ask('head', { file });
  expect(await read()).toMatchObject({ counts: { codings: 0 } });
  rmSync(`${path}-wal`);

  await expect(read()).rejects.toMatchObject({ key: 'errors:place_log_gone' });

  expect(existsSync(`${path}-wal`)).toBe(false);
  keeper.close();
  store.close();
});

/** Starts real processes, of which the first `times` are killed as soon as they are asked for something. */
function killedWhenAsked(started: number[], times: number): StartKeeper {
  return (entry, argument) => {
    const child = forkNode<Parameters<ReturnType<StartKeeper>['send']>[0], never>(entry, argument);
    started.push(child.pid ?? 0);
    const isKilled = started.length <= times;
    return {
      ...child,
      send: (request) => {
        if (isKilled) child.kill();
        else child.send(request);
      },
    };
  };
}
