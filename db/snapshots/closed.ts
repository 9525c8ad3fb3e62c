// Snapshots of a study that nobody has open, made in this very process.
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { guarded } from '../damage.ts';
import { fileIdOf } from '../file-id.ts';
import { hasProof } from '../proof.ts';
import { readHead, studyName, type StudyHead } from './head.ts';
import { lastWritten, makeSnapshot, type Made } from './make.ts';
import type { SnapshotHead } from './store.ts';

/** What a snapshot of a closed file is made from. */
export interface Folded {
  readonly head: StudyHead;
  readonly name: string;
  /** In bytes. */
  readonly length: number;
  /** Null in a schema without file ids. */
  readonly id: string | null;
}

/** Folds the log into the file, and describes the file. Throws `locked` where another program never stops reading it. */
export function folded(path: string): Folded {
  const name = basename(path);
  const sqlite = new Database(path, { fileMustExist: true });
  return guarded(sqlite, name, () => {
    const [checkpoint] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (checkpoint?.busy === 1) throw new AppError('locked', 'errors:being_read', { name });
    const pages = Number(sqlite.pragma('page_count', { simple: true }));
    const size = Number(sqlite.pragma('page_size', { simple: true }));
    const id = hasProof(sqlite) ? fileIdOf({ sqlite }) : null;
    const found = { head: readHead(sqlite), name: studyName(sqlite, path), length: pages * size, id };
    sqlite.close();
    return found;
  });
}

/**
 * Makes a snapshot of a study of this schema that nobody in this process has open. Throws as `folded`, and whatever is wrong
 * with the file or with the folder of snapshots.
 */
export function snapshotOfClosed(
  path: string,
  folder: string,
  head: Pick<SnapshotHead, 'at' | 'why' | 'about' | 'kept'>,
): Made {
  const study = folded(path);
  if (study.id === null) throw new Error(`${path} has no id of its own`);
  return makeSnapshot({
    folder,
    file: { id: study.id, path, name: study.name },
    path,
    length: study.length,
    writtenAt: lastWritten(path),
    head: { ...study.head, ...head },
  });
}
