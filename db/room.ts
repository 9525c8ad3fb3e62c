// Whether a disk has room for what is about to be written: asked before anything is, where much will be.
import { statfsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '#core/errors.ts';

const MEGABYTE = 1024 * 1024;

/** The bytes that are free on the disk of a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Throws `invalid` where the disk of the file at `path` has not so many bytes free. */
export function expectRoom(path: string, bytes: number): void {
  const free = freeBytes(dirname(path));
  if (free >= bytes) return;
  throw new AppError('invalid', 'errors:no_room', {
    name: basename(path),
    needed: Math.ceil(bytes / MEGABYTE),
    free: Math.floor(free / MEGABYTE),
  });
}
