// One process runs many test files. A file that leaves something changed for the next (an environment variable, the
// working folder, a replaced global, a stopped clock) fails here, whichever file comes next.
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
    // Compared by identity: a stand-in may look equal.
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
