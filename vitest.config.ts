import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What a page is waited for to show: long, since a busy machine is no fault.
    expect: { poll: { timeout: 10_000, interval: 25 } },
    // Two at a time: the machines that check this have two cores, and the journeys start a browser each.
    maxWorkers: 2,
    reporters: ['default'],
  },
});
