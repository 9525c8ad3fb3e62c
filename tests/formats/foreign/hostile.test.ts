// Databases that are no databases, are damaged or malicious: each gives one sentence, and no other file is touched.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, test, vi } from 'vitest';
import { ForeignDatabase } from '#formats/foreign/database.ts';
import { projectAt } from '#formats/foreign/open.ts';
import { database, taguette, taguetteSchema } from '../../../scripts/foreign-databases.ts';
import { refusal, temporaryFolder } from '../reading/fixtures.ts';
import { openForeign } from './opened.ts';

const contents = `<p>${'The fair brings firms together. '.repeat(4000)}</p>`;

function study(folder: string, name = 'study.sqlite3'): string {
  return taguette(
    join(folder, name),
    [['connector', '']],
    [{ name: 'N1', contents, highlights: [{ words: 'fair', tags: [1] }] }],
  );
}

describe('a file', () => {
  test.each<[string, string | Buffer]>([
    ['that is no database', 'PNG, not a database'],
    ['that is empty', ''],
  ])('%s is refused under the name of a database', async (_, bytes) => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'study.sqlite3');
    writeFileSync(path, bytes);

    expect(await refusal(openForeign(path, 'study.sqlite3'))).toMatchObject({
      code: 'invalid',
      key: 'exchange:no_database',
    });
    expect(await projectAt(path)).toBeNull();
  });

  it.each([120, 4096, 9000, 60_000])('cut off after %d bytes is refused', async (length) => {
    await using folder = await temporaryFolder();
    const path = study(folder.path);
    writeFileSync(path, readFileSync(path).subarray(0, length));

    expect(await refusal(openForeign(path, 'study.sqlite3'))).toMatchObject({
      key: 'exchange:broken_database',
      parameters: { name: 'study.sqlite3' },
    });
  });

  it('with damaged pages is refused, or read where the damage does not reach', async () => {
    await using folder = await temporaryFolder();
    const whole = readFileSync(study(folder.path));
    for (let at = 100; at < 60_000; at += 1777) {
      const bytes = Buffer.from(whole);
      bytes.fill(0xff, at, at + 40);
      const path = join(folder.path, `damaged-${at}.sqlite3`);
      writeFileSync(path, bytes);
      const said = await openForeign(path, 'damaged.sqlite3').then(
        () => 'read',
        (error: { key?: string }) => error.key,
      );
      expect(['read', 'exchange:broken_database', 'exchange:unknown_database']).toContain(said);
    }
  });

  it('of an unknown program is refused with that reason', async () => {
    await using folder = await temporaryFolder();
    const path = database(join(folder.path, 'other.db'), ['CREATE TABLE notes (id INTEGER, words TEXT)']);

    expect(await refusal(openForeign(path, 'other.db'))).toMatchObject({
      code: 'unsupported',
      key: 'exchange:unknown_database',
    });
    expect(await projectAt(path)).toBeNull();
  });

  it('in a folder without a database is refused', async () => {
    await using folder = await temporaryFolder();

    expect(await refusal(openForeign(folder.path, 'study.qda'))).toMatchObject({
      key: 'exchange:no_database',
    });
  });
});

