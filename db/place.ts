// Where a project lies.
import { randomUUID } from 'node:crypto';
import { accessSync, constants, lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { partName } from '#core/leftovers.ts';

/** The real path of an existing file: through a link, two programs would each hold a lock of their own. */
export function truePath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

/** Whether this user may write the file or the folder. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether two paths lead to one file, through a link or another name of it. */
export function isSameFile(one: string, other: string): boolean {
  try {
    const [a, b] = [one, other].map((path) => statSync(path, { bigint: true }));
    return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
  } catch {
    return false;
  }
}

/** The longest path that SQLite accepts, in bytes, including the names of the files beside it. */
const MAX_PATH_BYTES = 512;

/**
 * Throws `invalid` for a path that is too long for the project, for the files beside it, or for the part it
 * is first written to.
 */
export function refuseLongPath(path: string): void {
  const isTooLong = [path, partBeside(path)].some((place) => isTooLongFor(`${place}-lock-journal`));
  if (isTooLong) throw new AppError('invalid', 'errors:path_too_long', { name: basename(path) });
}

function isTooLongFor(path: string): boolean {
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return true;
  try {
    lstatSync(path, { throwIfNoEntry: false });
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENAMETOOLONG';
  }
}

/** Whether anything has this name, even a link that leads nowhere. */
export function isTaken(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // Below something that is not a folder nothing exists.
    return false;
  }
}

/** A hidden name beside `path` for a file that is to get that name when it is complete; a new one each time. */
export function partBeside(path: string): string {
  return join(dirname(path), `${partName(basename(path), process.pid)}${randomUUID().slice(0, 8)}`);
}
