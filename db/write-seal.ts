// When a project is sealed, and how its seal gets onto the disk.
import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { isBusy } from './busy.ts';
import { sealFor } from './seal.ts';
import type { UnwrittenPages } from './unwritten-pages.ts';

/** How long somebody who just reads the file is waited for, in milliseconds. */
const PATIENCE = 100;

/**
 * Seals a project that was closed and whose lock is still held. Whatever stood behind the last page goes. Does nothing to a
 * file that is not closed, since its log may hold pages of it, nor to one that somebody has open, nor where a page that
 * nobody wrote since it was sealed last is not what it was: such a file is looked through at its next opening.
 */
export function writeSeal(path: string, unwritten?: UnwrittenPages): void {
  const alone = new Database(path, { fileMustExist: true, timeout: PATIENCE });
  try {
    if (alone.pragma('journal_mode', { simple: true }) === 'wal' || !hasAlone(alone)) return;
    sealFile(path, unwritten);
  } finally {
    alone.close();
  }
}

/**
 * Keeps everybody else from the file, threads of this process included: closing it would free their locks. Whether nobody
 * was in the way.
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

function sealFile(path: string, unwritten: UnwrittenPages | undefined): void {
  const file = openSync(path, 'r+');
  try {
    const seal = sealFor(file, unwritten);
    if (!seal) return;
    writeSync(file, seal.body, 0, seal.body.length, seal.at);
    ftruncateSync(file, seal.at + seal.body.length);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Seals a project; one that finds no room for its sums, or may not be written any more, stays without. */
export function sealIfThereIsRoom(path: string, unwritten?: UnwrittenPages): void {
  try {
    writeSeal(path, unwritten);
  } catch (error) {
    const isOfDisk = error instanceof Database.SqliteError || (error instanceof Error && 'syscall' in error);
    if (!isOfDisk) throw error;
  }
}
