// A study is lost from its place while a program works on it, or its disk fills up, at a random moment. Everything
// acknowledged is in the file that the program then saves, or in the study once there is space again.
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createProject } from '#db/create-project.ts';
import { buildSample } from '#electron/sample.ts';
import { chance, type Chance } from '../chance.ts';
import { faultsAfterKill } from './after-kill.ts';
import { countIn, type Found, type Trials } from './found.ts';
import { isAnswer, startProgram } from './program.ts';
import { noSmallDisk, smallDisk, type SmallDisk } from './small-disk.ts';
import { SAVED } from './works.ts';

const options = { who: 'trust', now: '2026-03-14T09:00:00.000Z' };

/** The ways in which a study is lost from its place. */
const losses: Readonly<Record<string, (path: string, disk: SmallDisk | null) => void>> = {
  removed: (path) => rmSync(path),
  renamed: (path) => renameSync(path, `${path}.old`),
  replaced: (path) => {
    const other = join(dirname(path), 'other.concord');
    createProject(other, { name: 'Other', coderName: 'Li' }, options).close();
    renameSync(other, path);
  },
  'log removed': (path) => rmSync(`${path}-wal`),
  'folder renamed': (path) => renameSync(dirname(path), `${dirname(path)}-moved`),
  'disk pulled out': (_path, disk) => disk?.pullOut(),
};
const FULL = 'disk full';
const NEED_A_DISK = ['disk pulled out', FULL];

/** The kinds of trouble; those that need a small disk are left out if none can be mounted. */
export const troubles: readonly string[] = [...Object.keys(losses), FULL].filter(
  (trouble) => noSmallDisk === null || !NEED_A_DISK.includes(trouble),
);

/** Causes trouble for `count` studies, each kind in turn. */
export async function tryPlaces({ count, seed }: Trials): Promise<Found> {
  const by = chance(seed);
  const came: Record<string, number> = {};
  const faults: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const trouble = troubles[number % troubles.length] ?? FULL;
    // One program at a time: two would slow each other down.
    const found = await strike(trouble, seed + number, by, came);
    countIn(came, trouble);
    faults.push(...found.map((what) => `${trouble}, number ${number} of seed ${seed}: ${what}`));
  }
  return { tried: count, came, faults };
}

async function strike(
  trouble: string,
  seed: number,
  by: Chance,
  came: Record<string, number>,
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-places-'));
  const disk = NEED_A_DISK.includes(trouble) ? smallDisk(12) : null;
  try {
    const path = join(disk?.path ?? folder, 'study', 'study.concord');
    const [files, home] = [join(folder, 'files'), join(folder, 'home')];
    for (const made of [dirname(path), files]) mkdirSync(made);
    buildSample(path, options).close();
    const program = startProgram({ path, work: 'coding', seed, files, home });
    await program.answered;
    await setTimeout(by.next() * 400);
    if (trouble === FULL && disk) {
      disk.fill();
      await setTimeout(by.next() * 600);
      disk.clear();
      await setTimeout(200);
      program.kill();
    } else losses[trouble]?.(path, disk);
    const complaint = await program.ended;
    countIn(came, 'answers', program.lines.filter(isAnswer).length);
    countIn(
      came,
      'refused',
      program.lines.filter((line) => /^(?:lost|refused errors:disk)/.test(line)).length,
    );
    const faults = complaint === null ? [] : [complaint];
    const there = { files, home, answered: program.lines, lately: [], before: null };
    return [
      ...faults,
      ...(await faultsAfterKill({ ...there, path: trouble === FULL ? path : join(files, SAVED) })),
    ];
  } finally {
    disk?.[Symbol.dispose]();
    rmSync(folder, { recursive: true, force: true });
  }
}
