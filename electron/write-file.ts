// Writes exported files whole or not at all: half an export is worse than none.
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { isWritable, partBeside } from '#db/place.ts';
import { clearLeftovers } from '#formats/writing/leftovers.ts';
import { notWritten } from '#formats/writing/not-written.ts';

/**
 * Writes the file atomically, replacing an earlier one of its name. Throws `not_found` if its folder does not exist,
 * which is more often a typing mistake than intended, and `invalid` if the system refuses.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const { place, part, earlier } = making(path);
  try {
    writeFileSync(part, bytes, { flag: 'wx', mode: modeOf(earlier), flush: true });
    putInPlace(part, place, earlier);
  } catch (error) {
    rmSync(part, { force: true });
    throw notWritten(error, path);
  }
}

/**
 * The same for a file that is too long for memory: writes the pieces to a temporary file beside it, and renames that
 * once it is complete on the disk. Other work continues between two pieces. If making a piece throws or `signal`
 * aborts, throws the same error and leaves the earlier file as it was.
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
    throw notWritten(error, path);
  }
}

/** A file of a folder. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes several files into a folder, all or none: earlier ones of the same names are replaced only once all are complete
 * on the disk, and come back if one of them cannot be. Makes the folder if it is not there. Throws as `writeWhole`, and
 * what `signal` was aborted with.
 */
export async function writeAllWhole(
  folder: string,
  files: readonly NamedBytes[],
  signal: AbortSignal,
): Promise<void> {
  const isNew = !existsSync(folder);
  const made: (Making & { readonly aside: string | null })[] = [];
  const placed: typeof made = [];
  try {
    mkdirSync(folder, { recursive: true });
    for (const { name, bytes } of files) {
      signal.throwIfAborted();
      const next = making(join(folder, name));
      made.push({ ...next, aside: next.earlier ? partBeside(next.place) : null });
      // One after another, so that stopping takes effect between two.
      await writeFile(next.part, bytes, { flag: 'wx', mode: modeOf(next.earlier), flush: true });
    }
    signal.throwIfAborted();
    for (const { place, aside } of made) if (aside !== null) copyFileSync(place, aside);
    for (const each of made) {
      putInPlace(each.part, each.place, each.earlier);
      placed.push(each);
    }
  } catch (error) {
    for (const { place, aside } of placed)
      attempt(() => (aside === null ? rmSync(place) : renameSync(aside, place)));
    for (const { part } of made) rmSync(part, { force: true });
    if (isNew) attempt(() => rmdirSync(folder));
    throw signal.aborted ? error : notWritten(error, folder);
  } finally {
    for (const { aside } of made) if (aside !== null) attempt(() => rmSync(aside, { force: true }));
  }
}

interface Making {
  /** The final path of the file. */
  readonly place: string;
  /** The path while it is written. */
  readonly part: string;
  /** The earlier file; null if there is none. */
  readonly earlier: Stats | null;
}

function making(path: string): Making {
  expectFolder(path);
  const isThere = existsSync(path);
  // Replaces a link's target: the link stays.
  const place = isThere ? realpathSync(path) : path;
  clearLeftovers(dirname(place));
  return { place, part: partBeside(place), earlier: isThere ? statSync(place) : null };
}

/** The mode of the file while it is written: nobody may read it who could not read the earlier one. */
function modeOf(earlier: Stats | null): number {
  return earlier ? earlier.mode & 0o777 : 0o666;
}

/**
 * Moves the complete file to its place, with the owner, group and mode of an earlier one as far as the system allows.
 */
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
    // A user who may write a file may not be able to change its owner, and some disks have no owners.
  }
}

/**
 * How many characters are written before a sync to the disk: one sync at the end would block other writes to the study
 * for long.
 */
const SYNC_CHARACTERS = 8 * 1024 * 1024;

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
      // One after another, as they are made.
      await file.writeFile(piece);
      since += piece.length;
      if (since < SYNC_CHARACTERS) continue;
      since = 0;
      await onDisk;
      onDisk = file.datasync();
      // An error of the disk is thrown where the result is awaited.
      onDisk.catch(() => undefined);
    }
    await onDisk;
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Throws `not_found` if a file at `path` has no folder to lie in. */
export function expectFolder(path: string): void {
  const [folder, name] = [dirname(path), basename(path)];
  if (!isFolder(resolve(folder))) throw new AppError('not_found', 'errors:no_such_folder', { folder, name });
}

/** The same, and `invalid` if the folder cannot be written. */
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
