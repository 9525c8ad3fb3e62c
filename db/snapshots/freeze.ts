// The state of an open study, held still for the keeper: the log is folded into the file, and from then on nothing is
// folded in until the keeper has read the file. Acts go on meanwhile, into the log.
import { rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { fileIdOf } from '../file-id.ts';
import { hasProof } from '../proof.ts';
import type { Store } from '../store.ts';
import { readHead, studyName, type StudyHead } from './head.ts';
import { lastWritten, type Making } from './make.ts';

/** A state that is held still, and what it is. */
export interface Frozen extends Pick<Making, 'path' | 'length' | 'writtenAt' | 'file'> {
  readonly study: StudyHead;
  /** Lets go of it. To be called in any case. */
  readonly release: () => void;
}

/**
 * Holds the last committed state of a study that is open for writing, also in the middle of an act, which is then not part
 * of it. Null where the file cannot be brought to that state now, because a reader stands in the way or the file is being
 * checked: then `copyFrozen` can.
 */
export function freeze(store: Store): Frozen | null {
  const { path, db } = store;
  const beside = new Database(path, { readonly: !db.sqlite.inTransaction, fileMustExist: true });
  try {
    if (!isInFile(store, beside)) return null;
    const of = known(beside, path);
    return { path, ...of, writtenAt: lastWritten(path), release: store.holdFolding() };
  } finally {
    beside.close();
  }
}

/** Brings the last committed state into the file itself; whether it is there. */
function isInFile(store: Store, beside: Database.Database): boolean {
  if ((statSync(`${store.path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return true;
  if (!store.db.sqlite.inTransaction) return store.fold();
  // A connection cannot fold in the middle of its own act; another can, as far as acts are committed.
  if (store.isFoldingHeld) return false;
  const [told] = beside.pragma('wal_checkpoint(PASSIVE)') as { log: number; checkpointed: number }[];
  return told !== undefined && told.log === told.checkpointed;
}

/** A reader that is kept at a state. */
export type Pinned = Database.Database;

/** Keeps a reader at the last committed state of a study that anyone has open; `copyFrozen` then copies it. */
export function pin(path: string): Pinned {
  const reader = new Database(path, { readonly: true, fileMustExist: true });
  try {
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM project').get();
    return reader;
  } catch (error) {
    reader.close();
    throw error;
  }
}

/**
 * Copies the state at which a reader is kept to `temporary`, page by page, in small steps, and closes the reader. `path` is
 * where the study lies.
 */
export async function copyFrozen(reader: Pinned, path: string, temporary: string): Promise<Frozen> {
  const release = (): void => {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${temporary}${suffix}`, { force: true });
  };
  try {
    const of = known(reader, path);
    await reader.backup(temporary, { progress: () => 500 });
    return { path: temporary, ...of, writtenAt: lastWritten(temporary), release };
  } catch (error) {
    release();
    throw error;
  } finally {
    reader.close();
  }
}

function known(sqlite: Database.Database, path: string): Pick<Frozen, 'length' | 'file' | 'study'> {
  const pages = Number(sqlite.pragma('page_count', { simple: true }));
  const size = Number(sqlite.pragma('page_size', { simple: true }));
  // A study of a schema before file ids has none to be known by.
  const id = hasProof(sqlite) ? fileIdOf({ sqlite }) : '';
  return { length: pages * size, file: { id, path, name: studyName(sqlite, path) }, study: readHead(sqlite) };
}
