// Slow disks, and disks that fail sometimes: the same programs at work, with their writes delayed or refused by the
// kernel, using strace.
import { spawnSync } from 'node:child_process';
import type { Found, Trials } from './found.ts';
import { tryKills } from './kills.ts';
import { underStrace } from './strace.ts';

export const hardDisks = ['slow', 'failing'] as const;
export type HardDisk = (typeof hardDisks)[number];

const SYNCS = 'fsync,fdatasync';

/**
 * The kernel's behaviour: the delay in microseconds before a call, or from which call of a thread on and how often it
 * fails.
 */
const INJECTED: Readonly<Record<HardDisk, readonly string[]>> = {
  slow: [`inject=${SYNCS}:delay_enter=40000`, 'inject=pwrite64:delay_enter=1000'],
  // Not while the study opens: with a disk that fails then, nothing opens.
  failing: [`inject=${SYNCS}:error=EIO:when=40+7`],
};

/** The beginning of the command that runs a program on such a disk. */
export function onDisk(disk: HardDisk): readonly string[] {
  return underStrace('/dev/null', [`trace=${SYNCS},pwrite64`, ...INJECTED[disk]]);
}

/** Why no disk can be slowed down here; null if one can. */
export function whyNoHardDisk(): string | null {
  const [strace = '', ...words] = onDisk('slow');
  const done = spawnSync(strace, [...words, 'true'], { encoding: 'utf8' });
  return done.status === 0 ? null : `strace cannot be used here: ${done.error?.message ?? done.stderr}`;
}

/** Kills `count` programs that code and take notes on such a disk. Throws if this is impossible here. */
export async function tryHardDisks(trials: Trials, disk: HardDisk): Promise<Found> {
  const why = whyNoHardDisk();
  if (why !== null) throw new Error(why);
  return tryKills(trials, 'coding', onDisk(disk));
}
