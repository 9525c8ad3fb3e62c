// Files that people asked for are written whole or not at all: half an export is worse than none.
import { lstatSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { writeFileSync } from 'atomically';
import { AppError } from '#core/errors.ts';

/**
 * Writes the file in one step, over an earlier one of its name. Throws `not_found` where there is no folder for it, which
 * is more often a slip than a wish, and `invalid` where the system refuses it.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  expectFolder(path);
  try {
    // A name that is too long for the system would be cut, and the file be found under no name that anyone gave.
    lstatSync(path, { throwIfNoEntry: false });
    writeFileSync(path, Buffer.from(bytes));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code !== 'string') throw error;
    throw new AppError('invalid', 'errors:file_not_written', { name: basename(path), what: code });
  }
}

/** Throws `not_found` where there is no folder for a file at `path`. */
export function expectFolder(path: string): void {
  const [folder, name] = [dirname(path), basename(path)];
  if (!isFolder(resolve(folder))) throw new AppError('not_found', 'errors:no_such_folder', { folder, name });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
