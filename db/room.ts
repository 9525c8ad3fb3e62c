// Checks that a disk has room before something large is written.
import { statfsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '#core/errors.ts';

const MEGABYTE = 1024 * 1024;

/** The free bytes on the disk of a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Throws `invalid` where the disk of the file at `path` has fewer bytes free. */
export function expectRoom(path: string, bytes: number): void {
  const free = freeBytes(dirname(path));
  if (free >= bytes) return;
  throw new AppError('invalid', 'errors:no_room', {
    name: basename(path),
    needed: Math.ceil(bytes / MEGABYTE),
    free: Math.floor(free / MEGABYTE),
  });
}
