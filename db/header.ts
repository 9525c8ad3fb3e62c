// The first bytes of a project, read by hand: a file which is not ours is not even opened by SQLite.
import { readSync, statSync } from 'node:fs';
import { AppError } from '#core/errors.ts';
import { APPLICATION_ID } from './migrations.ts';
import { closeRead, isOwnFile, openToRead } from './own-files.ts';
import { sumsIn } from './seal.ts';
import { partsOf, type UserVersion } from './user-version.ts';

export interface Header extends UserVersion {
  /** Whether the file was closed: SQLite marks one that a log may belong to (file format, 1.3.3). */
  readonly closed: boolean;
  /** Bytes of a page. */
  readonly pageSize: number;
}

/**
 * What the file says of itself; null for a study that is open in this process, of which nothing is read past SQLite:
 * it was looked at when it was opened. Throws `unsupported` for what is no project of ours, `invalid` for what is damaged or
 * may not be read.
 */
export function readHeader(path: string, name: string): Header | null {
  if (!statSync(path).isFile()) throw new AppError('unsupported', 'errors:not_a_project', { name });
  if (isOwnFile(path)) return null;
  const header = Buffer.alloc(100);
  const file = openReadable(path, name);
  const read = readSync(file, header, 0, 100, 0);
  const isOurs =
    read === 100 &&
    header.toString('latin1', 0, 16) === 'SQLite format 3\0' &&
    applicationOf(header) === APPLICATION_ID;
  // A seal at the end says what the beginning does not say any more.
  const isSealed = !isOurs && sumsIn(file) !== null;
  closeRead(file);
  if (isSealed) throw new AppError('invalid', 'errors:damaged_project', { name });
  if (!isOurs) throw new AppError('unsupported', 'errors:not_a_project', { name });
  return {
    ...userVersionOf(header),
    closed: header[18] === 1,
    // A page of 65,536 bytes is written as 1.
    pageSize: header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16),
  };
}

/** A descriptor as `openToRead` gives it. Throws `invalid` where the file may not be read, and `conflict` as that does. */
export function openReadable(path: string, name: string): number {
  try {
    return openToRead(path, name);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('invalid', 'errors:file_not_readable', { name });
  }
}

/**
 * Whether a file that lies without a log looks as one does that was copied away from it, or whose log was removed. Files of
 * programs that knew no eras were never closed in a way that tells: nothing can be said of them.
 */
export function lacksItsLog({ closed, atRest, era }: Omit<Header, 'pageSize'>): boolean {
  return !closed && !atRest && era !== 0;
}

/** Which program's file it is, by its first page. */
export function applicationOf(page: Buffer): number {
  return page.readUInt32BE(68);
}

/** What the program keeps in the first page. */
export function userVersionOf(page: Buffer): UserVersion {
  return partsOf(page.readUInt32BE(60));
}
