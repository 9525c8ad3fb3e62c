// Checks whether a project's file is as Concord left it: by the checksums of its pages where it is sealed,
// otherwise row by row.
import type { Database } from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import type { Problem } from '#core/health.ts';
import { findDamage } from './check.ts';
import { isFault } from './damage.ts';
import type { ReadDb } from './handles.ts';
import { pagesInLog } from './log-pages.ts';
import { connectToRead } from './reading-connection.ts';
import { readSeal, changedPages, type Seal } from './seal.ts';

/** Opens a connection that reads the rows of a file. An `AppError` that it throws is passed on. */
type Connect = () => ReadDb & Disposable;

/**
 * The damage found in the file at `path`, which has this `seal`; empty for a whole file. Reads the file raw:
 * only for a process that does not have the file open, since closing a file frees the locks that its process
 * has on it.
 */
export function findFileDamage(
  path: string,
  seal: Seal = readSeal(path),
  connect: Connect = () => connectToRead(path),
): Problem[] {
  switch (seal.state) {
    case 'none':
      return damageInRows(connect);
    case 'damaged':
      return damageInPages(connect, [1]);
    case 'closed':
    case 'opened':
    case 'changed': {
      const unlike = changedPages(path, seal);
      const damaged =
        seal.state === 'opened' ? unlike.filter(notFolded(path, seal.sealedAt, connect)) : unlike;
      if (damaged.length === 0) return [];
      // Somebody may have begun to write meanwhile, or another program has written since: the checksums of
      // pages then prove nothing.
      const isStill = seal.state !== 'changed' && readSeal(path).state === seal.state;
      return isStill ? damageInPages(connect, damaged) : damageInRows(connect);
    }
  }
}

/**
 * Returns a function that tells of a page whether an interrupted fold cannot have written it. A fold writes
 * pages that are in the log, after the file was found whole, which the log then records. A page that an act
 * touched before that was damaged already, and so is its copy in the log.
 */
function notFolded(path: string, sealedAt: string, connect: Connect): (page: number) => boolean {
  const read = reading(connect, (sqlite) => sqlite.prepare('SELECT proven_at FROM file').pluck().all());
  const [provenAt] = 'found' in read ? read.found : [];
  if (typeof provenAt !== 'string' || provenAt < sealedAt) return () => true;
  const inLog = pagesInLog(`${path}-wal`);
  return (page) => !inLog.has(page);
}

/** The damage found in the rows of a file, even while somebody writes it. Reads through SQLite alone. */
export function damageInRows(connect: Connect): Problem[] {
  const read = reading(connect, (sqlite) => findDamage({ sqlite }));
  return 'refused' in read ? [{ key: 'check_file', parameters: { what: read.refused } }] : read.found;
}

function damageInPages(connect: Connect, pages: readonly number[]): Problem[] {
  const read = reading(connect, (sqlite) => ownersOf(sqlite, pages));
  const owners = 'refused' in read ? '' : read.found.join(', ');
  const where = owners || pages.slice(0, 8).join(', ');
  return [{ key: 'check_pages', parameters: { count: pages.length, where } }, ...damageInRows(connect)];
}

/** The tables and indexes that these pages belong to. */
function ownersOf(sqlite: Database, pages: readonly number[]): string[] {
  const wanted = new Set(pages);
  const owners = new Set<string>();
  const all = sqlite.prepare('SELECT pageno, name FROM dbstat').raw().iterate();
  // The two columns of the statement.
  for (const [page, name] of all as IterableIterator<[number, string]>)
    if (wanted.has(page)) owners.add(name);
  return [...owners];
}

/** Reads through a connection; where SQLite cannot read the file, returns SQLite's message as `refused`. */
function reading<T>(
  connect: Connect,
  read: (sqlite: Database) => T[],
): { readonly found: T[] } | { readonly refused: string } {
  try {
    using db = connect();
    return { found: read(db.sqlite) };
  } catch (error) {
    if (error instanceof AppError || !isFault(error)) throw error;
    return { refused: error.message };
  }
}
