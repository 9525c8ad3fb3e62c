// Writing a whole copy of a study, which may be written all the while. A file copied by hand lacks what its log holds.
import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { drawFileId } from './file-id.ts';
import type { ReadDb } from './handles.ts';
import { hasProof } from './proof.ts';
import { writeSeal } from './write-seal.ts';
import { drawEra, readUserVersion, writeUserVersion } from './user-version.ts';

/** So many pages are copied at a time: some milliseconds of work. */
const STEP = 1_000;

/**
 * Copies the study that `source` reads to the new file `part`, as it stands after its newest act, and closes that as any
 * study is closed; it is a file of its own then. Tells after each step how many bytes of how many are copied.
 */
export async function copyStudy(
  { sqlite }: ReadDb,
  part: string,
  told: (done: number, total: number) => void,
): Promise<void> {
  // One transaction from first to last: otherwise each act of another connection would begin the copy once more.
  sqlite.exec('BEGIN');
  sqlite.prepare('SELECT count(*) FROM sqlite_schema').get();
  const pageSize = Number(sqlite.pragma('page_size', { simple: true }));
  await sqlite.backup(part, {
    progress: ({ totalPages, remainingPages }) => {
      told((totalPages - remainingPages) * pageSize, totalPages * pageSize);
      return STEP;
    },
  });
  sqlite.exec('COMMIT');
  closeCopy(part);
  writeSeal(part);
}

function closeCopy(part: string): void {
  const copy = new Database(part, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
    if (hasProof(copy)) drawFileId(copy);
    writeUserVersion(copy, { ...readUserVersion(copy), atRest: true, era: drawEra() });
  } finally {
    copy.close();
  }
}

/** Gives a part that is whole its name. Throws `conflict` where something has that name by now. */
export function placePart(part: string, path: string): void {
  try {
    linkSync(part, path);
  } catch (error) {
    if (existsSync(path)) throw new AppError('conflict', 'errors:file_exists', { name: basename(path) });
    if (!(error instanceof Error && 'code' in error)) throw error;
    // A disk without hard links.
    renameSync(part, path);
  }
  rmSync(part, { force: true });
}
