import { totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { folderInMemory } from './scripts/folder-in-memory.ts';
import { LongestFirst } from './scripts/longest-first.ts';

/** The bytes of memory that the tests may use: of the machine, or of the container that they run in. */
const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);

/** Tests that walk through pages: they share a Chromium, and the modules of the host that serves them. */
const pages = ['tests/e2e/**/*.test.ts', 'tests/renderer/**/{gallery,surface}.test.ts'];

/** Tests that start the built programs, or turn this process into one of them. */
const programs = [
  'tests/scripts/**/*.test.ts',
  'tests/electron/desktop/**/*.test.ts',
  'tests/packaging.test.ts',
];

/** Tests of what commands say and do: they share a program that runs one after the other (tests/electron/cli/one-program.ts). */
const commands = ['tests/electron/cli/**/*.test.ts'];

/** Tests of what services do with a study; not of programs that are killed at it. */
const services = ['tests/electron/services/**/!(interrupted).test.ts'];

/**
 * Where those make their studies, where there is room: each of them does hundreds of acts, and a disk lets each wait some
 * milliseconds. What is about the file itself stays on the disk.
 */
const temporary = folderInMemory();
const inMemory = temporary === null ? {} : { env: { TMPDIR: temporary } };

/** One process runs one file after the other: most take less time than to read their modules. */
const sharing = {
  isolate: false,
  // What a file would leave to the next fails it; a property that fails says so before its test's time is over.
  setupFiles: ['./tests/helpers/left-behind.ts', './tests/helpers/in-time.ts'],
};

export default defineConfig({
  test: {
    // Longer than anything takes on a machine that does other work beside it: what fails fails by what it sees.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // What a page is waited for to show: long, since a busy machine is no fault.
    expect: { poll: { timeout: 30_000, interval: 50 } },
    // Two more than the two cores of the machines that check this: a journey waits for frames, an act for the disk, a killed
    // program for its successor, a third of their time. Each takes up to a gigabyte, with the pages that it opens.
    maxWorkers: memory > 6 * 2 ** 30 ? 4 : 3,
    sequence: { sequencer: LongestFirst },
    // The command line and the readers are started hundreds of times: each reads its modules as the last one left them.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/compiled', import.meta.url)) },
    reporters: ['default', './scripts/left-out-tests.ts'],
    projects: [
      { extends: true, test: { name: 'programs', include: programs } },
      { extends: true, test: { ...sharing, name: 'pages', include: pages } },
      { extends: true, test: { ...sharing, ...inMemory, name: 'commands', include: commands } },
      { extends: true, test: { ...sharing, ...inMemory, name: 'services', include: services } },
      {
        extends: true,
        test: {
          ...sharing,
          name: 'rooms',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...programs, ...commands, ...pages, ...services],
        },
      },
    ],
  },
});
