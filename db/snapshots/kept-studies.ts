// Finds stores of snapshots in their folder: by the id of a file, or by where the file is or was.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { isWritable, truePath } from '../place.ts';
import { SnapshotStore, storePath, storesIn, type SnapshotEntry, type SnapshotFile } from './store.ts';

/** A file that has snapshots, whether or not the file still exists. */
export interface KeptStudy extends SnapshotFile {
  /** The path of its store. */
  readonly store: string;
  /** The bytes that its snapshots take together. */
  readonly size: number;
  /** The newest first. */
  readonly snapshots: readonly SnapshotEntry[];
}

/**
 * Every file that has snapshots in the folder, the one with the newest first. Files that are not stores are
 * ignored.
 */
export function keptStudies(folder: string): KeptStudy[] {
  return storesIn(folder)
    .flatMap((store) => {
      try {
        return [readStore(store)];
      } catch {
        // Anything else in the folder must not keep anybody from the snapshots of other studies.
        return [];
      }
    })
    .filter(({ snapshots }) => snapshots.length > 0)
    .toSorted((a, b) => newestOf(b).localeCompare(newestOf(a)));
}

function readStore(path: string): KeptStudy {
  using store = SnapshotStore.toRead(path);
  return { ...store.file(), store: path, size: store.size(), snapshots: store.entries() };
}

function newestOf({ snapshots }: KeptStudy): string {
  return snapshots[0]?.at ?? '';
}

/**
 * The study that `named` means: by id, by the id in the file at this path or, where the file is gone or
 * unreadable, by the path at which it last was. Throws `not_found`, and `invalid` where its store cannot be
 * read.
 */
export function keptStudy(folder: string, named: string): KeptStudy {
  const studies = keptStudies(folder);
  const path = truePath(resolve(named));
  const id = existsSync(path) ? idAt(path) : null;
  const found =
    studies.find((study) => study.id === named) ??
    studies.find((study) => study.id === id) ??
    // A file with an id that none of these has took the place of another file.
    (id === null ? studies.find((study) => study.path === path) : undefined);
  if (found) return found;
  const store = storePath(folder, id ?? named);
  if (existsSync(store))
    throw isWritable(folder)
      ? new AppError('invalid', 'errors:snapshots_unreadable', { name: named, store })
      : new AppError('invalid', 'errors:snapshots_read_only', { name: named, folder });
  throw new AppError('not_found', 'errors:no_snapshots', { name: named });
}

/** The id of the file at `path`, or null where it has none, does not exist or cannot be read. */
export function idAt(path: string): string | null {
  try {
    const sqlite = new Database(path, { readonly: true, fileMustExist: true });
    try {
      return String(sqlite.prepare('SELECT id FROM file').pluck().get());
    } finally {
      sqlite.close();
    }
  } catch {
    return null;
  }
}

/** The snapshot of this number, or the `latest` that is not known to be damaged. Throws `not_found`. */
export function snapshotNamed(study: KeptStudy, named: string): SnapshotEntry {
  const found =
    named === 'latest'
      ? study.snapshots.find(({ whole }) => whole !== false)
      : study.snapshots.find(({ id }) => String(id) === named);
  if (!found) throw new AppError('not_found', 'errors:no_such_snapshot', { id: named });
  return found;
}
