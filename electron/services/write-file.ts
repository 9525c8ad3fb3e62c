// Files that people asked for are written whole or not at all: half an export is worse than none.
import { basename } from 'node:path';
import { writeFileSync } from 'atomically';
import { AppError } from '#core/errors.ts';

/** Writes the file in one step, over an earlier one of its name. Throws `invalid` where the system refuses it. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, Buffer.from(bytes));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code !== 'string') throw error;
    throw new AppError('invalid', 'errors:file_not_written', { name: basename(path), what: code });
  }
}
