// Reads the first bytes of a project by hand, so that SQLite never opens a file that is not a project.
import { readSync, statSync } from 'node:fs';
import { AppError } from '#core/errors.ts';
import { APPLICATION_ID } from './migrations.ts';
import { closeRead, isOwnFile, openToRead } from './own-files.ts';
import { sumsIn } from './seal.ts';
import { partsOf, type UserVersion } from './user-version.ts';

/** What the first page of a project says. */
export interface Header extends UserVersion {
  /** Whether the file was closed: SQLite marks a file that may have a log (file format, 1.3.3). */
  readonly closed: boolean;
  /** Page size in bytes. */
  readonly pageSize: number;
}

/**
 * What the first page of the file says. Null for a study that is open in this process: it was checked when it
 * was opened, and its file must not be read past SQLite. Throws `unsupported` for a file that is not a
 * project, `invalid` for one that is damaged or may not be read.
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
  // A seal at the end shows that this is a project whose beginning is damaged.
  const isSealed = !isOurs && sumsIn(file) !== null;
  closeRead(file);
  if (isSealed) throw new AppError('invalid', 'errors:damaged_project', { name });
  if (!isOurs) throw new AppError('unsupported', 'errors:not_a_project', { name });
  return {
    ...userVersionOf(header),
    closed: header[18] === 1,
    // SQLite writes a page size of 65,536 bytes as 1.
    pageSize: header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16),
  };
}

/**
 * A descriptor as from `openToRead`. Throws `invalid` where the file may not be read, and `conflict` as
 * `openToRead` does.
 */
export function openReadable(path: string, name: string): number {
  try {
    return openToRead(path, name);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('invalid', 'errors:file_not_readable', { name });
  }
}

/**
 * Whether a file without a log looks as if it had been copied away from its log, or its log removed. Programs
 * before eras did not mark closed files in this way, so for theirs the answer is false.
 */
export function lacksItsLog({ closed, atRest, era }: Omit<Header, 'pageSize'>): boolean {
  return !closed && !atRest && era !== 0;
}

/** The application id in the first page: which program the file belongs to. */
export function applicationOf(page: Buffer): number {
  return page.readUInt32BE(68);
}

/** The `user_version` in the first page, where Concord keeps its era. */
export function userVersionOf(page: Buffer): UserVersion {
  return partsOf(page.readUInt32BE(60));
}
