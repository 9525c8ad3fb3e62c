// Reports at the end of a test run how many tests were left out and why, so that an incomplete run is not taken for a
// complete one.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** The same lines, kept for `.ci/run`. */
const kept = new URL('../.cache/left-out-tests.txt', import.meta.url);

/** One line for each reason. A test that may be left out has the reason in brackets in its name or its group's. */
export function linesOf(names: readonly string[]): string[] {
  const reasons = Map.groupBy(names, (name) => {
    const said = /\(left out:? (.+?)\)(?: >|$)/.exec(name)?.[1];
    return said ?? `no reason is given: ${name}`;
  });
  return [...reasons]
    .map(
      ([reason, those]) =>
        `${those.length} ${those.length === 1 ? 'test was' : 'tests were'} left out: ${reason}`,
    )
    .toSorted();
}

export default class LeftOutTests implements Reporter {
  #isChosen = false;

  onInit({ config }: Vitest): void {
    // A person who selects tests by name wants no others.
    this.#isChosen = config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#isChosen) return;
    const names = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].map((test) => {
        const result = test.result();
        const note = result.state === 'skipped' ? result.note : undefined;
        return note ? `${test.fullName} (left out: ${note})` : test.fullName;
      }),
    );
    const lines = linesOf(names);
    mkdirSync(fileURLToPath(new URL('.', kept)), { recursive: true });
    writeFileSync(kept, lines.map((line) => `${line}\n`).join(''));
    if (lines.length > 0) console.log(`\n${lines.join('\n')}`);
  }
}
