// Answers that were sent long ago must not fill the memory of a program that stays open for days.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('an idle program returns the memory of a large answer, and ends when its work is done', () => {
  const script = `
    const { getHeapStatistics } = await import('node:v8');
    const { setTimeout: after } = await import('node:timers/promises');
    const { collectWhenIdle } = await import(${JSON.stringify(join(root, 'electron/unused-memory.ts'))});
    const used = () => getHeapStatistics().used_heap_size;
    collectWhenIdle();
    const before = used();
    let answer = Array.from({ length: 1_000_000 }, (_, made) => ({ made, name: 'x' + made }));
    const most = used();
    answer = null;
    while (used() - before > 20_000_000) await after(200);
    console.log(most - before);`;

  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });

  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(Number(stdout)).toBeGreaterThan(60_000_000);
});
