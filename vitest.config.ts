import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // Longer than anything takes on a machine that does other work beside it: what fails fails by what it sees.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // What a page is waited for to show: long, since a busy machine is no fault.
    expect: { poll: { timeout: 30_000, interval: 25 } },
    // Two at a time: the machines that check this have two cores, and the journeys start a browser each.
    maxWorkers: 2,
    // The command line and the readers are started hundreds of times: each reads its modules as the last one left them.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/compiled', import.meta.url)) },
    reporters: ['default', './scripts/left-out-tests.ts'],
  },
});
