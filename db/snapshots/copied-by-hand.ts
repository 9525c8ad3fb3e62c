// A study that was copied by hand bears the id of the file it was copied from. Snapshots are kept by that id: those of both
// would lie in one store, and those of one would be given up for those of the other.
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drawFileId, fileIdOf } from '../file-id.ts';
import { isSameFile } from '../place.ts';
import type { Store } from '../store.ts';
import { withoutWaiting } from '../without-waiting.ts';
import { idAt } from './kept-studies.ts';
import { SnapshotStore, storePath } from './store.ts';

/**
 * Gives a study that is open for writing an id of its own, where snapshots in the folder are kept under its id of another
 * file that is still there. A file that was moved, or put back in its place, keeps its id. No act: the study stays as it is.
 * Nor does its opening wait for this: on a full disk, or in a file that turns out to be damaged, it keeps its id for now.
 */
export function partFromOriginal({ path, db }: Pick<Store, 'path' | 'db'>, folder: string): void {
  try {
    if (isKeptForAnother(fileIdOf(db), path, folder))
      withoutWaiting(db.sqlite, () => drawFileId(db.sqlite) !== '');
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

/** Whether the file at `path`, which bears this id, is a copy: snapshots are kept under it of another that is still there. */
export function isKeptForAnother(id: string, path: string, folder: string): boolean {
  const original = placeOf(storePath(folder, id));
  return original !== null && original !== path && idAt(original) === id && !isSameFile(original, path);
}

/** Where the file was of which a store holds snapshots; null where there is none that can be read. */
function placeOf(store: string): string | null {
  if (!existsSync(store)) return null;
  try {
    using opened = SnapshotStore.toRead(store);
    return opened.file().path;
  } catch {
    return null;
  }
}
