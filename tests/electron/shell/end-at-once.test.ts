import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { endAtOnce } from '#electron/shell/end-at-once.ts';

test('a process that has ended by itself is ended without a complaint', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);

  expect(pid).toBeGreaterThan(0);
  expect(() => endAtOnce(pid)).not.toThrow();
});
