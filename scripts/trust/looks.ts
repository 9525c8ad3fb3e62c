// The walks through every screen in each language, in light and in dark and in every size of window. `npm test` takes them in
// some of these looks alone, since one screen is the same page in all of them.
import { spawn } from 'node:child_process';
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

/** As much of a report of vitest as is read here. */
interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Takes all walks in all looks. Needs the pages built, and a Chromium. */
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
    await new Promise((ended, failed) => walking.once('exit', ended).once('error', failed));
    return foundIn(JSON.parse(readFileSync(report, 'utf8')) as Report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the walks saw; a file that could not begin is a fault too. */
export function foundIn({ testResults }: Report): Found {
  const steps = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = steps.filter(({ status }) => status !== 'passed');
  return {
    tried: steps.length,
    came: { walks: testResults.length, seen: steps.length - failed.length },
    faults: [
      ...failed.map(({ fullName, status }) => `${fullName}: ${status}`),
      ...testResults.flatMap(({ message, assertionResults }) =>
        assertionResults.length === 0 ? [message] : [],
      ),
    ],
  };
}
