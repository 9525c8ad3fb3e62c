// Short-lived objects must not swell the memory of a program that stays open for days.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('a program that allocates much, and leaves its thread free in between, keeps its young heap small', () => {
  const script = `
    const { getHeapSpaceStatistics } = await import('node:v8');
    const { setImmediate: nextTurn } = await import('node:timers/promises');
    const { boundYoungHeap } = await import(${JSON.stringify(join(root, 'electron/young-heap.ts'))});
    boundYoungHeap();
    let kept = [];
    let most = 0;
    for (let turn = 0; turn < 100; turn += 1) {
      for (let made = 0; made < 5000; made += 1) kept.push({ made, name: 'x' + made });
      if (kept.length > 400000) kept = [];
      const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
      most = Math.max(most, young.space_used_size + young.space_available_size);
      await nextTurn();
    }
    console.log(most);`;

  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });

  expect(stderr).toBe('');
  // The young heap doubles as it grows; without a limit it would take 33 MB.
  expect(Number(stdout)).toBeLessThan(9_000_000);
});

test('a large command that makes much garbage keeps its heap near what is in use', () => {
  const script = `
    const { setImmediate: nextTurn } = await import('node:timers/promises');
    const { boundHeap } = await import(${JSON.stringify(join(root, 'electron/young-heap.ts'))});
    boundHeap();
    const used = Array.from({ length: 300000 }, (_, made) => ({ made, name: 'x' + made }));
    let late = [];
    let most = 0;
    for (let turn = 0; turn < 200; turn += 1) {
      late.push(Array.from({ length: 30000 }, (_, made) => ({ made, turn })));
      // Old enough to have left the young heap.
      if (late.length > 20) late.shift();
      most = Math.max(most, process.memoryUsage().heapUsed);
      await nextTurn();
    }
    gc();
    console.log(most / process.memoryUsage().heapUsed, used.length);`;

  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', '--input-type=module', '-e', script],
    { cwd: root, encoding: 'utf8' },
  );

  expect(stderr).toBe('');
  // It makes twice as much as it uses to the end; without a limit the heap would grow to four times as much.
  expect(Number(stdout.split(' ')[0])).toBeLessThan(3.3);
});
