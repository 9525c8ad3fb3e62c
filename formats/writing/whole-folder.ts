// Writes a folder of files, or a zip of it, whole or not at all: beside its place under another name at first. Every
// file is hashed as it is written.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, mkdtemp, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { partName } from '#core/leftovers.ts';
import type { PackagedFile } from '#core/replication/manifest.ts';
import { clearLeftovers } from './leftovers.ts';
import { notWritten } from './not-written.ts';
import { writeZipFile } from './zip-file.ts';

/** The content of a file in pieces, so that a long one need not be in memory as a whole. */
export type Pieces = Iterable<string | Uint8Array>;

export interface WholeFolder {
  /** Writes a file; `path` is relative to the folder, with `/` as the separator. */
  add(path: string, pieces: Pieces): Promise<PackagedFile>;
}

/**
 * Fills a new or empty folder, or with `zip` a zip file of that name, entries dated `date` (ISO). If `fill` throws,
 * nothing is left. Throws `conflict` for a folder that is not empty, `invalid` if the system refuses.
 */
export async function writeWholeFolder<T>(
  path: string,
  { zip, date, signal }: { readonly zip: boolean; readonly date: string; readonly signal: AbortSignal },
  fill: (folder: WholeFolder) => Promise<T>,
): Promise<T> {
  if (!zip) await expectRoom(path);
  let making = '';
  try {
    clearLeftovers(dirname(path));
    making = await mkdtemp(join(dirname(path), partName(basename(path), process.pid)));
    const folder = join(making, 'package');
    await mkdir(folder);
    const written: PackagedFile[] = [];
    const done = await fill({
      add: async (name, pieces) => {
        signal.throwIfAborted();
        const file = await writeFile(folder, name, pieces, signal);
        written.push(file);
        return file;
      },
    });
    signal.throwIfAborted();
    if (zip) {
      const packed = join(making, 'package.zip');
      await writeZip(folder, written, packed, { date, signal });
      await rename(packed, path);
    } else {
      // Windows cannot rename a folder over another, even an empty one.
      await rmdir(path).catch(() => undefined);
      await rename(folder, path);
    }
    return done;
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
    throw notWritten(error, path);
  } finally {
    if (making !== '') await rm(making, { recursive: true, force: true });
  }
}

/** Throws `conflict` if the folder at `path` is not empty or is no folder, `invalid` if it may not be read. */
export async function expectRoom(path: string): Promise<void> {
  const there = await lstat(path).catch(() => null);
  if (there === null) return;
  if (!there.isDirectory()) throw new AppError('conflict', 'errors:file_exists', { name: basename(path) });
  const held = await readdir(path).catch(() => null);
  if (held === null) throw new AppError('invalid', 'errors:folder_not_readable', { folder: path });
  if (held.length > 0)
    throw new AppError('conflict', 'errors:folder_not_empty', { folder: path, count: held.length });
}

async function writeFile(
  folder: string,
  path: string,
  pieces: Pieces,
  signal: AbortSignal,
): Promise<PackagedFile> {
  const place = join(folder, ...path.split('/'));
  await mkdir(dirname(place), { recursive: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(place, 'wx', 0o666);
  try {
    for (const piece of pieces) {
      signal.throwIfAborted();
      const part = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      hash.update(part);
      bytes += part.length;
      // One after another, as they are made.
      await file.writeFile(part);
    }
  } finally {
    await file.close();
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

async function writeZip(
  folder: string,
  files: readonly PackagedFile[],
  to: string,
  { date, signal }: { readonly date: string; readonly signal: AbortSignal },
): Promise<void> {
  const options = { mtime: new Date(date), mode: 0o100644, forceDosTimestamp: true };
  await writeZipFile(
    to,
    (add) => {
      for (const { path, bytes: size } of files)
        add(path, { ...options, size }, () => createReadStream(join(folder, ...path.split('/'))));
    },
    signal,
  );
}
