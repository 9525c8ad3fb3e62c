// Reading a study that is to be copied as it is, of whatever schema and whether anybody has it open.
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

export interface StudyToCopy extends Disposable {
  /** Where a connection reads it. */
  readonly file: string;
  /** What is to be told of it. */
  readonly notes: readonly OpeningNote[];
}

/** Finds the study. Throws `not_found`, `unsupported` (no project, or beside the log of another file) or `locked`. */
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
