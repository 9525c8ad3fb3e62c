// Faults of the program are logged beside the settings, each with its method and its stack.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { logTo } from '#electron/log.ts';
import { testFolder } from '../helpers/project.ts';

const logged = (folder: string): string => readFileSync(join(folder, 'logs', 'concord.log'), 'utf8');

test('a fault is logged with its method and its stack', () => {
  using folder = testFolder();
  const log = logTo(folder.path);

  log('codes.create', new Error('no such row'));
  log('codes.merge', 'torn');

  expect(logged(folder.path)).toMatch(/codes\.create Error: no such row\n +at .*log\.test\.ts/);
  expect(logged(folder.path)).toMatch(/codes\.merge torn/);
});

test('each folder has a log of its own, in whatever order they were created', () => {
  using one = testFolder();
  using other = testFolder();
  const log = logTo(one.path);
  logTo(other.path)('codes.move', 'elsewhere');

  log('codes.create', 'here');

  expect(logged(one.path)).toMatch(/codes\.create here/);
  expect(logged(one.path)).not.toContain('elsewhere');
  expect(logged(other.path)).not.toContain('codes.create');
});
