// Two or three programs open one study at the same time, by its path, a symbolic link and a hard link: one of them
// writes, the others read. The writer is killed; what was acknowledged is there, and the next program can write.
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildSample } from '#electron/sample.ts';
import { chance, type Chance } from '../chance.ts';
import { faultsAfterKill } from './after-kill.ts';
import { countIn, type Found, type Trials } from './found.ts';
import { isAnswer, startProgram, type Program } from './program.ts';

/** Opens a study `count` times by two or three programs at the same time. */
export async function tryOpeners({ count, seed }: Trials): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-openers-'));
  const by = chance(seed);
  const came: Record<string, number> = {};
  const faults: string[] = [];
  try {
    const path = join(folder, 'study.concord');
    const [files, home] = [join(folder, 'files'), join(folder, 'home')];
    mkdirSync(files);
    buildSample(path, { who: 'trust', now: '2026-03-14T09:00:00.000Z' }).close();
    const names = [path, join(folder, 'symbolic.concord'), join(folder, 'hard.concord')];
    symlinkSync(path, names[1] ?? '');
    linkSync(path, names[2] ?? '');
    const answered: string[] = [];
    for (let number = 0; number < count; number += 1) {
      const programs = Array.from({ length: 2 + by.below(2) }, (_, index) =>
        startProgram({
          path: by.of(names),
          work: 'coding',
          seed: seed + number * 10 + index,
          files,
          home,
        }),
      );
      // Each study is opened by some programs, and then by the next ones.
      const found = await openedTogether(programs, by, came);
      answered.push(...programs.flatMap(({ lines }) => lines));
      found.push(...(await faultsAfterKill({ path, files, home, answered, lately: [], before: null })));
      faults.push(...found.map((what) => `opening ${number} of seed ${seed}: ${what}`));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { tried: count, came, faults };
}

async function openedTogether(
  programs: readonly Program[],
  by: Chance,
  came: Record<string, number>,
): Promise<string[]> {
  await Promise.all(programs.map(({ ready }) => ready));
  await Promise.race(programs.map(({ answered }) => answered));
  await setTimeout(by.next() * 300);
  for (const { kill } of programs) kill();
  const complaints = await Promise.all(programs.map(({ ended }) => ended));
  const said = (word: string): number => programs.filter(({ lines }) => lines.includes(word)).length;
  countIn(came, 'writers', said('writes'));
  countIn(came, 'readers', said('reads'));
  const acts = programs.flatMap(({ lines }) => lines.filter(isAnswer));
  countIn(came, 'answers', acts.length);
  return [
    ...complaints.filter((complaint) => complaint !== null),
    ...(said('writes') === 1 ? [] : [`${said('writes')} programs wrote at once`]),
    ...(said('writes') + said('reads') === programs.length ? [] : ['a program could not open the study']),
  ];
}
