// npm run fuzz -- laws: tries the laws of random acts in studies (merges of project files, undo, folding, proofs …), and of
// random queries, with other inputs and ids than the tests do. A failure prints its input, and the variable that draws the
// same ids again.
//   --inputs 200   inputs for each law; two of them take about a second
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Far longer than an input of any law takes, in milliseconds. */
const MAX_INPUT_MS = 60_000;

/** The command: prints what the tests of the laws print; resolves to whether every law held. */
export function main(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: args.filter((each) => each !== 'laws'),
    options: { inputs: { type: 'string', default: '200' } },
  });
  const inputs = Number(values.inputs);
  if (!Number.isInteger(inputs) || inputs < 1) throw new RangeError('--inputs is a whole number above 0.');
  const files = globSync('tests/**/*.test.ts', { cwd: root }).filter((file) =>
    readFileSync(`${root}/${file}`, 'utf8').includes('seeded-ids.ts'),
  );
  const { status } = spawnSync(
    process.execPath,
    [
      `${root}/node_modules/vitest/vitest.mjs`,
      'run',
      ...files,
      '--testTimeout',
      String(inputs * MAX_INPUT_MS),
    ],
    { cwd: root, env: { ...process.env, CONCORD_LAWS: String(inputs) }, stdio: 'inherit' },
  );
  return Promise.resolve(status === 0);
}
