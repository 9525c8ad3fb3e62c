// The snapshot keeper: a process that ends when it has been idle and starts again when it is needed.
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileToLend } from '#db/own-files.ts';
import { openKeeper, type StartKeeper } from '#electron/snapshots/keeper.ts';
import { forkNode } from '#formats/own-process.ts';
import { newStudy } from '../../helpers/memo-acts.ts';
import { testFolder } from '../../helpers/project.ts';

test('a request made while an idle process is ending is done by the next process', async () => {
  using folder = testFolder();
  const keeper = openKeeper({ restAfter: 0 });
  const due = () => keeper.ask('checkNext', { store: join(folder.path, 'none'), now: 0 });
  const said: unknown[] = [];
  for (let times = 0; times < 3; times += 1) {
    // One after the other: each request arrives while the process before it is ending.
    said.push(await due());
    await pause(2);
  }
  keeper.close();

  expect(said).toEqual([null, null, null]);
});

test('work interrupted by the end of the process is done by the next one, and the log says how the process ended', async () => {
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

test('work that ends two processes is given up with a fault that says how, and the next request is done', async () => {
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

test('work in progress when the keeper is closed is stopped, not restarted', async () => {
  using folder = testFolder();
  const started: number[] = [];
  const keeper = openKeeper({ start: killedWhenAsked(started, 0) });
  const asked = keeper.ask('checkNext', { store: join(folder.path, 'none'), now: 0 });
  keeper.close();

  await expect(asked).rejects.toMatchObject({ code: 'cancelled', key: 'errors:snapshot_stopped' });
  await keeper.settled();
  expect(started).toHaveLength(1);
});

test('the keeper does not read a study whose log was removed, since SQLite would create another log', async () => {
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

/** Starts real processes; the first `times` of them are killed at their first request. */
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
