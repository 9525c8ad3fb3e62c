// The order of the files of tests: those that start programs first, the slowest of them at the very beginning, so that no
// core is idle while another ends a long one.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of minutes, and the folder of those that wait most. */
const SLOWEST = ['/tests/electron/cli/large-package.', '/tests/e2e/sample-tour.', '/tests/scripts/'];

/** Of the others, those that take half a minute: they begin their project, for one core would wait at the end for them. */
const LONG = ['/tests/db/closing.', '/tests/electron/services/every-command.', '/exchange/own-data.'];

/** The projects of vitest.config.ts one after the other: files that share a process go on in it while the next is one too. */
const PROJECTS = ['pages', 'programs', 'commands', 'services', 'rooms'];

/** Where such a file stands: the slowest before the others, and these by their project. */
function rank({ moduleId, project }: TestSpecification): number {
  const place = SLOWEST.findIndex((part) => moduleId.includes(part));
  if (place >= 0) return place;
  const among = SLOWEST.length + PROJECTS.indexOf(project.name);
  return LONG.some((part) => moduleId.includes(part)) ? among : among + 0.5;
}

/** Among equals as vitest orders them: by what they took last time where that is known, else by their size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
