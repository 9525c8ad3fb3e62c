// A snapshot as a study again: a closed file of its own, which bears its name only when it is whole.
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { diskTrouble } from '../disk-trouble.ts';
import { drawFileId, giveFileId } from '../file-id.ts';
import { isTaken, partBeside } from '../place.ts';
import { hasProof } from '../proof.ts';
import { writeSeal } from '../write-seal.ts';
import { placePart } from '../whole-copy.ts';
import { dropDamaged } from './check.ts';
import { DamagedSnapshot, writeSnapshot } from './restore.ts';
import { SnapshotStore, type SnapshotRow } from './store.ts';

/**
 * Restores a snapshot to `target`. The file goes by an id of its own, or by `as` where it takes the place of the study it
 * is of. Throws `conflict` where there is such a file already, and `invalid` for a damaged snapshot and a disk that is full
 * or fails.
 */
export function restoreStudy(
  store: SnapshotStore,
  snapshot: SnapshotRow,
  target: string,
  as: string | null,
): void {
  if (isTaken(target)) throw new AppError('conflict', 'errors:file_exists', { name: basename(target) });
  const part = partBeside(target);
  try {
    writeSnapshot(store, snapshot, part);
    becomeAFile(part, as);
    writeSeal(part);
    placePart(part, target);
  } catch (error) {
    if (!(error instanceof DamagedSnapshot)) throw diskTrouble(error, basename(target)) ?? error;
    noteDamaged(store.sqlite.name, error);
    throw new AppError('invalid', 'errors:snapshot_damaged', { at: snapshot.at });
  } finally {
    clear(part);
  }
}

/** Where the store can be written, what is damaged leaves it, and the list says so from then on. */
function noteDamaged(path: string, { chunks }: DamagedSnapshot): void {
  try {
    using store = SnapshotStore.toChange(path);
    dropDamaged(store, chunks);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

/** The bytes are those of a file that was open; closed, and another file than the one they came from, it is a study. */
function becomeAFile(path: string, as: string | null): void {
  const sqlite = new Database(path, { fileMustExist: true });
  try {
    sqlite.pragma('journal_mode = DELETE');
    sqlite.pragma('synchronous = FULL');
    // A study of a schema before file ids has none; it is given one when it is brought up to date.
    if (!hasProof(sqlite)) return;
    if (as === null) drawFileId(sqlite);
    else giveFileId(sqlite, as);
  } finally {
    sqlite.close();
  }
}

function clear(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
}
