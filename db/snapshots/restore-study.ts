// Restores a snapshot to a study: a closed file of its own, which gets its name only when it is complete.
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { fillAbsent } from '../absent.ts';
import { diskTrouble } from '../disk-trouble.ts';
import { drawFileId, giveFileId } from '../file-id.ts';
import type { ReadDb } from '../handles.ts';
import { leaveTeam } from '../team/team-of.ts';
import { isTaken, partBeside } from '../place.ts';
import { hasProof } from '../proof.ts';
import { writeSeal } from '../write-seal.ts';
import { placePart } from '../whole-copy.ts';
import { dropDamaged } from './check.ts';
import { DamagedSnapshot, writeSnapshot } from './restore.ts';
import { SnapshotStore, type SnapshotRow } from './store.ts';

/**
 * Restores a snapshot to `target`. The file gets a new id, or the id `as` where it takes the place of its own
 * study. Throws `conflict` where `target` exists, and `invalid` for a damaged snapshot and for a disk that is
 * full or fails.
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

/**
 * Gives a closed study the originals that it is still to receive from its team and that `present`, a later state of it, has: they
 * may come from nowhere else, as when the team was left since. Throws `invalid` for a disk that is full or fails.
 */
export function bringOriginals(path: string, present: ReadDb): void {
  const sqlite = new Database(path, { fileMustExist: true });
  try {
    const isThere = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'blob_absent'").get();
    if (isThere === undefined) return;
    const absent = sqlite.prepare('SELECT hash FROM blob_absent').pluck().all() as string[];
    const here = present.sqlite
      .prepare('SELECT bytes FROM blob WHERE hash = @hash AND @hash NOT IN (SELECT hash FROM blob_absent)')
      .pluck();
    sqlite.pragma('synchronous = FULL');
    sqlite.transaction(() => {
      for (const hash of absent) {
        const bytes = here.get({ hash });
        if (Buffer.isBuffer(bytes)) fillAbsent(sqlite, hash, bytes);
      }
    })();
  } catch (error) {
    throw diskTrouble(error, basename(path)) ?? error;
  } finally {
    sqlite.close();
  }
  writeSeal(path);
}

/**
 * Removes damaged chunks from the store, where the store can be written, so that lists show the snapshot as
 * damaged.
 */
function noteDamaged(path: string, { chunks }: DamagedSnapshot): void {
  try {
    using store = SnapshotStore.toChange(path);
    dropDamaged(store, chunks);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

/** Makes a closed study of these bytes, which are those of a file that was open, and gives it an id of its own. */
function becomeAFile(path: string, as: string | null): void {
  const sqlite = new Database(path, { fileMustExist: true });
  try {
    sqlite.pragma('journal_mode = DELETE');
    sqlite.pragma('synchronous = FULL');
    // A study of a schema before file ids gets its id when it is updated.
    if (!hasProof(sqlite)) return;
    if (as === null) {
      drawFileId(sqlite);
      leaveTeam(sqlite);
    } else giveFileId(sqlite, as);
  } finally {
    sqlite.close();
  }
}

function clear(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
}
