// The files of the studies that are open in this process. POSIX drops all locks that a process has on a file
// as soon as any of its descriptors of that file is closed. Reading an open study other than through SQLite
// would therefore let a second writer in, and let another program delete the log while it is in use. So only
// SQLite opens these files; where other code does so all the same, under whatever name, the descriptor is
// kept open until the study is closed.
//
// The locks belong to the process, threads included, and SQLite shares its lock count among all threads: a
// connection opened beside a thread's takes no lock of its own. A file that a thread still has open is
// therefore checked before it is opened again, but no descriptor of it is closed until nothing in this
// process has it open.
import { closeSync, fstatSync, openSync, readFileSync, statSync, type BigIntStats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { truePath } from './place.ts';
import { howLost } from './still-there.ts';

/** Endings of the paths of files that SQLite and the lock keep beside a study. */
export const besideStudy = ['-wal', '-shm', '-journal', '-lock'] as const;

interface Claim {
  readonly files: readonly string[];
  /** Paths of files that lie, or may come to lie, beside them. */
  readonly beside: readonly string[];
  /** Device and inode of the first of `files`. */
  readonly study: string | null;
  /** Device and inode of the log, for a study that is written here: its log stays as long as it is open. */
  readonly log: string | null;
  /** Device and inode of each file when the claim was made: a file may have been moved since. */
  readonly ids: ReadonlySet<string>;
}

const claims = new Set<Claim>();
/** Files that threads of this process have open; one entry for each thread. */
const lent = new Set<LentFile>();
/** Descriptors that may not be closed yet, by device and inode of their file. */
const kept = new Map<string, number[]>();
/** Rises with every claim. */
let claimsMade = 0;
/** The descriptors from `openToRead`: device and inode of the file, and `claimsMade` when it was none of ours. */
const opened = new Map<number, { readonly id: string; readonly claimsMade: number }>();

/**
 * Claims these files, and those beside them, as an open study's. Returns the function that ends the claim.
 * Claim after SQLite has opened the files, release after it has closed them. `log` is the path of the log
 * that is written here.
 */
export function claimOwnFiles(files: readonly string[], log: string | null = null): () => void {
  const beside = files.flatMap((file) => besideStudy.map((ending) => `${file}${ending}`));
  const claim: Claim = {
    files,
    beside,
    study: idAt(files[0] ?? ''),
    log: log === null ? null : idAt(log),
    ids: new Set([...files, ...beside].flatMap((path) => idAt(path) ?? [])),
  };
  claims.add(claim);
  claimsMade += 1;
  return () => {
    claims.delete(claim);
    closeKept();
  };
}

/** What a thread or child process is told of a study's file that it is about to open too. */
export interface LentFile {
  readonly path: string;
  /** Device and inode. */
  readonly id: string;
  /** Device and inode of the log beside it; null where the log may come and go. */
  readonly log: string | null;
}

/**
 * Describes the study at `path` for a thread or child process. Throws `conflict` where it is open here and
 * lost from its place, and `not_found` where there is none.
 */
export function fileToLend(path: string): LentFile {
  const id = idAt(path);
  const open = [...claims].filter(({ files }) => files.includes(path));
  const own = open.filter(({ ids }) => id !== null && ids.has(id));
  if (open[0] && own.length === 0) throw lostFrom(path, open[0].study);
  if (id === null) throw new AppError('not_found', 'errors:no_such_file', { name: basename(path) });
  const file = { path, id, log: own.find(({ log }) => log !== null)?.log ?? null };
  expectLent(file);
  return file;
}

/**
 * Notes that a thread of this process is about to open the study at `path`. Call `giveBack` once the thread
 * is gone. Throws as `fileToLend` does.
 */
export function lendToThread(path: string): { readonly file: LentFile; readonly giveBack: () => void } {
  const file = fileToLend(path);
  lent.add(file);
  return {
    file,
    giveBack: () => {
      lent.delete(file);
      closeKept();
    },
  };
}

/**
 * For a thread or process that has just opened a lent file and read nothing of it yet. Throws `conflict`
 * where the file or its log is no longer in its place. Reading would then give another study, or mix our log
 * into it; and where the log alone is gone, SQLite would begin a new one, which would look like another
 * program's.
 */
export function expectLent({ path, id, log }: LentFile): void {
  const isStill = idAt(path) === id && (log === null || idAt(`${path}-wal`) === log);
  if (!isStill) throw lostFrom(path, id);
}

function lostFrom(path: string, file: string | null): AppError {
  const { how } = howLost(path, file);
  return new AppError('conflict', `errors:place_${how}`, { name: basename(path) });
}

/** Whether any thread of this process has the file at `path` open. */
export function isOpenHere(path: string): boolean {
  const id = idAt(path);
  return id !== null && isHeld(id);
}

/**
 * Returns a function that tells of a path, or of what the system says of a file, whether it leads to a file of
 * a study that is open now, also through links and other names.
 */
export function ownFilesNow(): (file: string | BigIntStats) => boolean {
  const ids = idsNow();
  return (file) => {
    if (ids.size === 0) return false;
    const id = typeof file === 'string' ? idAt(file) : idOf(file);
    return id !== null && ids.has(id);
  };
}

/** Whether the path leads to a file of a study that is open here. */
export function isOwnFile(path: string): boolean {
  return ownFilesNow()(path);
}

/** Throws `conflict` where the path leads to a file of the open study, or where such a file may come to lie. */
export function refuseOwnFile(path: string, name = basename(path)): void {
  if (isOwnFile(path) || isOwnName(path)) throw ownFile(name);
}

/**
 * A descriptor for reading the file, to be closed by `closeRead`. Throws `conflict` for a file of an open
 * study, also where it came to this path between the check and the opening, and whatever opening throws.
 */
export function openToRead(path: string, name = basename(path)): number {
  const before = claims.size === 0 ? null : idAt(path);
  if (before !== null && idsNow().has(before)) throw ownFile(name);
  const descriptor = openSync(path, 'r');
  const id = idOf(fstatSync(descriptor, { bigint: true }));
  // The file that was there before is none of ours. SQLite makes new files; it never takes one that exists.
  if (id !== before && idsNow().has(id)) {
    keep(id, descriptor);
    throw ownFile(name);
  }
  opened.set(descriptor, { id, claimsMade });
  return descriptor;
}

/** Closes a descriptor from `openToRead` once that frees no lock of this process. */
export function closeRead(descriptor: number): void {
  const before = opened.get(descriptor);
  opened.delete(descriptor);
  const id = before?.id ?? idOf(fstatSync(descriptor, { bigint: true }));
  // As long as it is open, no other file has its inode: only a claim can have made it ours.
  const isSame = before?.claimsMade === claimsMade;
  if (isSame ? isLent(id) : isHeld(id)) keep(id, descriptor);
  else closeSync(descriptor);
}

/** A file that a thread has opened for reading. */
export interface OpenedToRead {
  readonly descriptor: number;
  /** Device and inode. */
  readonly id: string;
  /** In bytes; null for what is no ordinary file. */
  readonly size: number | null;
}

/**
 * Closes files that a thread has opened, which does not know what is open here. Returns of each whether it belongs to an
 * open study: such a descriptor stays open until closing it frees no lock of this process.
 */
export function closeOpened(files: readonly (OpenedToRead | null)[]): boolean[] {
  const ids = idsNow();
  return files.map((file) => {
    if (file === null) return false;
    const isOwn = ids.has(file.id);
    if (isOwn || isLent(file.id)) keep(file.id, file.descriptor);
    else closeSync(file.descriptor);
    return isOwn;
  });
}

/** The bytes of a file. Throws as `openToRead` does. */
export function readWhole(path: string, name?: string): Buffer {
  const descriptor = openToRead(path, name);
  try {
    return readFileSync(descriptor);
  } finally {
    closeRead(descriptor);
  }
}

function keep(id: string, descriptor: number): void {
  kept.set(id, [...(kept.get(id) ?? []), descriptor]);
}

function closeKept(): void {
  for (const [id, descriptors] of kept) {
    if (isHeld(id)) continue;
    kept.delete(id);
    for (const descriptor of descriptors) closeSync(descriptor);
  }
}

function isHeld(id: string): boolean {
  return idsNow().has(id) || isLent(id);
}

function isLent(id: string): boolean {
  return [...lent].some((loan) => loan.id === id);
}

function ownFile(name: string): AppError {
  return new AppError('conflict', 'errors:own_file', { name });
}

/** Whether a file at the path would belong to an open study, such as a journal that does not exist yet. */
function isOwnName(path: string): boolean {
  const place = join(truePath(dirname(path)), basename(path));
  return [...claims].some(({ files, beside }) => files.includes(place) || beside.includes(place));
}

/**
 * SQLite creates some of the files beside a study later, and again, so these are looked up each time. The
 * study's own file is fixed: a file that takes its place is not ours.
 */
function idsNow(): Set<string> {
  const all = new Set<string>();
  for (const { ids, beside } of claims) {
    for (const id of ids) all.add(id);
    for (const path of beside) {
      const id = idAt(path);
      if (id !== null) all.add(id);
    }
  }
  return all;
}

function idAt(path: string): string | null {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found?.isFile() ? idOf(found) : null;
  } catch {
    // Below something that is not a folder, or where nobody may look, there is nothing of ours.
    return null;
  }
}

/** Device and inode, as text from whole numbers: an inode may exceed what a double can hold exactly. */
export function idOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}
