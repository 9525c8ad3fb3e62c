// Tells whether the journal beside a project belongs to it. Opening and closing change bytes of the first
// page alone, through a journal that lives for about a millisecond. A kill at that moment leaves the journal
// behind, and SQLite would put its page back into whatever file lies there by then.
import { existsSync, fstatSync, readSync } from 'node:fs';
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { closeRead, openToRead } from './own-files.ts';

const MAGIC = Buffer.from('d9d505f920a163d7', 'hex');

/**
 * Bytes of the first page that opening and closing change: the version bytes, the change counter, the era,
 * the SQLite version.
 */
const changing: readonly (readonly [from: number, to: number])[] = [
  [18, 20],
  [24, 28],
  [60, 64],
  [92, 100],
];

/**
 * Whether the journal would put back the first page of another file than `path`. False where there is no
 * journal, and for a journal of any other content, which SQLite can judge. Only for a file that is not open
 * in this process.
 */
export function isJournalOfAnother(path: string, journal: string, pageSize: number): boolean {
  const kept = firstPageIn(journal, pageSize);
  return kept !== null && !sum(kept).equals(sum(readPiece(path, 0, pageSize)));
}

/**
 * The first page as the journal keeps it (SQLite file format, 3); null where the journal's first record is
 * another page.
 */
function firstPageIn(journal: string, pageSize: number): Buffer | null {
  const head = readPiece(journal, 0, 28);
  if (head.length < 28 || !head.subarray(0, 8).equals(MAGIC) || head.readUInt32BE(24) !== pageSize)
    return null;
  const record = readPiece(journal, head.readUInt32BE(20), 4 + pageSize);
  return record.length === 4 + pageSize && record.readUInt32BE(0) === 1 ? record.subarray(4) : null;
}

function sum(page: Buffer): Buffer {
  const lasting = Buffer.from(page);
  for (const [from, to] of changing) lasting.fill(0, from, to);
  return createHash('sha256').update(lasting).digest();
}

/** Reads up to `length` bytes; none where there is no such file. */
function readPiece(path: string, at: number, length: number): Buffer {
  let file: number;
  try {
    file = openToRead(path);
  } catch {
    return Buffer.alloc(0);
  }
  try {
    const piece = Buffer.alloc(Math.max(0, Math.min(length, fstatSync(file).size - at)));
    return piece.subarray(0, readSync(file, piece, 0, piece.length, at));
  } finally {
    closeRead(file);
  }
}

/**
 * Lets SQLite put back, from the journal beside the file, what a killed program had begun to write into the
 * file itself. The caller holds the lock. Must run before anyone reads: a read-only connection cannot do it.
 */
export function putBackByJournal(path: string): void {
  if (!existsSync(`${path}-journal`)) return;
  const sqlite = new Database(path, { fileMustExist: true });
  try {
    sqlite.pragma('schema_version');
  } finally {
    sqlite.close();
  }
}
