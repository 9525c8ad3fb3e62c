// By which of its names to open a study: its log lies beside one of them alone.
import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { OpeningNote } from '#core/opening-note.ts';
import { readHeader, type Header } from './header.ts';
import { hasLeftover, noteLog } from './leftover-log.ts';
import { heldByOtherPath, lastPath, takeLock, type Holder } from './lock.ts';
import type { OpenOptions } from './open-options.ts';
import { isSameFile } from './place.ts';

/**
 * The path by which to read a study, and notes on the log beside it. Throws `locked` where its writer has it
 * by a path that no longer leads to it, or has lost its log, and `unsupported` where the log is another
 * file's.
 */
export function placeToRead(
  path: string,
  header: Header | null,
  options: OpenOptions,
): { readonly path: string; readonly notes: readonly OpeningNote[] } {
  const elsewhere = options.locks === undefined ? null : heldByOtherPath(path, options.locks);
  if (elsewhere) return { path: pathOfHolder(path, elsewhere.path, elsewhere), notes: [] };
  return { path, notes: header?.closed && !hasLeftover(path) ? [] : notesUnlessHeld(path, options) };
}

/**
 * The path by which to read a file that another program has open. Its log lies beside the name under which
 * that program opened it; by another name one would read without the log. Throws `locked` where that name no
 * longer leads to the file, or the log is gone.
 */
export function pathOfHolder(path: string, otherPath: string | null, holder: Holder | null): string {
  const place = otherPath ?? path;
  if (place === path || isSameFile(path, place)) {
    expectLogOfHolder(place);
    return place;
  }
  throw new AppError('locked', 'errors:locked_by_other_name', {
    name: basename(path),
    other: place,
    who: holder?.who ?? '?',
    since: holder?.since ?? '?',
  });
}

function expectLogOfHolder(path: string): void {
  if (isLogGone(path)) throw new AppError('locked', 'errors:log_of_holder_gone', { name: basename(path) });
}

/**
 * Whether somebody removed the log of a study that is not closed. SQLite would begin a new log for a reader,
 * and the study could then not be opened again where it is open. SQLite creates the shared memory after the
 * log and removes it before: where the shared memory exists alone, it was not SQLite that removed the log.
 */
export function isLogGone(path: string): boolean {
  const hasLog = (): boolean => existsSync(`${path}-wal`);
  const isAlone = !hasLog() && existsSync(`${path}-shm`) && !hasLog();
  return isAlone && readHeader(path, basename(path))?.closed === false;
}

/**
 * The name of the file at `path` beside which its log lies. A program that had the file open by another name,
 * a hard link, and was killed has left the newest acts in the log beside that name.
 */
export function nameWithLog(path: string, { locks }: Pick<OpenOptions, 'locks'>): string {
  const hasOtherNames = (statSync(path, { throwIfNoEntry: false })?.nlink ?? 1) > 1;
  if (locks === undefined || !hasOtherNames) return path;
  const last = lastPath(path, locks);
  const isThere = last !== null && existsSync(`${last}-wal`) && isSameFile(path, last);
  return isThere ? last : path;
}

/** The program that has the project open has checked its log already. */
function notesUnlessHeld(path: string, options: OpenOptions): readonly OpeningNote[] {
  const lock = takeLock(path, options.who, options.now, options.locks);
  if (!lock.held) {
    expectLogOfHolder(path);
    return [];
  }
  try {
    return noteLog(path);
  } finally {
    lock.release();
  }
}
