// The files of the studies that are open in this process. POSIX drops all locks that a process has on a file as soon
// as any descriptor of it is closed: whoever reads an open study by another road lets a second writer in, and lets
// another program delete the log under us. So nobody opens these files but SQLite; where somebody does so all the same,
// under whatever name, the descriptor is kept until the study is closed.
//   The locks are those of the process, threads included, and SQLite counts its connections in all threads: a connection
// that is opened beside a thread's takes no lock of its own. So a file that a thread has still open is looked at before
// it is opened again, but no descriptor of it is closed until nobody here has it.
import { closeSync, fstatSync, openSync, readFileSync, statSync, type BigIntStats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { truePath } from './place.ts';
import { howLost } from './still-there.ts';

/** What SQLite, and our lock, keep beside a study: by these endings of its path. */
export const besideStudy = ['-wal', '-shm', '-journal', '-lock'] as const;

interface Claim {
  readonly files: readonly string[];
  /** What lies, or may come to lie, beside them. */
  readonly beside: readonly string[];
  /** The first of them by device and inode. */
  readonly study: string | null;
  /** The log of a study that is written here, likewise: it stays as long as that is open. */
  readonly log: string | null;
  /** By device and inode, as they were when the claim was made: a file may be moved away since. */
  readonly ids: ReadonlySet<string>;
}

const claims = new Set<Claim>();
/** Files that a thread of this process has open, by device and inode; one for each thread. */
const lent = new Set<LentFile>();
/** Descriptors that may not be closed yet, by what they are of. */
const kept = new Map<string, number[]>();

/**
 * Takes these files, and what lies beside them, for those of an open study; the returned function ends that. Claim
 * after SQLite has opened them and release after it has closed them. `log` is the path of the log that is written here.
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
  return () => {
    claims.delete(claim);
    closeKept();
  };
}

/** A study's file as a thread, or a process of ours, is told of it that opens it too. */
export interface LentFile {
  readonly path: string;
  /** By device and inode. */
  readonly id: string;
  /** The log beside it, likewise; null where it may come and go. */
  readonly log: string | null;
}

/**
 * The study at the path as somebody else is told of it. Throws `conflict` where it is open here and lost from its place, and
 * `not_found` where there is none.
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
 * Notes that a thread of this process is about to open the study at the path; `giveBack` ends that, and is to be called once
 * the thread is gone. Throws as `fileToLend` does.
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
 * For whoever has just opened a lent file, and read nothing of it: throws `conflict` where it, or its log, does not lie there
 * any more. What would be read of that is another study, or the log of ours taken for its own; and where the log alone is
 * gone, SQLite would begin another, which looks like that of another program.
 */
export function expectLent({ path, id, log }: LentFile): void {
  const isStill = idAt(path) === id && (log === null || idAt(`${path}-wal`) === log);
  if (!isStill) throw lostFrom(path, id);
}

function lostFrom(path: string, file: string | null): AppError {
  const { how } = howLost(path, file);
  return new AppError('conflict', `errors:place_${how}`, { name: basename(path) });
}

/** Whether this process has the file at the path open, in whichever thread. */
export function isOpenHere(path: string): boolean {
  const id = idAt(path);
  return id !== null && isHeld(id);
}

/** Tells of paths whether they lead to a file of a study that is open now: links and further names of it included. */
export function ownFilesNow(): (path: string) => boolean {
  const ids = idsNow();
  return (path) => {
    const id = ids.size === 0 ? null : idAt(path);
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
 * A descriptor to read the file by; whoever opens it closes it by `closeRead`. Throws `conflict` for a file of the open study, also
 * where it has come to the path between the look and the opening, and what opening throws.
 */
export function openToRead(path: string, name = basename(path)): number {
  if (isOwnFile(path)) throw ownFile(name);
  const descriptor = openSync(path, 'r');
  const id = idOf(fstatSync(descriptor, { bigint: true }));
  if (!idsNow().has(id)) return descriptor;
  keep(id, descriptor);
  throw ownFile(name);
}

/** Closes what `openToRead` has opened, as soon as that frees no lock of this process. */
export function closeRead(descriptor: number): void {
  const id = idOf(fstatSync(descriptor, { bigint: true }));
  if (isHeld(id)) keep(id, descriptor);
  else closeSync(descriptor);
}

/** The bytes of a file; throws as `openToRead` does. */
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
  return idsNow().has(id) || [...lent].some((loan) => loan.id === id);
}

function ownFile(name: string): AppError {
  return new AppError('conflict', 'errors:own_file', { name });
}

/** Whether a file at the path would be taken for one of the open study's, such as a journal that is not there. */
function isOwnName(path: string): boolean {
  const place = join(truePath(dirname(path)), basename(path));
  return [...claims].some(({ files, beside }) => files.includes(place) || beside.includes(place));
}

/**
 * SQLite makes some of what lies beside a study later, and makes it again: that is looked for each time. Its own file
 * stays what it was: another that comes in its place is none of ours.
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
    // Below something that is no folder, or where nobody may look: there is nothing of ours.
    return null;
  }
}

/** In whole numbers: an inode may be larger than a double can tell apart. */
function idOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}
