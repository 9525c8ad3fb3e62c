// Says at the end of a run of tests how many were left out and why, so that a shorter run is not taken for a whole one.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** Where the same lines are kept for `.ci/run`. */
const kept = new URL('../.cache/left-out-tests.txt', import.meta.url);

/** A line for each reason, which a test that is left out says in brackets in its name, or in the name of its group. */
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
    // Whoever asks for tests by name wants no others.
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
