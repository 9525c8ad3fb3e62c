// Opens projects. A foreign, newer or damaged file is refused with a sentence and never written to.
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import type { Health } from '#core/health.ts';
import type { OpeningNote } from '#core/opening-note.ts';
import { isBusy } from './busy.ts';
import { removeAllUnnamed } from './blobs-ahead.ts';
import { guarded } from './damage.ts';
import { isFullDisk, onDisk } from './disk-trouble.ts';
import { giveFileId } from './file-id.ts';
import type { ReadDb } from './handles.ts';
import { readHeader } from './header.ts';
import { healthBySeal, healthOfFile, healthOfHeld, whole } from './health.ts';
import { putBackByJournal } from './journal-tie.ts';
import { noteLog, settleLog } from './leftover-log.ts';
import { takeLock, type Holder } from './lock.ts';
import { appliedCount, migrate, readMigrations, type Migration } from './migrations.ts';
import type { OpenOptions } from './open-options.ts';
import { isOwnFile } from './own-files.ts';
import { nameWithLog, pathOfHolder, placeToRead } from './place-to-read.ts';
import { isWritable, truePath } from './place.ts';
import { fillRowActs } from './row-acts.ts';
import { readSeal, type PageSums, type Seal } from './seal.ts';
import { Store } from './store.ts';
import { copyFiles, copyLive, openCopy } from './temporary-copy.ts';
import { isOlder, snapshotBeforeUpdate } from './update.ts';
import { beginLog, prepareToWrite } from './begin-log.ts';

/**
 * Opens a project. Where someone else has it open, or it cannot be written, it opens read-only (from a
 * read-only folder, as a temporary copy). With `readOnly`, a project of an older schema is read from a
 * temporary copy too: only an opening for writing updates it. Throws `not_found`, `unsupported` (not a
 * project, newer, foreign, beside the log of another file), `invalid` (damaged, or a disk that is full or
 * fails) or `locked` (a reader never ends).
 */
export function openStore(asked: string, options: OpenOptions): Store {
  return onDisk(basename(asked), () => openAt(asked, options));
}

function openAt(asked: string, options: OpenOptions): Store {
  const migrations = options.migrations ?? readMigrations();
  if (!existsSync(asked)) throw new AppError('not_found', 'errors:no_such_file', { name: basename(asked) });
  const path = nameWithLog(truePath(asked), options);
  const name = basename(path);
  const header = readHeader(path, name);
  if (!isWritable(dirname(path)) || !isWritable(path))
    // The check reads the copy: SQLite cannot read a log where it may not write beside it.
    return openCopy(path, migrations, copyFiles, noteLog(path), healthOfFile);
  if (options.readOnly) {
    const { path: place, notes } = placeToRead(path, header, options);
    if (!isOlder(place, migrations)) {
      const health = healthToRead(place, options);
      return openReadOnly(place, migrations, null, notes, () => health);
    }
    const older: OpeningNote = { key: 'shell:older_read_from_a_copy', parameters: { name } };
    const health = healthOfFile(place);
    return openCopy(place, migrations, copyLive, [...notes, older], () => health);
  }

  const lock = takeLock(path, options.who, options.now, options.locks);
  if (!lock.held) {
    const { holder, otherPath } = lock;
    const place = pathOfHolder(path, otherPath, holder);
    return openReadOnly(place, migrations, holder, [], (db) => healthOfHeld(db, holder));
  }
  try {
    const { goesOn, notes } = settleLog(path, options.now);
    putBackByJournal(path);
    const older = isOlder(path, migrations);
    const seal = isOwnFile(path) ? null : readSeal(path);
    const health = seal ? healthBySeal(path, seal, older ? 'now' : (options.proof ?? 'now')) : whole;
    if (health.state === 'damaged') {
      if (older) throw new AppError('invalid', 'errors:damaged_project', { name });
      lock.release();
      return openReadOnly(path, migrations, null, notes, () => health);
    }
    const sealed = older ? null : sumsToKeep(seal);
    const keptAs = older ? snapshotBeforeUpdate(path, options) : null;
    const sqlite = new Database(path, { fileMustExist: true });
    return guarded(sqlite, name, () => {
      const applied = appliedCount(sqlite, migrations, name);
      if (applied < migrations.length) {
        prepareToWrite(sqlite);
        migrate(sqlite, migrations, applied, options.now);
        if (keptAs !== null) giveFileId(sqlite, keptAs);
        beginLog(sqlite, false);
      } else {
        beginLog(sqlite, goesOn);
        try {
          fillRowActs(sqlite);
        } catch (error) {
          // A study can be read and copied on a full disk too, and then finds acts by reading the history.
          if (!isFullDisk(error)) throw error;
        }
      }
      // An import that the end of its program broke off has left texts and files that nothing names.
      if (goesOn) removeAllUnnamed(sqlite);
      return new Store({
        path,
        sqlite,
        readOnly: false,
        holder: null,
        notes: options.note ? [...notes, options.note] : notes,
        health,
        sealed,
        release: lock.release,
      });
    });
  } catch (error) {
    lock.release();
    throw isBusy(error) ? new AppError('locked', 'errors:being_read', { name }) : error;
  }
}

/** The checksums that the pages nobody writes must still have at closing; null where they are not known. */
function sumsToKeep(seal: Seal | null): PageSums | null {
  return seal?.state === 'closed' || seal?.state === 'opened' ? seal : null;
}

function openReadOnly(
  path: string,
  migrations: readonly Migration[],
  holder: Holder | null,
  notes: readonly OpeningNote[],
  healthFor: (db: ReadDb) => Health,
): Store {
  const name = basename(path);
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  return guarded(sqlite, name, () => {
    const isCurrent = appliedCount(sqlite, migrations, name) === migrations.length;
    if (!isCurrent) throw new AppError('unsupported', 'errors:older_read_only', { name });
    const health = healthFor({ sqlite });
    return new Store({ path, sqlite, readOnly: true, holder, notes, health, release: () => undefined });
  });
}

/**
 * The health of a file for somebody who only reads it. A file without a seal is first opened for writing, if
 * nobody has it open, so that it is checked under the lock and sealed for all who open it later.
 */
function healthToRead(path: string, options: OpenOptions): Health {
  if (isOwnFile(path)) return whole;
  const seal = readSeal(path);
  if (seal.state !== 'none') return healthBySeal(path, seal, 'now');
  const writer = openStore(path, { ...options, readOnly: false, proof: 'now' });
  writer.close();
  return writer.health;
}
