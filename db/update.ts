// What precedes the update of an older project.
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { guarded } from './damage.ts';
import { diskTrouble } from './disk-trouble.ts';
import { appliedCount, type Migration } from './migrations.ts';
import type { OpenOptions } from './open-options.ts';
import { isKeptForAnother } from './snapshots/copied-by-hand.ts';
import { folded } from './snapshots/closed.ts';
import { lastWritten, makeSnapshot } from './snapshots/make.ts';
import { keptStudies } from './snapshots/kept-studies.ts';
import { storePath } from './snapshots/store.ts';

/** Whether a project lacks migrations of this version. Throws `unsupported` for a newer or foreign project. */
export function isOlder(path: string, migrations: readonly Migration[]): boolean {
  const name = basename(path);
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  return guarded(sqlite, name, () => {
    const isIt = appliedCount(sqlite, migrations, name) < migrations.length;
    sqlite.close();
    return isIt;
  });
}

/**
 * Makes a snapshot of a project that lacks migrations, before its schema changes; it is kept for good, as the
 * only way back. Nobody in this process has the project open, and the caller holds its lock. Returns the id
 * under which the snapshot is kept and which the file must bear from then on. Throws `invalid` where no
 * snapshot can be made, and `locked` where another program never stops reading the project.
 */
export function snapshotBeforeUpdate(path: string, options: OpenOptions): string {
  const folder = options.snapshots ?? dirname(path);
  const study = folded(path);
  const head = { ...study.head, at: options.now, why: 'migration', about: '', kept: true } as const;
  const own = study.id !== null && isKeptForAnother(study.id, path, folder) ? null : study.id;
  const id = own ?? idOfEarlier(folder, path, head.head) ?? randomUUID();
  const store = storePath(folder, id);
  const isFirst = !existsSync(store);
  try {
    const file = { id, path, name: study.name };
    const making = { folder, file, path, length: study.length, writtenAt: lastWritten(path), head };
    makeSnapshot(making, options.kept);
    return id;
  } catch (error) {
    // A store that was created for this and holds no snapshot would only take room.
    if (isFirst)
      for (const suffix of ['', '-wal', '-shm'])
        if (existsSync(`${store}${suffix}`)) rmSync(`${store}${suffix}`);
    const trouble = diskTrouble(error, basename(path));
    if (trouble?.key === 'errors:disk_full') throw trouble;
    throw new AppError('invalid', 'errors:snapshot_folder', { folder });
  }
}

/** The id under which this very state was kept when an earlier update of it failed. */
function idOfEarlier(folder: string, path: string, head: string): string | null {
  return (
    keptStudies(folder).find((kept) => kept.path === path && kept.snapshots[0]?.head === head)?.id ?? null
  );
}
