import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { isWellFormed } from '#db/salvage/well-formed.ts';
import { testFolder } from '../../helpers/project.ts';

/** The pages of a table whose rows have come and gone: free blocks, scraps and rows that go on elsewhere are in it. */
function tablePages(folder: string): { number: number; bytes: Buffer }[] {
  const path = join(folder, 'rows.db');
  const sqlite = new Database(path);
  sqlite.exec('CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT)');
  sqlite.exec('BEGIN');
  const add = sqlite.prepare('INSERT INTO word (id, text) VALUES (?, ?)');
  for (let id = 1; id <= 900; id += 1) add.run(id, 'w'.repeat(id % 97 === 0 ? 9000 : (id * 37) % 211));
  sqlite.exec('DELETE FROM word WHERE id % 5 = 0; UPDATE word SET text = text || 1 WHERE id % 7 = 0; COMMIT');
  const numbers = sqlite
    .prepare("SELECT pageno FROM dbstat WHERE name IN ('word', 'sqlite_schema') AND pagetype <> 'overflow'")
    .pluck()
    .all() as number[];
  sqlite.close();
  const bytes = readFileSync(path);
  return numbers.map((number) => ({ number, bytes: bytes.subarray((number - 1) * 4096, number * 4096) }));
}

test('every page that SQLite wrote keeps its books, and none with another length, place or count does', () => {
  using folder = testFolder();
  const pages = tablePages(folder.path);
  expect(pages.length).toBeGreaterThan(25);
  for (const { number, bytes } of pages) {
    expect(isWellFormed(bytes, number), `page ${number}`).toBe(true);
    const start = number === 1 ? 100 : 0;
    const head = start + (bytes[start] === 0x0d ? 8 : 12);
    for (const at of [start, start + 2, start + 4, start + 6, start + 7, head, head + 1]) {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 4, at);
      expect(isWellFormed(damaged, number), `page ${number}, byte ${at}`).toBe(false);
    }
  }
});
