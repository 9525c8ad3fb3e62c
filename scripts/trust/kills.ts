// Kills programs at work (SIGKILL) at random moments. After each kill the study opens, is whole, and has everything
// that was acknowledged; what was not acknowledged is there whole or not at all.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildSample } from '#electron/sample.ts';
import { chance, type Chance } from '../chance.ts';
import { countIn, type Found, type Trials } from './found.ts';
import { withStudy } from './with-study.ts';
import { faultsAfterKill, rowCounts } from './after-kill.ts';
import { isAnswer, startProgram } from './program.ts';
import { EXCHANGE_FILE, worksOnOpenStudy } from './works.ts';

export const killedWorks = [...worksOnOpenStudy, 'migration'] as const;
export type KilledWork = (typeof killedWorks)[number];

/** The latest kill after the work began, in milliseconds: some rounds, or one that takes long. */
const LATEST: Readonly<Record<KilledWork, number>> = {
  coding: 600,
  notes: 600,
  import: 4000,
  exchange: 4000,
  merge: 600,
  snapshot: 2500,
  export: 3000,
  migration: 400,
};
/** How many programs work on one study, one after another. */
const KILLS_OF_ONE_STUDY = 8;

const projects = fileURLToPath(new URL('../../fixtures/projects', import.meta.url));
const options = { who: 'trust', now: '2026-03-14T09:00:00.000Z' };

/** Kills `count` programs at the work, which run under the command `under`, if one is given. */
export async function tryKills(
  { count, seed }: Trials,
  work: KilledWork,
  under: readonly string[] = [],
): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-kills-'));
  const by = chance(seed);
  const came: Record<string, number> = {};
  const faults: string[] = [];
  try {
    for (let first = 0; first < count; first += KILLS_OF_ONE_STUDY) {
      const study = join(folder, `${first}`);
      mkdirSync(join(study, 'files'), { recursive: true });
      const kills = Math.min(KILLS_OF_ONE_STUDY, count - first);
      // One program after another works on one study.
      const found = await killOneAfterAnother(study, { work, under, kills, seed: seed + first, by });
      for (const [name, times] of Object.entries(found.came)) countIn(came, name, times);
      faults.push(...found.faults.map((what) => `${work}, study ${first} of seed ${seed}: ${what}`));
      rmSync(study, { recursive: true, force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { tried: count, came, faults };
}

interface Killing {
  readonly work: KilledWork;
  readonly under: readonly string[];
  readonly kills: number;
  readonly seed: number;
  readonly by: Chance;
}

async function killOneAfterAnother(
  folder: string,
  { work, under, kills, seed, by }: Killing,
): Promise<Found> {
  const path = join(folder, 'study.concord');
  const files = join(folder, 'files');
  const home = join(folder, 'home');
  const came: Record<string, number> = {};
  const faults: string[] = [];
  const answered: string[] = [];
  if (work !== 'migration') buildSample(path, options).close();
  if (work === 'exchange')
    await withStudy(path, home, ({ api }) => api.exchange.write({ to: join(files, EXCHANGE_FILE) }));
  for (let kill = 0; kill < kills; kill += 1) {
    const old = work === 'migration' ? by.of(olderProjects()) : null;
    if (old !== null) {
      for (const name of readdirSync(folder)) if (name.startsWith('study.')) rmSync(join(folder, name));
      copyFileSync(join(projects, old), path);
    }
    const before = old === null ? null : rowCounts(path);
    const program = startProgram({ path, work, seed: seed + kill, files, home, under });
    // Each program continues with what the last one left; every other one is killed once something was acknowledged.
    await (kill % 2 === 0 ? program.ready : program.answered);
    await setTimeout(by.next() * LATEST[work]);
    program.kill();
    const complaint = await program.ended;
    const what = complaint === null ? [] : [complaint];
    answered.push(...program.lines);
    countIn(came, 'kills');
    countIn(came, 'answers', program.lines.filter(isAnswer).length);
    const failed = program.lines.filter((line) => line === 'refused errors:disk_failed').length;
    if (failed > 0) countIn(came, 'refused for the disk', failed);
    what.push(...(await faultsAfterKill({ path, files, home, answered, lately: program.lines, before })));
    faults.push(...what.map((each) => `kill ${kill}: ${each}`));
  }
  return { tried: kills, came, faults };
}

/** The projects of earlier schemas, by file name. */
function olderProjects(): string[] {
  return readdirSync(projects)
    .filter((name) => name.endsWith('.concord'))
    .toSorted()
    .slice(0, -1);
}
