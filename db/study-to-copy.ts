// Opens a study for copying it as it is, whatever its schema and whether or not anybody has it open.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { temporaryName } from '#core/leftovers.ts';
import type { OpeningNote } from '#core/opening-note.ts';
import { readHeader } from './header.ts';
import { noteLog } from './leftover-log.ts';
import type { OpenOptions } from './open-options.ts';
import { placeToRead } from './place-to-read.ts';
import { isWritable, truePath } from './place.ts';
import { copyFiles } from './temporary-copy.ts';

/** Where to read a study for copying it. Dispose of it afterwards. */
export interface StudyToCopy extends Disposable {
  /** The path by which a connection reads it. */
  readonly file: string;
  /** What the person who copies it should know. */
  readonly notes: readonly OpeningNote[];
}

/**
 * Finds the study. Throws `not_found`, `unsupported` (not a project, or beside the log of another file) or
 * `locked`.
 */
export function studyToCopy(asked: string, options: OpenOptions): StudyToCopy {
  const name = basename(asked);
  if (!existsSync(asked)) throw new AppError('not_found', 'errors:no_such_file', { name });
  const path = truePath(asked);
  const header = readHeader(path, name);
  if (isWritable(dirname(path)) && isWritable(path)) {
    const place = placeToRead(path, header, options);
    return { file: place.path, notes: place.notes, [Symbol.dispose]: () => undefined };
  }
  // SQLite cannot read a log where it may not write beside it.
  const notes = noteLog(path);
  const folder = mkdtempSync(join(tmpdir(), temporaryName('copy', process.pid)));
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    copyFiles(path, join(folder, name));
  } catch (error) {
    clear();
    throw error;
  }
  return { file: join(folder, name), notes, [Symbol.dispose]: clear };
}
