import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';

/** An error of the system while the file at `path` is written, worded for people; any other error as it is. */
export function notWritten(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'syscall' in error && 'code' in error ? error.code : null;
  if (typeof code !== 'string') return error;
  return new AppError('invalid', 'errors:file_not_written', { name: basename(path), what: code });
}