describe('a schema', () => {
  it('with views in place of tables is not read', async () => {
    await using folder = await temporaryFolder();
    const statements = taguetteSchema
      .filter((statement) => !/TABLE tags/.test(statement))
      .concat(
        "CREATE VIEW tags AS SELECT 1 AS id, 1 AS project_id, load_extension('x') AS path, '' AS description",
      );
    const path = database(join(folder.path, 'view.sqlite3'), statements);

    expect(await refusal(openForeign(path, 'view.sqlite3'))).toMatchObject({
      key: 'exchange:unknown_database',
    });
  });

  it('that lacks a column is not read', async () => {
    await using folder = await temporaryFolder();
    const statements = taguetteSchema.map((statement) =>
      statement.replace('contents TEXT NOT NULL', 'words TEXT'),
    );
    const path = database(join(folder.path, 'other.sqlite3'), statements);

    expect(await refusal(openForeign(path, 'other.sqlite3'))).toMatchObject({
      key: 'exchange:unknown_database',
    });
  });

  it('with triggers and generated columns runs none of them', async () => {
    await using folder = await temporaryFolder();
    const path = study(folder.path);
    const sqlite = new Database(path);
    sqlite.exec(`
      CREATE TRIGGER harm AFTER INSERT ON highlights BEGIN DELETE FROM documents; END;
      ALTER TABLE tags ADD COLUMN bomb AS (zeroblob(900000000));
      CREATE INDEX slow ON highlights (abs(start_offset));
    `);
    sqlite.close();
    const before = readFileSync(path);

    const { passages } = await openForeign(path, 'study.sqlite3');

    expect(passages.map(({ words }) => words)).toEqual(['fair']);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('whose table has a statement as its name treats that as a name only', async () => {
    await using folder = await temporaryFolder();
    const path = database(join(folder.path, 'x.db'), [
      'CREATE TABLE "notes"" ; DROP" (id INTEGER, "a"" b" TEXT)',
      'CREATE TABLE projects (id INTEGER, name TEXT)',
    ]);
    const db = await ForeignDatabase.open(path, 'x.db');

    expect(db.has('projects', 'id', 'name')).toBe(true);
    expect(db.has('sqlite_schema', 'name')).toBe(false);
    expect(db.rows('nothing', 'id')).toEqual([]);
    db.close();
  });
});

describe('values', () => {
  it('of other types than their columns are left out, not guessed', async () => {
    await using folder = await temporaryFolder();
    const path = study(folder.path);
    const sqlite = new Database(path);
    sqlite.exec(`
      UPDATE tags SET path = X'00FF';
      UPDATE projects SET name = 2024, description = X'01';
      INSERT INTO documents (name, description, filename, created, project_id, text_direction, contents)
        VALUES (X'00', '', '', '', 'one', '', X'3C703E');
      INSERT INTO highlights (document_id, start_offset, end_offset, snippet) VALUES ('x', 'y', X'00', 1.5);
      INSERT INTO commands (date, user_login, project_id, payload) VALUES (1, 2, 3, 'no json {');
    `);
    sqlite.close();

    const { project, passages } = await openForeign(path, 'study.sqlite3');

    expect(project).toMatchObject({ name: '2024', description: null });
    expect(project.codes.map(({ name }) => name)).toEqual(['']);
    expect(passages.map(({ source, words }) => [source, words])).toEqual([['N1', 'fair']]);
  });

  it('larger than a text may be are refused', async () => {
    await using folder = await temporaryFolder();
    const path = study(folder.path);
    const sqlite = new Database(path);
    sqlite.exec('UPDATE documents SET contents = zeroblob(70000000)');
    sqlite.close();

    expect(await refusal(openForeign(path, 'study.sqlite3'))).toMatchObject({
      code: 'unsupported',
      key: 'exchange:database_too_heavy',
    });
  });
});

test('a project that its program has open is read with its unsaved log, and no file is left behind', async () => {
  await using folder = await temporaryFolder();
  const path = study(folder.path);
  const sqlite = new Database(path);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('wal_autocheckpoint = 0');
  sqlite.exec("INSERT INTO tags (project_id, path, description) VALUES (1, 'late', '')");
  const beside = readdirSync(folder.path);
  await using own = await temporaryFolder();
  vi.stubEnv('TMPDIR', own.path);

  const { project } = await openForeign(path, 'study.sqlite3');

  expect(project.codes.map(({ name }) => name)).toEqual(['connector', 'late']);
  expect(readdirSync(folder.path)).toEqual(beside);
  expect(readdirSync(own.path)).toEqual([]);
  vi.unstubAllEnvs();
  sqlite.close();
});
