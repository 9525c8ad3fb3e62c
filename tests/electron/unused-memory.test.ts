// Answers that were sent long ago must not fill the memory of a program that stays open for days.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** In milliseconds: a program that never returns its memory must not hold up the other tests. */
const TIMEOUT_MS = 120_000;

test.each([
  ['that is idle', 'await after(200)'],
  // As in Electron, where the event loop is never seen waiting.
  ['whose event loop goes on without work', 'Atomics.wait(cell, 0, 0, 20), await new Promise(setImmediate)'],
])('a program %s returns the memory of a large answer, and ends when its work is done', (_, goOn) => {
  const script = `
    const { getHeapStatistics } = await import('node:v8');
    const { setTimeout: after } = await import('node:timers/promises');
    const { collectWhenIdle } = await import(${JSON.stringify(join(root, 'electron/unused-memory.ts'))});
    const cell = new Int32Array(new SharedArrayBuffer(4));
    const used = () => getHeapStatistics().used_heap_size;
    collectWhenIdle();
    const before = used();
    let answer = Array.from({ length: 1_000_000 }, (_, made) => ({ made, name: 'x' + made }));
    const most = used();
    answer = null;
    while (used() - before > 20_000_000) ${goOn};
    console.log(most - before);`;

  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
  });

  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(Number(stdout)).toBeGreaterThan(60_000_000);
});
