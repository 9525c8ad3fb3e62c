// Takes one rule of convergence after another out of a copy of the program: the histories must detect each.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rulesTakenOut, type RuleTakenOut } from './rules-taken-out.ts';
import { type Histories, runHistories } from './team.ts';

const root = resolve(import.meta.dirname, '../../..');

/** What histories need of the program. */
const PARTS = ['core', 'db', 'electron', 'figures', 'fixtures', 'formats', 'migrations', 'team', 'words', 'tests/helpers', 'scripts', 'package.json']; // prettier-ignore

/** The first seed whose history goes wrong without this rule, and what goes wrong; null where none does. */
async function missedAt(
  { file, rule, without }: RuleTakenOut,
  wanted: Histories,
): Promise<{ seed: number; what: string } | null> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-without-'));
  try {
    for (const part of PARTS) cpSync(join(root, part), join(folder, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    if (text.split(rule).length !== 2) throw new RangeError(`${file} does not hold once: ${rule}`);
    writeFileSync(path, text.replace(rule, without));
    const { wrong } = await runHistories({ ...wanted, stop: 1, root: folder });
    const [first] = wrong;
    return first ? { seed: first[0], what: first[1][0] ?? '' } : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tries each rule with these histories; resolves to whether each is missed. */
export async function missingRules(wanted: Histories, log: (line: string) => void): Promise<boolean> {
  let unseen = 0;
  for (const each of rulesTakenOut) {
    const missed = await missedAt(each, wanted);
    if (!missed) unseen += 1;
    const found = missed
      ? `missed in history ${missed.seed}: ${missed.what.split('\n')[0]}`
      : 'nothing is amiss';
    log(`without “${each.name}”: ${found}`);
  }
  log(`${rulesTakenOut.length - unseen} of ${rulesTakenOut.length} rules are missed`);
  return unseen === 0;
}
