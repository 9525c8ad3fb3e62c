// The order of test files: those that start programs first, the slowest at the very beginning, so that no processor is
// idle while another finishes a long one.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes, and the folder of tests that wait most. */
const SLOWEST = ['/tests/electron/cli/large-package.', '/tests/e2e/sample-tour.', '/tests/scripts/'];

/**
 * Other files that take up to half a minute: they come first in their project, since otherwise one processor would wait for
 * them at the end. The histories of teams are among the smallest files, which come last.
 */
const LONG = [
  '/tests/db/closing.',
  '/tests/electron/aside/aside-writing.',
  'convergence.',
  '/tests/formats/reading/fuzz.',
  '/tests/electron/services/every-command.',
  '/exchange/own-data.',
];

/**
 * The projects of vitest.config.ts in order: files that share a process stay in it as long as the next file belongs to
 * their project.
 */
const PROJECTS = ['pages', 'programs', 'commands', 'files', 'rooms'];

/** The rank of a file: the slowest before all others, which are in the order of their projects. */
function rank({ moduleId, project }: TestSpecification): number {
  const place = SLOWEST.findIndex((part) => moduleId.includes(part));
  if (place >= 0) return place;
  const among = SLOWEST.length + PROJECTS.indexOf(project.name);
  return LONG.some((part) => moduleId.includes(part)) ? among : among + 0.5;
}

/** Equal ranks in vitest's order: by the last duration if known, else by size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
