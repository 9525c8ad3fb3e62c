// npm run fuzz -- settling: settles thousands of histories of two people and checks every law.
//   --histories 20000    how many
//   --seed 1             the seed of the first
//   --without-rules      removes one rule after another from the engine; the histories must detect each
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { faultIn } from './faults.ts';
import { rulesTakenOut, type RuleTakenOut } from './rules-taken-out.ts';

const root = resolve(import.meta.dirname, '../../..');

/** The first of this many histories with a fault, and the fault; null if there is none. */
export function firstFault(from: number, histories: number): { seed: number; what: string } | null {
  for (let seed = from; seed < from + histories; seed += 1) {
    const what = faultOf(seed);
    if (what !== null) return { seed, what };
  }
  return null;
}

function faultOf(seed: number): string | null {
  try {
    return faultIn(seed);
  } catch (error) {
    return String(error);
  }
}

/** The exit status of a run in which a history went wrong; a run that could not start has another. */
export const MISSED = 3;

/** Whether histories go wrong when this rule is removed from a copy of the engine. Throws if they cannot be run. */
export function isMissed({ file, rule, without }: RuleTakenOut, histories: number): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'concord-settling-'));
  try {
    for (const part of ['core', 'scripts/chance.ts', 'scripts/fuzz/settling', 'package.json'])
      cpSync(join(root, part), join(folder, part), { recursive: true });
    const path = join(folder, 'core/settling', file);
    const text = readFileSync(path, 'utf8');
    if (text.split(rule).length !== 2) throw new RangeError(`${file} does not hold once: ${rule}`);
    writeFileSync(path, text.replace(rule, without));
    const child = join(folder, 'scripts/fuzz/settling/histories-hold.ts');
    const ran = spawnSync(process.execPath, [child, '1', String(histories)], { timeout: 120_000 });
    // Without its rule the engine may loop for ever.
    if (ran.signal !== null || ran.status === MISSED) return true;
    if (ran.status !== 0) throw new Error(`The histories did not run: ${String(ran.stderr)}`);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The command; resolves to whether there was no fault. */
export async function main(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    // Without the command's own name.
    args: args.filter((each) => each !== 'settling'),
    options: {
      histories: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      'without-rules': { type: 'boolean', default: false },
    },
  });
  const histories = Number(values.histories);
  const fault = firstFault(Number(values.seed), histories);
  console.log(
    fault ? `settling: history ${fault.seed}: ${fault.what}` : `settling: ${histories} histories hold`,
  );
  if (!values['without-rules']) return fault === null;
  const unseen = rulesTakenOut.filter((each) => !isMissed(each, 3000));
  for (const { name } of unseen) console.log(`settling: nothing is amiss without this rule: ${name}`);
  console.log(
    `settling: ${rulesTakenOut.length - unseen.length} of ${rulesTakenOut.length} rules are missed`,
  );
  return fault === null && unseen.length === 0;
}
