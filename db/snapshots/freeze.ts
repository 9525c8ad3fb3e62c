// Holds one state of an open study still while it is copied: the log is folded into the file, and nothing
// more is folded until the file has been read. Acts go on meanwhile, into the log.
import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { fileIdOf } from '../file-id.ts';
import type { Pinned } from '../pin.ts';
import { hasProof } from '../proof.ts';
import type { Store } from '../store.ts';
import { FlushBeside } from './flush-beside.ts';
import { readHead, studyName, type StudyHead } from './head.ts';
import { lastWritten, type Making } from './make.ts';

/** A state that is held still, and its description. */
export interface Frozen extends Pick<Making, 'path' | 'length' | 'writtenAt' | 'file'> {
  readonly study: StudyHead;
  /** Ends the hold. Must be called in any case. */
  readonly release: () => Promise<void> | void;
}

/**
 * Holds the last committed state of a study that is open for writing, even in the middle of an act, which is
 * then not part of it. Null where the file cannot be brought to that state now, because a reader stands in
 * the way or the file is being checked; `copyFrozen` then can. `before` is the head of the study as it was
 * read earlier.
 */
export function freeze(store: Store, before: StudyHead | null = null): Frozen | null {
  const { path, db } = store;
  const beside = new Database(path, { readonly: !db.sqlite.inTransaction, fileMustExist: true });
  try {
    if (!isInFile(store, beside)) return null;
    const of = known(beside, path, before);
    return { path, ...of, writtenAt: lastWritten(path), release: store.holdFolding() };
  } finally {
    beside.close();
  }
}

/** Folds the last committed state into the file. Returns whether it is in there. */
function isInFile(store: Store, beside: Database.Database): boolean {
  if ((statSync(`${store.path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return true;
  if (!store.db.sqlite.inTransaction) return store.fold();
  // A connection cannot fold in the middle of its own act; another connection can fold what is committed.
  if (store.isFoldingHeld) return false;
  const [checkpoint] = beside.pragma('wal_checkpoint(PASSIVE)') as {
    busy: number;
    log: number;
    checkpointed: number;
  }[];
  // While a thread is folding, the two numbers are equal and mean nothing.
  return checkpoint?.busy === 0 && checkpoint.log === checkpoint.checkpointed;
}

/** How long one step of copying should take, in milliseconds, however busy the disk. */
const STEP_MS = 15;
/** Pages in the first step, and the most in any step. */
const FIRST_PAGES = 50;
const MAX_PAGES = 1000;

/**
 * Copies the state that a reader holds to `temporary`, page by page in small steps, and closes the reader.
 * `path` is where the study lies.
 */
export async function copyFrozen(
  reader: Pinned,
  path: string,
  temporary: string,
  before: StudyHead | null = null,
): Promise<Frozen> {
  // Asynchronous: the disk takes half a second to remove a file of a gigabyte.
  const release = async (): Promise<void> => {
    await Promise.all(
      ['', '-wal', '-shm', '-journal'].map((suffix) => rm(`${temporary}${suffix}`, { force: true })),
    );
  };
  try {
    const of = known(reader, path, before);
    await using flush = new FlushBeside(temporary);
    const nextPages = paced();
    const progress = ({ totalPages, remainingPages }: Database.BackupMetadata): number => {
      flush.isLong((of.length / totalPages) * (totalPages - remainingPages));
      return nextPages();
    };
    await reader.backup(temporary, { progress });
    return { path: temporary, ...of, writtenAt: lastWritten(temporary), release };
  } catch (error) {
    await release();
    throw error;
  } finally {
    reader.close();
  }
}

/**
 * Returns a function that says how many pages to copy next: as many as the last step would have copied in
 * `STEP_MS`.
 */
function paced(): () => number {
  let pages = FIRST_PAGES;
  let at: number | null = null;
  return () => {
    const now = performance.now();
    if (at !== null)
      pages = Math.min(
        MAX_PAGES,
        Math.max(1, Math.round((pages * STEP_MS) / Math.max(1, now - at))),
        2 * pages,
      );
    at = now;
    return pages;
  };
}

function known(
  sqlite: Database.Database,
  path: string,
  before: StudyHead | null,
): Pick<Frozen, 'length' | 'file' | 'study'> {
  const pages = Number(sqlite.pragma('page_count', { simple: true }));
  const size = Number(sqlite.pragma('page_size', { simple: true }));
  // A study of a schema before file ids has no id.
  const id = hasProof(sqlite) ? fileIdOf({ sqlite }) : '';
  return {
    length: pages * size,
    file: { id, path, name: studyName(sqlite, path) },
    study: readHead(sqlite, before),
  };
}
