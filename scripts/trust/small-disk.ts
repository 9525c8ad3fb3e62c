// A real disk of a few megabytes that a test can fill: a file system in memory, mounted for the test.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk extends Disposable {
  readonly path: string;
  /** Fills the disk up to the last block, except for `left` bytes. */
  fill(left?: number): void;
  /** Frees the space again. */
  clear(): void;
  /** Removes the disk, whatever is open on it. */
  pullOut(): void;
  /** Sets whether it can be written. */
  remount(how: 'ro' | 'rw'): void;
}

/** Why no disk can be mounted here; null if one can. */
export const noSmallDisk =
  process.platform === 'linux' && process.getuid?.() === 0
    ? null
    : 'Only root on Linux can mount the small disk that this test fills.';

/** Mounts a disk with this many megabytes. Throws the error of `mount`. */
export function smallDisk(megabytes: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'concord-disk-'));
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path);
  let isMounted = true;
  const pullOut = (): void => {
    if (isMounted) run('umount', '-l', path);
    isMounted = false;
  };
  const ballast = join(path, 'ballast');
  return {
    path,
    fill: (left = 0) => {
      const { bavail, bsize } = statfsSync(path);
      try {
        writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
      } catch (error) {
        // If a program that writes at the same time took some of the space, the disk is full as well.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    clear: () => rmSync(ballast, { force: true }),
    remount: (how) => run('mount', '-o', `remount,${how}`, path),
    pullOut,
    [Symbol.dispose]: () => {
      pullOut();
      rmdirSync(path);
    },
  };
}

function run(command: string, ...words: string[]): void {
  const done = spawnSync(command, words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command} ${words.join(' ')}: ${done.stderr}`);
}
