// A child process of our own beside the program.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { forkNode } from '#formats/own-process.ts';
import { testFolder } from '../helpers/project.ts';

const module = fileURLToPath(new URL('../../formats/own-process.ts', import.meta.url));
const NOBODY = 65_534;

test.each([
  { given: getPriority(), stands: Math.max(10, getPriority()) },
  { given: 19, stands: 19 },
])('runs at low priority when started at $given, and never asks for a higher one', ({ given, stands }) => {
  // Only root may ask for a higher priority, and tests may run as root.
  const script = `
    import { writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
    const { standBehindWork } = await import(${JSON.stringify(module)});
    if (process.getuid() === 0) { process.setgroups([]); process.setgid(${NOBODY}); process.setuid(${NOBODY}); }
    standBehindWork();
    console.log(getPriority());`;
  const words = [
    '-n',
    String(given - getPriority()),
    process.execPath,
    '--input-type=module',
    '--eval',
    script,
  ];
  const { stdout, stderr } = spawnSync('nice', words, { encoding: 'utf8' });

  expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: String(stands), stderr: '' });
});

test.each([
  { script: 'process.exit(3)', how: 'status 3' },
  { script: `process.kill(process.pid, 'SIGKILL')`, how: 'SIGKILL' },
])('reports once that it ended with $how, also to later listeners', async ({ script, how }) => {
  using folder = testFolder();
  const entry = join(folder.path, 'entry.mjs');
  writeFileSync(entry, script);
  const child = forkNode(entry, '');
  const told: string[] = [];
  await new Promise<void>((resolve) =>
    child.onEnd((by) => {
      told.push(by);
      resolve();
    }),
  );
  child.onEnd((by) => told.push(by));

  expect(told).toEqual([how, how]);
});
