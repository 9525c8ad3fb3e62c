// Copies a whole study, even while it is written. A file copied by hand would lack what its log holds.
import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { drawFileId } from './file-id.ts';
import { leaveTeam } from './team/team-of.ts';
import type { ReadDb } from './handles.ts';
import { hasProof } from './proof.ts';
import { writeSeal } from './write-seal.ts';
import { drawEra, readUserVersion, writeUserVersion } from './user-version.ts';

/** How many pages are copied in one step: a few milliseconds of work. */
const PAGES_PER_STEP = 1_000;

/**
 * Copies the study that `source` reads to the new file `part`, as of its newest act, and closes the copy as
 * any study is closed; it gets a file id of its own. Reports after each step how many bytes of how many are
 * copied.
 */
export async function copyStudy(
  { sqlite }: ReadDb,
  part: string,
  progress: (done: number, total: number) => void,
): Promise<void> {
  // One transaction throughout: otherwise every act of another connection would restart the copy.
  sqlite.exec('BEGIN');
  sqlite.prepare('SELECT count(*) FROM sqlite_schema').get();
  const pageSize = Number(sqlite.pragma('page_size', { simple: true }));
  await sqlite.backup(part, {
    progress: ({ totalPages, remainingPages }) => {
      progress((totalPages - remainingPages) * pageSize, totalPages * pageSize);
      return PAGES_PER_STEP;
    },
  });
  sqlite.exec('COMMIT');
  closeCopy(part);
  const { size } = statSync(part);
  writeSeal(part, undefined, () => progress(size, size));
}

function closeCopy(part: string): void {
  const copy = new Database(part, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
    if (hasProof(copy)) drawFileId(copy);
    leaveTeam(copy);
    writeUserVersion(copy, { ...readUserVersion(copy), atRest: true, era: drawEra() });
  } finally {
    copy.close();
  }
}

/** Gives a complete part its final name. Throws `conflict` where the name is taken by now. */
export function placePart(part: string, path: string): void {
  try {
    linkSync(part, path);
  } catch (error) {
    if (existsSync(path)) throw new AppError('conflict', 'errors:file_exists', { name: basename(path) });
    if (!(error instanceof Error && 'code' in error)) throw error;
    // The disk has no hard links.
    renameSync(part, path);
  }
  rmSync(part, { force: true });
}
