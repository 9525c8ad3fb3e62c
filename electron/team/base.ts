// Sends a study to the place of a team's log as a base, and makes a new file of one.
import { createHash } from 'node:crypto';
import {
  createReadStream,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  closeSync,
  readSync,
  writeSync,
  fsync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { AppError } from '#core/errors.ts';
import { temporaryName } from '#core/leftovers.ts';
import type { Transport } from '#core/team/transport.ts';
import { PART_BYTES } from '#core/team/parts.ts';
import type { TeamBase, TeamPlace } from '#core/team/place.ts';
import type { OpenOptions } from '#db/open-options.ts';
import { openStore } from '#db/open.ts';
import type { Store } from '#db/store.ts';
import { makeBase, makeLean, takeBase, withOriginals } from '#db/team/base.ts';
import { isTaken, partBeside } from '#db/place.ts';
import { placePart } from '#db/whole-copy.ts';
import { writeSeal } from '#db/write-seal.ts';
import { saveCopy, type Copying } from '../engines/copying.ts';
import { again } from './again.ts';
import { putBlobs, type BlobTarget } from './blobs.ts';

/** About how many blobs the place is asked at once. */
const ASKED_TOGETHER = 1_000;

/** Where a base stands in the log. */
export type BaseAt = Pick<TeamBase, 'head' | 'chain' | 'schema'>;

/**
 * Where the study of a base lies; `inLogTo`: the act after which only what is in the team's log is to be in it. `isWhole`: with its
 * originals, which go apart otherwise: who codes in a blind round cannot send any that all may read.
 */
export interface ForBase {
  readonly path: string;
  readonly inLogTo?: number | null;
  readonly isWhole?: boolean;
}

/** Where bases go; to one that takes no blobs ahead of them, originals go within. */
export interface PlaceForBases extends Partial<Pick<Transport, 'missing' | 'putBlob' | 'putBlobs'>> {
  readonly bases: Pick<TeamPlace['bases'], 'put'>;
}

/** A base that was sent. */
export interface SentBase extends BaseAt {
  readonly id: string;
  /** The number of the newest act in it. */
  readonly newest: number;
}

/**
 * Sends a study as a base. `at` says where it stands in the log, by the number of the newest act in it. Reports
 * bytes. `copy` makes the copy that is sent, by default in a thread of its own.
 */
export async function sendBase(
  place: PlaceForBases,
  { path, inLogTo = null, isWhole = false }: ForBase,
  at: (newest: number) => BaseAt,
  copying: Copying,
  copy: typeof saveCopy = saveCopy,
): Promise<SentBase> {
  const folder = mkdtempSync(join(tmpdir(), temporaryName('base', process.pid)));
  try {
    const whole = join(folder, 'base.concord');
    const began = { done: 0, total: statSync(path).size };
    await copy(path, whole, { signal: copying.signal, progress: () => copying.progress(began) });
    const newest = makeBase(whole, inLogTo);
    const apart = await sendOriginals(place, { path: whole, isWhole }, copying);
    writeSeal(whole);
    const { size } = statSync(whole);
    const stands = at(newest);
    const sha256 = await sha256Of(whole);
    const base = { ...stands, id: idOf(`${sha256} ${stands.head} ${stands.chain}`), size, sha256 };
    const file = openSync(whole, 'r');
    try {
      const part = (n: number): Promise<Uint8Array> => {
        copying.signal.throwIfAborted();
        const bytes = Buffer.alloc(Math.min(PART_BYTES, size - n * PART_BYTES));
        readSync(file, bytes, 0, bytes.length, n * PART_BYTES);
        return Promise.resolve(bytes);
      };
      await again((moved) => {
        return place.bases.put(base, part, (done) => {
          moved();
          copying.progress({ done: apart + Math.min(done * PART_BYTES, size), total: apart + size });
        });
      }, copying.signal);
      return { ...base, newest };
    } finally {
      closeSync(file);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Sends the originals of a base ahead of it, and takes them out of it, unless they are to stay in it. Returns how many bytes they have. Rejects with `conflict`
 * where the place lacks one that this file does not have either.
 */
async function sendOriginals(
  place: PlaceForBases,
  { path, isWhole = false }: ForBase,
  copying: Copying,
): Promise<number> {
  const { signal, progress } = copying;
  const total = statSync(path).size;
  const goApart = !isWhole && takesBlobs(place);
  const bytes = await withOriginals(path, async ({ here, absent }, bytesOf) => {
    const sizes = new Map(goApart ? here.map(({ hash, size }) => [hash, size]) : []);
    let done = 0;
    await again(async (moved) => {
      const missing = new Set(await lacking(place, [...absent, ...sizes.keys()]));
      if (absent.some((hash) => missing.has(hash)))
        throw new AppError('conflict', 'errors:originals_elsewhere');
      const told = (sent: number): void => {
        moved();
        signal.throwIfAborted();
        progress({ done: done + sent, total });
      };
      done = 0;
      for (const [hash, size] of sizes) if (!missing.has(hash)) done += size;
      const came = (sent: number): void => {
        told(sent);
        done += sent;
      };
      const sent = [...sizes.keys()].filter((hash) => missing.has(hash));
      if (goApart) await putBlobs(place, sent, bytesOf, { came, told });
    }, signal);
    return done;
  });
  if (goApart)
    await makeLean(path, async () => {
      await nextTurn();
      signal.throwIfAborted();
      progress({ done: bytes, total });
    });
  return bytes;
}

function takesBlobs(place: PlaceForBases): place is PlaceForBases & BlobTarget {
  return place.putBlob !== undefined && place.missing !== undefined;
}

/** Which of these blobs the place lacks, asked in groups: all where it takes none ahead of a base. */
async function lacking(place: PlaceForBases, hashes: readonly string[]): Promise<readonly string[]> {
  if (!place.missing) return hashes;
  const missing: string[] = [];
  for (let from = 0; from < hashes.length; from += ASKED_TOGETHER)
    missing.push(...(await place.missing(hashes.slice(from, from + ASKED_TOGETHER))));
  return missing;
}

/** Where bases come from. */
export interface BaseSource {
  readonly bases: Pick<TeamPlace['bases'], 'list' | 'parts'>;
}

/**
 * Makes the new file `to` out of a base; `begin` makes it the file of a team before it has its name. Throws `conflict` where
 * the file exists, and `invalid` where what arrived is not what was sent.
 */
export async function fetchBase(
  source: BaseSource,
  base: TeamBase,
  to: { readonly path: string; readonly options: OpenOptions; readonly fileId: string },
  begin: (store: Store) => void,
  copying: Copying,
): Promise<void> {
  const name = basename(to.path);
  if (isTaken(to.path)) throw new AppError('conflict', 'errors:file_exists', { name });
  const part = partBeside(to.path);
  try {
    await fetchPart(source, base, { part, name, fileId: to.fileId }, copying);
    const store = openStore(part, to.options);
    try {
      begin(store);
    } finally {
      store.close();
    }
    placePart(part, to.path);
  } finally {
    clearPart(part);
  }
}

/** The same study, sent again after it was broken off, has the same id: parts that are there already are not sent twice. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/**
 * Fetches a base into the file `part`, with the id of a file of its own. Throws `invalid` where what arrived is not what was
 * sent; the caller clears the part.
 */
export async function fetchPart(
  { bases }: BaseSource,
  base: TeamBase,
  { part, name, fileId }: { readonly part: string; readonly name: string; readonly fileId: string },
  { signal, progress }: Copying,
): Promise<void> {
  const file = openSync(part, 'wx');
  const hash = createHash('sha256');
  try {
    let [done, parts] = [0, 0];
    await again(async (moved) => {
      for await (const bytes of bases.parts(base, parts)) {
        if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
        writeSync(file, bytes);
        hash.update(bytes);
        done += bytes.length;
        parts += 1;
        moved();
        progress({ done, total: base.size });
      }
    }, signal);
    await promisify(fsync)(file);
  } finally {
    closeSync(file);
  }
  if (hash.digest('hex') !== base.sha256) throw new AppError('invalid', 'errors:team_base_damaged', { name });
  takeBase(part, fileId);
}

/** Removes a part, and what SQLite and the program keep beside it. */
export function clearPart(part: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm', '-lock']) rmSync(`${part}${ending}`, { force: true });
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
