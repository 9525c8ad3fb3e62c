// Which pages a log holds is read from the log itself, bit by bit while others write it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { loggedPages, notePagesInLog, type LogPlace } from '#db/log-pages.ts';
import { UnwrittenPages } from '#db/unwritten-pages.ts';

/** A database with a log, and tables on pages of their own. */
function logged(): { sqlite: Database.Database; log: string; pageOf: (table: string) => number } {
  const folder = mkdtempSync(join(tmpdir(), 'concord-log-'));
  const path = join(folder, 'study.db');
  const sqlite = new Database(path);
  onTestFinished(() => {
    sqlite.close();
    rmSync(folder, { recursive: true });
  });
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('wal_autocheckpoint = 0');
  for (const table of ['a', 'b', 'c', 'd']) sqlite.exec(`CREATE TABLE ${table} (words TEXT)`);
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const pageOf = (table: string): number =>
    Number(sqlite.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table));
  return { sqlite, log: `${path}-wal`, pageOf };
}

test('each reading continues where the last commit before it ended', () => {
  const { sqlite, log, pageOf } = logged();
  const read = (from: LogPlace | null) => {
    const pages = new Set<number>();
    return { place: notePagesInLog(log, from, (page) => pages.add(page)), pages };
  };

  sqlite.exec(`INSERT INTO a VALUES ('one')`);
  const first = read(null);
  sqlite.exec(`INSERT INTO b VALUES ('two')`);
  const second = read(first.place);

  expect([...first.pages]).toEqual([pageOf('a')]);
  expect([...second.pages]).toEqual([pageOf('b')]);
});

test('what is written over pages that were rolled back is read, too', () => {
  const { sqlite, log, pageOf } = logged();
  sqlite.exec(`INSERT INTO a VALUES ('one')`);
  // With so little room in memory, an open transaction writes to the log.
  sqlite.pragma('cache_size = 1');
  sqlite.pragma('cache_spill = 1');
  sqlite.exec('BEGIN');
  for (const table of ['b', 'c', 'd', 'b', 'c', 'd'])
    sqlite.exec(`INSERT INTO ${table} VALUES (hex(zeroblob(9000)))`);
  const meanwhile = loggedPages(log, null);
  sqlite.exec('ROLLBACK');
  sqlite.exec(`INSERT INTO d VALUES ('two')`);

  const after = loggedPages(log, meanwhile.place);

  expect(meanwhile.pages.length).toBeGreaterThan(2);
  expect([...after.pages]).toContain(pageOf('d'));
});

test('frames of an earlier use of the log are not taken for those of an open transaction', () => {
  const { sqlite, log, pageOf } = logged();
  sqlite.exec(`INSERT INTO a VALUES (hex(zeroblob(200000)))`);
  sqlite.pragma('wal_checkpoint(PASSIVE)');
  sqlite.pragma('cache_size = 1');
  sqlite.pragma('cache_spill = 1');
  sqlite.exec('BEGIN');
  // From its beginning, over frames that stay behind it.
  sqlite.exec(`INSERT INTO b VALUES (hex(zeroblob(9000)))`);
  const meanwhile = loggedPages(log, null);
  sqlite.exec(`INSERT INTO c VALUES (hex(zeroblob(9000)))`);
  sqlite.exec(`INSERT INTO d VALUES ('two')`);
  sqlite.exec('COMMIT');

  const after = loggedPages(log, meanwhile.place);

  expect(meanwhile.pages.length).toBeLessThan(20);
  expect([...after.pages]).toEqual(expect.arrayContaining([pageOf('b'), pageOf('c'), pageOf('d')]));
});

test('pages that a thread read from the log count as written', () => {
  const { sqlite, log, pageOf } = logged();
  const count = Number(sqlite.pragma('page_count', { simple: true }));
  const sums = new Uint32Array(count);
  /** The sums when the page of one table has another content than before. */
  const changed = (table: string) => sums.map((_, index) => Number(index === pageOf(table) - 1));
  const unwritten = new UnwrittenPages({ sums });
  sqlite.exec(`INSERT INTO a VALUES ('one')`);

  // As it arrives from a thread.
  unwritten.noteLogged(structuredClone(loggedPages(log, unwritten.place)));
  sqlite.exec(`INSERT INTO b VALUES ('two')`);
  unwritten.noteLog(log);

  expect(unwritten.differFrom(changed('a'))).toBe(false);
  expect(unwritten.differFrom(changed('b'))).toBe(false);
  expect(unwritten.differFrom(changed('c'))).toBe(true);
});
