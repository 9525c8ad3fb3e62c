// Words the system's errors of reading a file.
import { AppError } from '#core/errors.ts';

/** The system's error of reading a file as an AppError; any other error is returned as it is. */
export function fileError(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (error instanceof AppError || typeof code !== 'string') return error;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError('not_found', 'reading:not_found', { name });
    case 'EISDIR':
      return new AppError('invalid', 'reading:not_a_file', { name });
    case 'EACCES':
    case 'EPERM':
      return new AppError('invalid', 'reading:no_permission', { name });
    default:
      return new AppError('invalid', 'reading:unreadable', { name, code });
  }
}
