import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two at a time: the machines that check this have two cores, and the journeys start a browser each.
    maxWorkers: 2,
    reporters: ['default'],
  },
});
