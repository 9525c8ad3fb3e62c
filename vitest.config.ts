import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/longest-first.ts';

/**
 * Tests of what thinks and keeps, most of which take less time than to read their modules; of the pages those that start
 * no browser.
 */
const rooms = ['tests/{core,db,figures,words}/**/*.test.ts', 'tests/renderer/**/!(gallery|surface).test.ts'];

export default defineConfig({
  test: {
    // Longer than anything takes on a machine that does other work beside it: what fails fails by what it sees.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // What a page is waited for to show: long, since a busy machine is no fault.
    expect: { poll: { timeout: 30_000, interval: 25 } },
    // Two at a time: the machines that check this have two cores, and the journeys start a browser each.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // The command line and the readers are started hundreds of times: each reads its modules as the last one left them.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/compiled', import.meta.url)) },
    reporters: ['default', './scripts/left-out-tests.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'programs', include: ['tests/**/*.test.{ts,tsx}'], exclude: rooms },
      },
      {
        extends: true,
        test: {
          name: 'rooms',
          include: rooms,
          // One process runs one file after the other. What a file would leave to the next fails it.
          isolate: false,
          setupFiles: ['./tests/helpers/left-behind.ts'],
        },
      },
    ],
  },
});
