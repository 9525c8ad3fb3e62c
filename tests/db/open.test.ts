import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { createProject } from '#db/create-project.ts';
import { fileIdOf } from '#db/file-id.ts';
import { readMigrations } from '#db/migrations.ts';
import { openStore } from '#db/open.ts';
import { writeSnapshot } from '#db/snapshots/restore.ts';
import { SnapshotStore, storePath, storesIn } from '#db/snapshots/store.ts';
import type { Store } from '#db/store.ts';
import { hashOf } from '#db/write.ts';
import { writeSeal } from '#db/write-seal.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

function keyOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.key;
    throw error;
  }
  return 'no error';
}

const firstSchema = join(import.meta.dirname, '../../fixtures/projects/0001.concord');

function appliedTo({ db }: Store): unknown {
  return db.sqlite.prepare('SELECT count(*) FROM migration').pluck().get();
}

function newProject(path: string): void {
  createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions).close();
}

describe('opening', () => {
  test.each(['name', 'folder'])(
    'a new project whose %s is too long is refused with that reason, and no file is made',
    (what) => {
      using folder = testFolder();
      const deep = Array.from({ length: 30 }, () => 'a folder in a folder').join('/');
      const path = what === 'name' ? `${'研究'.repeat(60)}.concord` : `${deep}/a.concord`;

      const create = () =>
        createProject(join(folder.path, path), { name: 'Study', coderName: 'Wei' }, openOptions);

      expect(keyOf(create)).toBe('errors:path_too_long');
      expect(readdirSync(folder.path)).toEqual([]);
    },
  );

  test('a text file is refused as not a project and left as it was', () => {
    using folder = testFolder();
    const path = join(folder.path, 'notes.concord');
    writeFileSync(path, 'These are my notes, not a project. '.repeat(10));
    const before = readFileSync(path);

    expect(keyOf(() => openStore(path, openOptions))).toBe('errors:not_a_project');
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(folder.path)).toEqual(['notes.concord']);
  });

  test('an empty file, a folder and another SQLite file are not projects', () => {
    using folder = testFolder();
    writeFileSync(join(folder.path, 'empty.concord'), '');
    const foreign = new Database(join(folder.path, 'foreign.concord'));
    foreign.exec('CREATE TABLE project (id TEXT)');
    foreign.close();

    for (const name of ['empty.concord', 'foreign.concord', '.']) {
      expect(
        keyOf(() => openStore(join(folder.path, name), openOptions)),
        name,
      ).toBe('errors:not_a_project');
    }
  });

  test('a missing file is reported as missing', () => {
    using folder = testFolder();

    expect(keyOf(() => openStore(join(folder.path, 'gone.concord'), openOptions))).toBe(
      'errors:no_such_file',
    );
  });

  test('a project of a newer version is refused and left as it was', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const later = {
      name: '0099_later.sql',
      sql: 'CREATE TABLE later (id TEXT) STRICT',
      hash: hashOf('later'),
    };
    createProject(
      path,
      { name: 'Study', coderName: 'Wei' },
      { ...openOptions, migrations: [...readMigrations(), later] },
    ).close();
    const before = readFileSync(path);

    expect(keyOf(() => openStore(path, openOptions))).toBe('errors:newer_project');
    expect(readFileSync(path)).toEqual(before);
  });

  test('a project whose migrations are not ours is refused', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    newProject(path);
    const other = readMigrations().map((ours) => ({ ...ours, hash: hashOf('other') }));

    expect(keyOf(() => openStore(path, { ...openOptions, migrations: other }))).toBe(
      'errors:foreign_migration',
    );
  });

  test('a damaged project is refused in words, not with a crash', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    newProject(path);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 100, 4096);
    writeFileSync(path, bytes);

    expect(keyOf(() => openStore(path, openOptions))).toBe('errors:damaged_project');
  });

  test('a second program reads what the first is writing, and is told who that is', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const first = createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);

    const second = openStore(path, { ...openOptions, who: 'somebody else' });

    expect(second.readOnly).toBe(true);
    expect(second.holder).toEqual({ who: 'tester', since: openOptions.now });
    second.close();
    first.close();
    const third = openStore(path, openOptions);
    expect(third.readOnly).toBe(false);
    third.close();
  });

  test('a lock ends with the process that held it, even one that was killed', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    newProject(path);
    const script = `
      const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, '../../db/open.ts'))});
      openStore(${JSON.stringify(path)}, { who: 'killed', now: '2026-01-01T00:00:00Z' });
      process.kill(process.pid, 'SIGKILL');`;

    const killed = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: join(import.meta.dirname, '../..'),
    });
    const store = openStore(path, openOptions);

    expect(killed.signal).toBe('SIGKILL');
    expect(store.readOnly).toBe(false);
    store.close();
  });

  test('a migration that would break a link leaves the project as it was', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    newProject(path);
    const sql = "INSERT INTO review (id, source_id, coder_id, at) VALUES ('r', 'nowhere', 'nobody', '2026')";
    const migrations = [...readMigrations(), { name: '0002_bad.sql', sql, hash: hashOf(sql) }];

    expect(
      keyOf(() => openStore(path, { ...openOptions, migrations, snapshots: join(folder.path, 'snapshots') })),
    ).toBe('errors:migration_broke_links');
    const store = openStore(path, openOptions);
    expect(store.db.sqlite.prepare('SELECT count(*) FROM review').pluck().get()).toBe(0);
    store.close();
  });

  test('a study that was salvaged without all referenced rows can be updated', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    newProject(path);
    const sqlite = new Database(path);
    sqlite.pragma('foreign_keys = OFF');
    sqlite.exec(
      "INSERT INTO source_pages (id, source_id, starts, layout_hash, layout_text_hash) VALUES ('p', 'lost', '', NULL, NULL)",
    );
    sqlite.close();
    writeSeal(path);
    const sql = 'CREATE TABLE later (id TEXT PRIMARY KEY) STRICT';
    const migrations = [...readMigrations(), { name: '9999_later.sql', sql, hash: hashOf(sql) }];

    const store = openStore(path, {
      ...openOptions,
      migrations,
      snapshots: join(folder.path, 'snapshots'),
    });

    expect(appliedTo(store)).toBe(migrations.length);
    store.close();
  });

  test('a snapshot is made of an older project before its update, and restores it as it was', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    copyFileSync(firstSchema, path);
    const before = readFileSync(path);
    const snapshots = join(folder.path, 'snapshots');

    const store = openStore(path, { ...openOptions, snapshots });

    expect(appliedTo(store)).toBe(readMigrations().length);
    const [kept = ''] = storesIn(snapshots);
    expect(kept).toBe(storePath(snapshots, fileIdOf(store.db)));
    store.close();
    using opened = SnapshotStore.toRead(kept);
    const [only, ...others] = opened.snapshots();
    if (!only) throw new Error('no snapshot');
    expect([only.why, only.kept, others]).toEqual(['migration', true, []]);
    const back = join(folder.path, 'back.concord');
    writeSnapshot(opened, only, back);
    expect(readFileSync(back).equals(before)).toBe(true);
    openStore(path, { ...openOptions, snapshots }).close();
    expect(opened.snapshots()).toHaveLength(1);
  });

  test('an update that keeps failing leaves one snapshot', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    copyFileSync(firstSchema, path);
    const sql = "INSERT INTO review (id, source_id, coder_id, at) VALUES ('r', 'nowhere', 'nobody', '2026')";
    const migrations = [...readMigrations().slice(0, 1), { name: '0002_bad.sql', sql, hash: hashOf(sql) }];
    const options = { ...openOptions, migrations, snapshots: join(folder.path, 'snapshots') };

    expect(keyOf(() => openStore(path, options))).toBe('errors:migration_broke_links');
    expect(keyOf(() => openStore(path, options))).toBe('errors:migration_broke_links');

    expect(storesIn(options.snapshots)).toHaveLength(1);
  });

  test('an older project is read from a copy; only opening it for writing updates it', () => {
    using folder = testFolder();
    const path = join(folder.path, 'old.concord');
    copyFileSync(firstSchema, path);
    const before = readFileSync(path);
    const options = { ...openOptions, snapshots: join(folder.path, 'snapshots') };

    const reading = openStore(path, { ...options, readOnly: true });

    expect(reading.readOnly).toBe(true);
    expect(appliedTo(reading)).toBe(readMigrations().length);
    expect(reading.notes.map(({ key }) => key)).toEqual(['shell:older_read_from_a_copy']);
    const copied = reading.db.sqlite.name;
    reading.close();
    expect(existsSync(copied)).toBe(false);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(options.snapshots)).toBe(false);

    const writing = openStore(path, options);
    expect(writing.readOnly).toBe(false);
    writing.close();
    expect(readdirSync(options.snapshots)).toEqual([expect.stringMatching(/^[0-9a-f-]{36}\.snapshots$/)]);
  });

  test('an older project that another program holds is read from an updated copy and stays as it was', () => {
    using folder = testFolder();
    const path = join(folder.path, 'old.concord');
    copyFileSync(firstSchema, path);
    const migrations = readMigrations().slice(0, 1);
    const holder = openStore(path, { ...openOptions, migrations });

    const reading = openStore(path, { ...openOptions, readOnly: true });

    expect(appliedTo(reading)).toBe(readMigrations().length);
    expect(reading.path).toBe(path);
    const copied = reading.db.sqlite.name;
    expect(copied).not.toBe(path);
    reading.close();
    expect(existsSync(copied)).toBe(false);
    expect(appliedTo(holder)).toBe(1);
    // This window would not hear of changes made there; the message says to close the project there.
    expect(keyOf(() => openStore(path, openOptions))).toBe('errors:older_read_only');
    holder.close();
  });

  test('every earlier schema opens and is whole', () => {
    const schemas = join(import.meta.dirname, '../../fixtures/projects');
    const projects = readdirSync(schemas).filter((name) => name.endsWith('.concord'));
    expect(projects.length).toBe(readMigrations().length);
    for (const name of projects) {
      using folder = testFolder();
      const path = join(folder.path, name);
      copyFileSync(join(schemas, name), path);
      const store = openStore(path, { ...openOptions, snapshots: folder.path });

      expect(store.db.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(store.db.sqlite.pragma('foreign_key_check')).toEqual([]);
      expect(store.db.sqlite.prepare('SELECT count(*) FROM coding').pluck().get()).toBeGreaterThan(0);
      store.close();
    }
  });

  test('a project that is being created gets its name only when it is whole', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const failing = [
      ...readMigrations(),
      { name: '0002_bad.sql', sql: 'CREATE nonsense', hash: hashOf('bad') },
    ];

    expect(() =>
      createProject(path, { name: 'Study', coderName: 'Wei' }, { ...openOptions, migrations: failing }),
    ).toThrow('nonsense');
    expect(readdirSync(folder.path)).toEqual([]);
    newProject(path);

    const store = openStore(path, openOptions);
    expect(store.db.sqlite.prepare('SELECT name FROM project').pluck().get()).toBe('Study');
    store.close();
    expect(readdirSync(folder.path).filter((name) => !name.startsWith('a.concord'))).toEqual([]);
  });

  test('creating a project over an existing file is refused', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    writeFileSync(path, 'mine');

    expect(keyOf(() => createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions))).toBe(
      'errors:file_exists',
    );
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  test('a write-protected file opens read-only as a copy', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    newProject(path);
    chmodSync(path, 0o444);
    // Root may write everything, so nothing is refused.
    const isAdministrator = process.getuid?.() === 0;

    const store = openStore(path, openOptions);

    expect(store.readOnly).toBe(!isAdministrator);
    store.close();
    expect(existsSync(path)).toBe(true);
    expect(statSync(path).size).toBeGreaterThan(0);
  });
});
