// One process runs many files of tests. What a file would leave to the next (variables of the environment, another
// working folder, globals in place of the real ones, a clock that stands) fails that file, whichever comes after it.
import { deepStrictEqual } from 'node:assert/strict';
import { afterAll, beforeAll, vi } from 'vitest';

const globals = [
  'fetch',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'Date',
  'crypto',
  'performance',
] as const;

function surroundings() {
  return {
    folder: process.cwd(),
    environment: { ...process.env },
    // By what they are, not by what they look like.
    globals: globals.map((name) => globalThis[name]),
    fakeTimers: vi.isFakeTimers(),
    umask: process.umask(),
  };
}

let before: ReturnType<typeof surroundings>;

beforeAll(() => {
  before = surroundings();
});

afterAll(() => {
  const after = surroundings();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  process.chdir(before.folder);
  process.umask(before.umask);
  for (const name of Object.keys(after.environment))
    if (!(name in before.environment)) delete process.env[name];
  Object.assign(process.env, before.environment);
  deepStrictEqual({ ...after, globals: null }, { ...before, globals: null });
  deepStrictEqual(
    globals.filter((_, index) => after.globals[index] !== before.globals[index]),
    [],
  );
});
