// The order of the files of tests: those that start programs first, the slowest of them at the very beginning, so that no
// core is idle while another ends a long one.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of minutes, and the folders whose files take some tens of seconds. */
const SLOW = [
  '/tests/electron/cli/large-package.',
  '/tests/e2e/sample-tour.',
  '/tests/scripts/',
  '/tests/e2e/',
  '/tests/electron/cli/',
];

/** Where such a file stands among the slow; one of no slow folder comes after all of them. */
function rank({ moduleId }: TestSpecification): number {
  const place = SLOW.findIndex((part) => moduleId.includes(part));
  return place < 0 ? SLOW.length : place;
}

/** Among equals as vitest orders them: by what they took last time where that is known, else by their size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
