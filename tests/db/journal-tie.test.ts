// A kill during opening or closing leaves a journal that holds the first page. SQLite would write that page into
// whatever file lies beside the journal.
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { openStore } from '#db/open.ts';
import { newStudy, remember, remembered } from '../helpers/memo-acts.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

const PAGE = 4096;
const SECTOR = 512;

/** A journal that restores the present first page of `path` (SQLite file format, 3). */
function journalOf(path: string): Buffer {
  const page = readFileSync(path).subarray(0, PAGE);
  const head = Buffer.alloc(SECTOR);
  head.write('d9d505f920a163d7', 'hex');
  head.writeUInt32BE(1, 8);
  head.writeUInt32BE(page.readUInt32BE(28), 16);
  head.writeUInt32BE(SECTOR, 20);
  head.writeUInt32BE(PAGE, 24);
  const number = Buffer.of(0, 0, 0, 1);
  let sum = 0;
  for (let at = PAGE - 200; at > 0; at -= 200) sum += page[at] ?? 0;
  const foot = Buffer.alloc(4);
  foot.writeUInt32BE(sum);
  return Buffer.concat([head, number, page, foot]);
}

/** A closed study that has grown, an older copy of it, and the journal that a kill would leave in each. */
function grown(folder: string) {
  const path = join(folder, 'a.concord');
  const older = join(folder, 'older.concord');
  const store = newStudy(path);
  remember(store, 'first');
  store.close();
  copyFileSync(path, older);
  const again = openStore(path, openOptions);
  for (const title of ['second', 'third']) remember(again, title, 50_000);
  again.close();
  return { path, older, journal: journalOf(path) };
}

describe('a journal beside a study', () => {
  test('from another state of the study is set aside, and the study stays as it was', () => {
    using folder = testFolder();
    const { older, journal } = grown(folder.path);
    writeFileSync(`${older}-journal`, journal);

    const store = openStore(older, openOptions);

    expect(store.notes.map(({ key }) => key)).toEqual(['shell:log_of_another_file']);
    expect([remembered(store), findProblems(store.db)]).toEqual([['first'], []]);
    store.close();
    const aside = readdirSync(folder.path).filter((name) => name.includes('-journal of another file'));
    expect(aside.map((name) => readFileSync(join(folder.path, name)).equals(journal))).toEqual([true]);
  });

  test('of its own is applied by SQLite, without a notice', () => {
    using folder = testFolder();
    const { path, journal } = grown(folder.path);
    writeFileSync(`${path}-journal`, journal);
    const bytes = readFileSync(path);
    // As a kill during the write of the first page leaves it.
    bytes.fill(0xff, 61, 64);
    writeFileSync(path, bytes);

    const store = openStore(path, openOptions);

    expect([remembered(store), store.notes]).toEqual([['first', 'second', 'third'], []]);
    store.close();
    expect(existsSync(`${path}-journal`)).toBe(false);
  });

  test('from another state refuses readers', () => {
    using folder = testFolder();
    const { older, journal } = grown(folder.path);
    writeFileSync(`${older}-journal`, journal);

    expect(() => openStore(older, { ...openOptions, readOnly: true })).toThrow(
      expect.objectContaining({ key: 'errors:log_of_another_file' }),
    );
    expect(readFileSync(`${older}-journal`).equals(journal)).toBe(true);
  });
});
