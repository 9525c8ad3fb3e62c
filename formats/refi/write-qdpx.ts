// Writes the archive of an exchange file to disk as a stream: `project.qde`, Concord's own data, and the files of the
// sources.
import { createHash, randomUUID, type Hash } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { partName } from '#core/leftovers.ts';
import type { WrittenProject } from '#core/refi/write-project.ts';
import { clearLeftovers } from '../writing/leftovers.ts';
import { type AddEntry, writeZipFile } from '../writing/zip-file.ts';
import { besideEntry } from './paths.ts';
import { projectXml } from './write-elements.ts';

/** A file of the archive, read in pieces when its turn comes; one of several pieces is not compressed. */
export interface ArchiveEntry {
  readonly name: string;
  readonly pieces: readonly (() => Buffer)[];
}

/** Of zlib's levels the one that takes half the time of the usual sixth; the archive is larger by a thirtieth. */
const COMPRESSION_LEVEL = 4;

/**
 * Writes the archive to `path`, whole or not at all. Entries are dated `date` (ISO). `beside` makes Concord's own data
 * once the project's hash is known; `entries` are requested one by one, so that only one is in memory. Throws any write
 * error, and an `AbortError` where `signal` was aborted.
 */
export async function writeQdpx(
  path: string,
  project: WrittenProject,
  beside: (qdeHash: string) => Iterable<string>,
  entries: Iterable<ArchiveEntry>,
  { date, signal }: { readonly date: string; readonly signal: AbortSignal },
): Promise<void> {
  clearLeftovers(dirname(path));
  const part = join(dirname(path), `${partName(basename(path), process.pid)}${randomUUID().slice(0, 8)}`);
  const hash = createHash('sha256');
  const options = { mtime: new Date(date), forceDosTimestamp: true, compressionLevel: COMPRESSION_LEVEL };
  const read = (pieces: Generator<Buffer>): Readable => Readable.from(pieces, { objectMode: false });
  const fill = (add: AddEntry): void => {
    // Read as a stream: the XML of a large study is longer than a string may be.
    add('project.qde', options, () => read(hashedPieces(inBuffers(projectXml(project)), hash)));
    // Entries are requested in order, so the project has been written by then.
    add(besideEntry, options, () => read(inBuffers(beside(hash.digest('hex')))));
    for (const { name, pieces } of entries)
      add(name, pieces.length < 2 ? options : { ...options, compressionLevel: 0 }, () =>
        read(inTurn(pieces)),
      );
  };
  try {
    await writeZipFile(part, fill, signal);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

function* inTurn(pieces: readonly (() => Buffer)[]): Generator<Buffer> {
  for (const piece of pieces) yield piece();
}

/** How many characters are passed on together, at least: passing on each row alone takes longer than compressing it. */
const CHUNK_CHARACTERS = 64 * 1024;

/** The pieces as UTF-8, small ones joined. */
function* inBuffers(pieces: Iterable<string>): Generator<Buffer> {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(waiting, 'utf8');
    waiting = '';
  }
  if (waiting !== '') yield Buffer.from(waiting, 'utf8');
}

/** The same pieces; adds each to the hash as it passes. */
function* hashedPieces(pieces: Iterable<Buffer>, hash: Hash): Generator<Buffer> {
  for (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}
