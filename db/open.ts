// Every opening of a project goes through here: a foreign, newer or damaged file is refused in words and
// never written to.
import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { removeAllUnnamed } from './blobs-ahead.ts';
import { guarded, refuseDamaged } from './damage.ts';
import { onDisk } from './disk-trouble.ts';
import { refuseForeign } from './header.ts';
import { heldByOtherPath, takeLock, type Holder } from './lock.ts';
import { appliedCount, migrate, readMigrations, type Migration } from './migrations.ts';
import type { OpenOptions } from './open-options.ts';
import { isSameFile, isWritable, truePath } from './place.ts';
import { Store } from './store.ts';
import { copyLive, openCopy } from './temporary-copy.ts';
import { copyBeforeUpdate, isOlder } from './update.ts';
import { prepareToWrite } from './write-ahead-log.ts';

/**
 * Opens a project. Where someone else has it, or it cannot be written, it opens read-only (from a read-only
 * folder, a temporary copy). With `readOnly`, one of an older schema that someone else has opens as a temporary
 * copy too. Throws `not_found`, `unsupported` (not a project, newer, foreign) or `invalid`
 * (damaged, or a disk that is full or fails).
 */
export function openStore(asked: string, options: OpenOptions): Store {
  return onDisk(basename(asked), () => openAt(asked, options));
}

function openAt(asked: string, options: OpenOptions): Store {
  const migrations = options.migrations ?? readMigrations();
  if (!existsSync(asked)) throw new AppError('not_found', 'errors:no_such_file', { name: basename(asked) });
  const path = truePath(asked);
  const name = basename(path);
  refuseForeign(path, name);
  if (!isWritable(dirname(path)) || !isWritable(path)) return openCopy(path, migrations);
  if (options.readOnly) {
    const elsewhere = options.locks === undefined ? null : heldByOtherPath(path, options.locks);
    if (elsewhere) return openReadOnly(pathOfHolder(path, elsewhere.path, elsewhere), migrations, null);
    // Whoever only reads is not kept out by an older schema: it is brought up to date as for a writer.
    if (isOlder(path, migrations)) updateUnlessHeld(path, { ...options, migrations });
    return isOlder(path, migrations)
      ? openCopy(path, migrations, copyLive)
      : openReadOnly(path, migrations, null);
  }

  const lock = takeLock(path, options.who, options.now, options.locks);
  if (!lock.held) {
    const { holder, otherPath } = lock;
    return openReadOnly(pathOfHolder(path, otherPath, holder), migrations, holder);
  }
  try {
    const uncleanlyClosed = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
    const sqlite = new Database(path, { fileMustExist: true });
    return guarded(sqlite, name, () => {
      const applied = appliedCount(sqlite, migrations, name);
      if (uncleanlyClosed) refuseDamaged(sqlite, name);
      if (applied < migrations.length) {
        copyBeforeUpdate(sqlite, path, options);
        prepareToWrite(sqlite);
        migrate(sqlite, migrations, applied, options.now);
      } else {
        prepareToWrite(sqlite);
      }
      // The end of a program may have broken off an import, which had kept texts and files ahead.
      if (uncleanlyClosed) removeAllUnnamed(sqlite);
      return new Store({
        path,
        sqlite,
        readOnly: false,
        holder: null,
        release: lock.release,
      });
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * By which path to read a file that another program has open. Its log lies beside the name under which that has it: by
 * another name one would read without it. Throws `locked` where that name leads to the file no more.
 */
function pathOfHolder(path: string, otherPath: string | null, holder: Holder | null): string {
  if (otherPath === null || isSameFile(path, otherPath)) return otherPath ?? path;
  throw new AppError('locked', 'errors:locked_by_other_name', {
    name: basename(path),
    other: otherPath,
    who: holder?.who ?? '?',
    since: holder?.since ?? '?',
  });
}

function openReadOnly(path: string, migrations: readonly Migration[], holder: Holder | null): Store {
  const name = basename(path);
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  return guarded(sqlite, name, () => {
    if (appliedCount(sqlite, migrations, name) < migrations.length) {
      throw new AppError('unsupported', 'errors:older_read_only', { name });
    }
    return new Store({ path, sqlite, readOnly: true, holder, release: () => undefined });
  });
}

function updateUnlessHeld(path: string, options: OpenOptions): void {
  try {
    openStore(path, { ...options, readOnly: false }).close();
  } catch (error) {
    if (!(error instanceof AppError) || error.key !== 'errors:older_read_only') throw error;
  }
}
