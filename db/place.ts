// Where a project lies.
import { randomUUID } from 'node:crypto';
import { accessSync, constants, lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { partName } from '#core/leftovers.ts';

/** The one path of a file that is there: through a link, two programs would each hold a lock of their own. */
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

/** Whether two paths lead to one file, be it by a link or by a further name of it. */
export function isSameFile(one: string, other: string): boolean {
  try {
    const [a, b] = [one, other].map((path) => statSync(path, { bigint: true }));
    return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
  } catch {
    return false;
  }
}

/** Bytes of a path that SQLite takes, the names of what lies beside it included. */
const PATH_BYTES = 512;

/** Throws `invalid` for a name or a path that is too long for what has to lie at it and beside it while it is made. */
export function refuseLongPath(path: string): void {
  const isTooLong = [path, partBeside(path)].some((place) => isTooLongFor(`${place}-lock-journal`));
  if (isTooLong) throw new AppError('invalid', 'errors:path_too_long', { name: basename(path) });
}

function isTooLongFor(path: string): boolean {
  if (Buffer.byteLength(path) > PATH_BYTES) return true;
  try {
    lstatSync(path, { throwIfNoEntry: false });
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENAMETOOLONG';
  }
}

/** Whether something bears this name, be it a link that leads nowhere. */
export function isTaken(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // Below what is no folder there is nothing.
    return false;
  }
}

/** A hidden name beside `path` for what is to bear that name once it is whole; another one each time. */
export function partBeside(path: string): string {
  return join(dirname(path), `${partName(basename(path), process.pid)}${randomUUID().slice(0, 8)}`);
}
