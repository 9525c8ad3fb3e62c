// The stores of snapshots as they are found in their folder: by the id of a file, or by where the file is or was.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { isWritable, truePath } from '../place.ts';
import { SnapshotStore, storePath, storesIn, type SnapshotEntry, type SnapshotFile } from './store.ts';

/** A file of which there are snapshots, whether or not it is still there. */
export interface KeptStudy extends SnapshotFile {
  /** Where its store lies. */
  readonly store: string;
  /** Bytes that its snapshots take together. */
  readonly size: number;
  /** The newest first. */
  readonly snapshots: readonly SnapshotEntry[];
}

/** Every file of which there are snapshots in the folder, the one with the newest first. Stores that are no such are passed over. */
export function keptStudies(folder: string): KeptStudy[] {
  return storesIn(folder)
    .flatMap((store) => {
      try {
        return [readStore(store)];
      } catch {
        // Whatever else lies there must keep nobody from the snapshots of other studies.
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
 * The file that is meant: by its id, by the id that the file at this path bears, or, where that cannot be read or is gone,
 * by the path at which it was last. Throws `not_found`, and `invalid` where its store cannot be read.
 */
export function keptStudy(folder: string, named: string): KeptStudy {
  const studies = keptStudies(folder);
  const path = truePath(resolve(named));
  const id = existsSync(path) ? idAt(path) : null;
  const found =
    studies.find((study) => study.id === named) ??
    studies.find((study) => study.id === id) ??
    // A file that says who it is, and is none of these, has taken the place of another.
    (id === null ? studies.find((study) => study.path === path) : undefined);
  if (found) return found;
  const store = storePath(folder, id ?? named);
  if (existsSync(store))
    throw isWritable(folder)
      ? new AppError('invalid', 'errors:snapshots_unreadable', { name: named, store })
      : new AppError('invalid', 'errors:snapshots_read_only', { name: named, folder });
  throw new AppError('not_found', 'errors:no_snapshots', { name: named });
}

/** The id that a file bears, or null where it bears none, is not there or cannot be read. */
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
