// The first bytes of a project, read by hand: a file which is not ours is not even opened by SQLite.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { AppError } from '#core/errors.ts';
import { APPLICATION_ID } from './migrations.ts';
import { isOwnFile } from './own-files.ts';

/** Throws `unsupported` for what is no project of ours, `invalid` for what may not be read. */
export function refuseForeign(path: string, name: string): void {
  if (!statSync(path).isFile()) throw new AppError('unsupported', 'errors:not_a_project', { name });
  // Of a study that is open in this process nothing is read past SQLite; it was looked at when it was opened.
  if (isOwnFile(path)) return;
  const header = Buffer.alloc(100);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw new AppError('invalid', 'errors:file_not_readable', { name });
  }
  const read = readSync(file, header, 0, 100, 0);
  closeSync(file);
  if (read < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw new AppError('unsupported', 'errors:not_a_project', { name });
  }
  // Offset 68: the application id, big-endian (SQLite file format, 1.3).
  if (header.readUInt32BE(68) !== APPLICATION_ID)
    throw new AppError('unsupported', 'errors:not_a_project', { name });
}
