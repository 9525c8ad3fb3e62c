import { totalmem } from 'node:os';
import { defineConfig } from 'vitest/config';
import { COMPILE_CACHE } from './scripts/compile-cache.ts';
import { folderInMemory } from './scripts/folder-in-memory.ts';
import { LongestFirst } from './scripts/longest-first.ts';

/** Bytes of memory that the tests may use: those of the machine, or of the container in which they run. */
const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);

/** Tests that walk through pages. They share a Chromium, and the modules of the host that serves them. */
const pages = ['tests/e2e/**/*.test.ts', 'tests/renderer/**/{gallery,surface}.test.ts'];

/** Tests that start the built programs, or turn this process into one of them. */
const programs = [
  'tests/scripts/**/*.test.ts',
  'tests/electron/desktop/**/*.test.ts',
  'tests/packaging.test.ts',
];

/**
 * Tests of what commands print and do. They share a process that runs one command after the other
 * (tests/electron/cli/one-program.ts).
 */
const commands = ['tests/electron/cli/**/*.test.ts'];

/**
 * Tests about the files themselves: how they are written, locked, copied and shared, and what becomes of them when a
 * program is killed.
 */
const files = [
  'tests/db/**/*.test.ts',
  'tests/electron/*.test.ts',
  'tests/electron/{engines,snapshots,study}/**/*.test.ts',
  'tests/electron/services/**/interrupted.test.ts',
  'tests/electron/team/folder-{failures,files}.test.ts',
];

/**
 * The folder in memory for studies, if there is room. Many tests do hundreds of acts, and a disk delays each act by some
 * milliseconds and takes a fifth of its processor time. Tests about the files themselves stay on the disk.
 */
const temporary = folderInMemory();
const inMemory = temporary === null ? {} : { env: { TMPDIR: temporary } };

/** One process runs one file after the other: most files run faster than their modules load. */
const sharing = {
  isolate: false,
  // Fails a file that leaves something changed for the next, and lets a failed property report before the time limit.
  setupFiles: ['./tests/helpers/left-behind.ts', './tests/helpers/in-time.ts'],
};

export default defineConfig({
  test: {
    // Longer than anything takes on a busy machine, so that a failure tells what is wrong instead of running out of
    // time.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Time for a page to show something: long, since a busy machine is no fault.
    expect: { poll: { timeout: 30_000, interval: 50 } },
    // Two more than the two cores of the machines that check this: a third of the time, tests wait for frames, for the
    // disk or for another program. Each worker takes up to a gigabyte, including the pages that it opens.
    maxWorkers: memory > 6 * 2 ** 30 ? 4 : 3,
    sequence: { sequencer: LongestFirst },
    // The command line and the readers start hundreds of times; each start reuses the modules that an earlier one
    // compiled.
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE },
    reporters: ['default', './scripts/left-out-tests.ts'],
    projects: [
      { extends: true, test: { name: 'programs', include: programs } },
      { extends: true, test: { ...sharing, ...inMemory, name: 'pages', include: pages } },
      { extends: true, test: { ...sharing, ...inMemory, name: 'commands', include: commands } },
      { extends: true, test: { ...sharing, name: 'files', include: files } },
      {
        extends: true,
        test: {
          ...sharing,
          ...inMemory,
          name: 'rooms',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...programs, ...commands, ...pages, ...files],
        },
      },
    ],
  },
});
