// When a project is sealed, and how its seal is written to the disk.
import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { isBusy } from './busy.ts';
import { sealFor } from './seal.ts';
import type { UnwrittenPages } from './unwritten-pages.ts';

/** How long to wait for a reader of the file, in milliseconds. */
const BUSY_TIMEOUT_MS = 100;

/**
 * Seals a project that was closed and whose lock is still held, replacing whatever stood behind the last
 * page. Does nothing to a file that is not closed, since its log may hold pages of it, to one that somebody
 * has open, or where a page that nobody wrote has changed since the last seal: the next opening checks such a
 * file. `goesOn` is called now and then: a file of 2 GB takes a second.
 */
export function writeSeal(path: string, unwritten?: UnwrittenPages, goesOn?: () => void): void {
  const alone = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    if (alone.pragma('journal_mode', { simple: true }) === 'wal' || !hasAlone(alone)) return;
    sealFile(path, unwritten, goesOn);
  } finally {
    alone.close();
  }
}

/**
 * Locks everybody else out of the file. Threads of this process too: when the seal closes the file, the system
 * frees their locks on it. Returns whether nobody was in the way.
 */
function hasAlone(sqlite: Database.Database): boolean {
  try {
    sqlite.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

function sealFile(path: string, unwritten?: UnwrittenPages, goesOn?: () => void): void {
  const file = openSync(path, 'r+');
  try {
    const seal = sealFor(file, unwritten, goesOn);
    if (!seal) return;
    writeSync(file, seal.body, 0, seal.body.length, seal.at);
    ftruncateSync(file, seal.at + seal.body.length);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Seals a project. Where there is no room for the checksums, or the file may no longer be written, it stays
 * without a seal.
 */
export function sealIfThereIsRoom(path: string, unwritten?: UnwrittenPages): void {
  try {
    writeSeal(path, unwritten);
  } catch (error) {
    const isOfDisk = error instanceof Database.SqliteError || (error instanceof Error && 'syscall' in error);
    if (!isOfDisk) throw error;
  }
}
