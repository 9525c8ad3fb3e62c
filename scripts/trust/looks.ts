// The walks through every screen in each language, light and dark, and in every window size. `npm test` walks only in
// some of these combinations, since the page of a screen is the same in all.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Found } from './found.ts';

export const WALKS = [
  'tests/e2e/sample-tour.test.ts',
  'tests/e2e/dialogs-when-narrow.test.ts',
  'tests/e2e/day-of-coding.test.ts',
] as const;

/** The part of vitest's report that is read here. */
interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Walks in all combinations. The pages must be built, and a Chromium installed. */
export async function tryLooks(): Promise<Found> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'concord-looks-'));
  const report = join(folder, 'report.json');
  try {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const walking = spawn(
      process.execPath,
      [vitest, 'run', ...WALKS, '--reporter=json', `--outputFile=${report}`],
      { cwd: root, env: { ...process.env, CONCORD_LOOKS: 'all' }, stdio: 'ignore' },
    );
    const [status] = (await once(walking, 'exit')) as [number | null];
    return foundIn(JSON.parse(readFileSync(report, 'utf8')) as Report, status);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The findings of the walks; a file that could not start is a fault too, and so is an exit status that no step
 * explains.
 */
export function foundIn({ testResults }: Report, status: number | null): Found {
  const steps = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = steps.filter((step) => step.status !== 'passed');
  const faults = [
    ...failed.map((step) => `${step.fullName}: ${step.status}`),
    ...testResults.flatMap(({ message, assertionResults }) =>
      assertionResults.length === 0 ? [message] : [],
    ),
  ];
  return {
    tried: steps.length,
    came: { walks: testResults.length, seen: steps.length - failed.length },
    faults: faults.length === 0 && status !== 0 ? [`The walks ended with status ${status}.`] : faults,
  };
}
