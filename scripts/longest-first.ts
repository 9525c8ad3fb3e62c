// The order of the files of tests: those that start programs first, the slowest of them at the very beginning, so that no
// core is idle while another ends a long one.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of minutes, and the folder of those that wait most. */
const SLOWEST = ['/tests/electron/cli/large-package.', '/tests/e2e/sample-tour.', '/tests/scripts/'];

/** The projects of vitest.config.ts one after the other: files that share a process go on in it while the next is one too. */
const PROJECTS = ['pages', 'programs', 'rooms'];

/** Where such a file stands: the slowest before the others, and these by their project. */
function rank({ moduleId, project }: TestSpecification): number {
  const place = SLOWEST.findIndex((part) => moduleId.includes(part));
  return place < 0 ? SLOWEST.length + PROJECTS.indexOf(project.name) : place;
}

/** Among equals as vitest orders them: by what they took last time where that is known, else by their size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
