// Files that people asked for are written whole or not at all: half an export is worse than none.
import {
  chmodSync,
  chownSync,
  existsSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { isWritable, partBeside } from '#db/place.ts';
import { clearLeftovers } from '#formats/writing/leftovers.ts';

/**
 * Writes the file in one step, over an earlier one of its name. Throws `not_found` where there is no folder for it, which
 * is more often a slip than a wish, and `invalid` where the system refuses it.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const { place, part, earlier } = making(path);
  try {
    writeFileSync(part, bytes, { flag: 'wx', mode: modeOf(earlier), flush: true });
    putInPlace(part, place, earlier);
  } catch (error) {
    rmSync(part, { force: true });
    throw worded(error, path);
  }
}

/**
 * The same for a file that is too long to stand in memory: written beside its place as the pieces come, and put there when
 * all of it is on the disk. The program goes on with other work between two pieces. Throws what making a piece throws and
 * what `signal` was aborted with, and then leaves the earlier file as it was.
 */
export async function writeWholeInPieces(
  path: string,
  pieces: Iterable<string>,
  signal: AbortSignal,
): Promise<void> {
  const { place, part, earlier } = making(path);
  try {
    await writePart(part, modeOf(earlier), pieces, signal);
    putInPlace(part, place, earlier);
  } catch (error) {
    rmSync(part, { force: true });
    throw worded(error, path);
  }
}

interface Making {
  /** Where the file comes to lie. */
  readonly place: string;
  /** As what it is written until then. */
  readonly part: string;
  /** What lies there; null for nothing. */
  readonly earlier: Stats | null;
}

function making(path: string): Making {
  expectFolder(path);
  const isThere = existsSync(path);
  // Over what a link leads to: the link stays.
  const place = isThere ? realpathSync(path) : path;
  clearLeftovers(dirname(place));
  return { place, part: partBeside(place), earlier: isThere ? statSync(place) : null };
}

/** Who may read the file while it is written: nobody who might not read the earlier one. */
function modeOf(earlier: Stats | null): number {
  return earlier ? earlier.mode & 0o777 : 0o666;
}

/** Lets the whole file take its place, with the owner, the group and the rights of an earlier one as far as the system has them. */
function putInPlace(part: string, place: string, earlier: Stats | null): void {
  if (earlier) {
    attempt(() => chownSync(part, earlier.uid, earlier.gid));
    attempt(() => chmodSync(part, modeOf(earlier)));
  }
  renameSync(part, place);
}

function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // Whoever may write a file need not be able to give it away, and some disks know no owners.
  }
}

/** Characters after which what is written goes to the disk: all of it at the end would keep waiting who writes to the study. */
const AT_ONCE = 8 * 1024 * 1024;

async function writePart(
  part: string,
  mode: number,
  pieces: Iterable<string>,
  signal: AbortSignal,
): Promise<void> {
  const file = await open(part, 'wx', mode);
  let since = 0;
  let onDisk = Promise.resolve();
  try {
    for (const piece of pieces) {
      signal.throwIfAborted();
      // One after the other, as they are made.
      await file.writeFile(piece);
      since += piece.length;
      if (since < AT_ONCE) continue;
      since = 0;
      await onDisk;
      onDisk = file.datasync();
      // What the disk refuses is thrown where it is waited for.
      onDisk.catch(() => undefined);
    }
    await onDisk;
    await file.sync();
  } finally {
    await file.close();
  }
}

function worded(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'syscall' in error && 'code' in error ? error.code : null;
  if (typeof code !== 'string') return error;
  return new AppError('invalid', 'errors:file_not_written', { name: basename(path), what: code });
}

/** Throws `not_found` where there is no folder for a file at `path`. */
export function expectFolder(path: string): void {
  const [folder, name] = [dirname(path), basename(path)];
  if (!isFolder(resolve(folder))) throw new AppError('not_found', 'errors:no_such_folder', { folder, name });
}

/** The same, and `invalid` where nothing may be written in it. */
export function expectWritableFolder(path: string): void {
  expectFolder(path);
  const folder = dirname(path);
  if (!isWritable(resolve(folder))) throw new AppError('invalid', 'errors:folder_not_writable', { folder });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
