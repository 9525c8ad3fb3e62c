import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findFileDamage } from '#db/prove.ts';
import { readSeal, changedPages } from '#db/seal.ts';
import { writeSeal } from '#db/write-seal.ts';
import { buildSample } from '#electron/sample.ts';
import { pageOf } from '../helpers/flipped.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

const PAGE = 4096;

let folder: ReturnType<typeof testFolder>;
let whole: string;
let path: string;

/** Closes the file as SQLite's rollback mode leaves it: its header says that it has no log. */
function closed(file: string): void {
  const sqlite = new Database(file);
  sqlite.pragma('journal_mode = DELETE');
  sqlite.close();
}

beforeAll(() => {
  folder = testFolder();
  whole = join(folder.path, 'whole.concord');
  buildSample(whole, openOptions).close();
  closed(whole);
  writeSeal(whole);
});

afterAll(() => folder[Symbol.dispose]());

beforeEach(() => {
  path = join(folder.path, 'study.concord');
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
  copyFileSync(whole, path);
});

function flip(at: number): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
  writeFileSync(path, bytes);
}

function pagesOf(file: string): number {
  return readFileSync(file).readUInt32BE(28);
}

describe('a sealed file', () => {
  test('is whole for SQLite, and all of its pages match their checksums', () => {
    const seal = readSeal(path);
    const sqlite = new Database(path, { readonly: true });

    expect(seal.state).toBe('closed');
    expect('sums' in seal && changedPages(path, seal)).toEqual([]);
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    sqlite.close();
    expect(findFileDamage(path)).toEqual([]);
  });

  test('that is sealed again has one seal', () => {
    writeSeal(path);

    expect(statSync(path).size).toBe(statSync(whole).size);
    expect(findFileDamage(path)).toEqual([]);
  });

  test('shows in which page a bit was flipped, and to which table the page belongs', () => {
    const sqlite = new Database(path, { readonly: true });
    const page = sqlite
      .prepare("SELECT max(pageno) FROM dbstat WHERE name = 'coding'")
      .pluck()
      .get() as number;
    sqlite.close();
    flip((page - 1) * PAGE + PAGE - 20);

    const seal = readSeal(path);

    expect('sums' in seal && changedPages(path, seal)).toEqual([page]);
    expect(findFileDamage(path)[0]).toEqual({
      key: 'check_pages',
      parameters: { count: 1, where: 'coding' },
    });
  });

  test('is known to be damaged at once when its first page or its number of pages changed', () => {
    flip(200);
    expect(readSeal(path).state).toBe('damaged');
    flip(200);
    flip(31);
    expect(readSeal(path).state).toBe('damaged');
    flip(31);
    // The schema number, which exchange depends on.
    flip(63);
    expect(readSeal(path).state).toBe('damaged');
  });

  test('never ends at a page border, as a folded file does, whatever its number of pages', () => {
    const small = join(folder.path, 'small.db');
    const sqlite = new Database(small);
    sqlite.pragma('page_size = 512');
    sqlite.exec('CREATE TABLE a (b BLOB)');
    // With 112 pages of 512 bytes the checksums and the foot would fill a page exactly.
    for (const insert = sqlite.prepare('INSERT INTO a VALUES (zeroblob(440))'); ;) {
      if (Number(sqlite.pragma('page_count', { simple: true })) >= 112) break;
      insert.run();
    }
    sqlite.close();
    writeSeal(small);

    expect(pagesOf(small)).toBe(112);
    expect(readSeal(small).state).toBe('closed');
    expect(statSync(small).size % 512).not.toBe(0);
  });

  test('that was cut has no seal, and its losses are found in its rows', () => {
    truncateSync(path, (pagesOf(path) - 3) * PAGE);

    expect(readSeal(path).state).toBe('none');
    expect(findFileDamage(path)).not.toEqual([]);
  });

  test('that lost only its seal is whole: nothing is refused for want of checksums', () => {
    truncateSync(path, pagesOf(path) * PAGE + 100);

    expect(readSeal(path).state).toBe('none');
    expect(findFileDamage(path)).toEqual([]);
  });

  test('whose seal is damaged is checked row by row', () => {
    flip(statSync(path).size - 300);

    expect(readSeal(path).state).toBe('none');
    expect(findFileDamage(path)).toEqual([]);
  });
});

describe('a sealed file opened for writing', () => {
  /** Leaves the file as a program killed before its first fold does, with its acts in the log. */
  function crashed(act: string): void {
    const sqlite = new Database(path);
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('wal_autocheckpoint = 0');
    sqlite.exec(act);
    const left = `${path}.left`;
    copyFileSync(path, left);
    copyFileSync(`${path}-wal`, `${left}-wal`);
    sqlite.close();
    path = left;
  }

  test('keeps its seal until the log is folded, and then loses it', () => {
    const sqlite = new Database(path);
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('user_version = 77');
    expect(readSeal(path).state).toBe('opened');

    sqlite.pragma('wal_checkpoint(PASSIVE)');

    expect(readSeal(path).state).toBe('none');
    expect(statSync(path).size % PAGE).toBe(0);
    sqlite.close();
  });

  test('does not pass for an unsealed file when it is damaged and then killed before its first fold', () => {
    flip(20 * PAGE + 2000);
    crashed('UPDATE project SET created_at = created_at');

    expect(readSeal(path).state).toBe('opened');
    expect(findFileDamage(path)[0]).toMatchObject({ key: 'check_pages', parameters: { count: 1 } });
  });

  test('may differ in pages that the log holds, once it was found whole: an interrupted fold is not damage', () => {
    crashed("UPDATE memo SET title = title || '!'; UPDATE file SET proven_at = '9999'");
    const page = pageOf(whole, 'memo');
    flip((page - 1) * PAGE + PAGE - 20);

    expect(findFileDamage(path)).toEqual([]);
  });

  test('stays damaged before that check, even after an act on the damaged page', () => {
    const page = pageOf(whole, 'memo');
    flip((page - 1) * PAGE + PAGE - 20);
    crashed("UPDATE memo SET title = title || '!'");

    expect(findFileDamage(path)[0]).toEqual({ key: 'check_pages', parameters: { count: 1, where: 'memo' } });
  });

  test('and changed by another program is found damaged by its rows, not by its pages', () => {
    const sqlite = new Database(path);
    sqlite.exec("UPDATE memo SET body = 'diverges' WHERE id = (SELECT min(id) FROM memo)");
    sqlite.close();

    expect(readSeal(path).state).toBe('changed');
    expect(findFileDamage(path)).toEqual([{ key: 'check_rows', parameters: { table: 'memo', count: 1 } }]);
  });

  test('is not sealed while it is open, since its log may hold some of its pages', () => {
    const open = new Database(path);
    open.pragma('journal_mode = WAL');
    open.exec('CREATE TABLE other (a)');
    open.pragma('wal_checkpoint(TRUNCATE)');

    writeSeal(path);

    expect(readSeal(path).state).toBe('none');
    open.close();
  });

  test('counts as unsealed beside a leftover journal', () => {
    appendFileSync(`${path}-journal`, 'x'.repeat(600));

    expect(readSeal(path).state).toBe('none');
  });
});
