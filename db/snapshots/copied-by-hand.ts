// A study that was copied by hand bears the id of the original. Snapshots are kept by that id, so those of
// both files would share one store, and rotation would give up one file's snapshots for the other's.
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drawFileId, fileIdOf } from '../file-id.ts';
import { isSameFile } from '../place.ts';
import type { Store } from '../store.ts';
import { withoutWaiting } from '../without-waiting.ts';
import { idAt } from './kept-studies.ts';
import { SnapshotStore, storePath } from './store.ts';

/**
 * Gives a study that is open for writing a new file id, where the snapshots under its present id belong to
 * another file that still exists. A file that was moved, or put back in its place, keeps its id. This is not
 * an act: the study stays as it is. Its opening must not fail because of this: on a full disk, or in a file
 * that turns out to be damaged, the id stays for now.
 */
export function giveOwnFileId({ path, db }: Pick<Store, 'path' | 'db'>, folder: string): void {
  try {
    if (isKeptForAnother(fileIdOf(db), path, folder))
      withoutWaiting(db.sqlite, () => drawFileId(db.sqlite) !== '');
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

/**
 * Whether the file at `path`, which bears this id, is a copy: the snapshots under this id belong to another
 * existing file.
 */
export function isKeptForAnother(id: string, path: string, folder: string): boolean {
  const original = placeOf(storePath(folder, id));
  return original !== null && original !== path && idAt(original) === id && !isSameFile(original, path);
}

/** Where the file was whose snapshots a store holds; null where no store can be read. */
function placeOf(store: string): string | null {
  if (!existsSync(store)) return null;
  try {
    using opened = SnapshotStore.toRead(store);
    return opened.file().path;
  } catch {
    return null;
  }
}
