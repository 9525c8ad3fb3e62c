// A study's file as snapshots are made from it: closed, so that any process may read it.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createProject } from '#db/create-project.ts';
import { readHead } from '#db/snapshots/head.ts';
import { lastWritten, makeSnapshot, type Made, type Making } from '#db/snapshots/make.ts';
import { SnapshotStore, storePath, type SnapshotHead, type SnapshotRow } from '#db/snapshots/store.ts';
import { openStore } from '#db/open.ts';
import { remember } from '../../helpers/memo-acts.ts';
import { openOptions } from '../../helpers/open-options.ts';

export const FILE_ID = '7d3f3a52-6f0e-4c1b-9b53-0d6a1f4d3a01';

/** A new study in the folder, closed. Returns its path. */
export function newStudy(folder: string): string {
  const path = join(folder, 'study.concord');
  createProject(path, { name: 'Fairs', coderName: 'Wei' }, openOptions).close();
  return path;
}

/** Adds a memo of this title to a closed study. */
export function addMemo(path: string, title: string): void {
  const store = openStore(path, openOptions);
  remember(store, title);
  store.close();
}

/** The input for a snapshot of a closed study. */
function makingOf(path: string, folder: string, fields: Partial<SnapshotHead> = {}): Making {
  const sqlite = new Database(path, { readonly: true });
  const read = readHead(sqlite);
  sqlite.close();
  const head: SnapshotHead = { at: openOptions.now, why: 'hour', about: '', kept: false, ...read, ...fields };
  return {
    folder,
    file: { id: FILE_ID, path, name: 'Fairs' },
    path,
    length: statSync(path).size,
    writtenAt: lastWritten(path),
    head,
  };
}

/** Makes a snapshot of a closed study. */
export function snapshotOf(path: string, folder: string, fields: Partial<SnapshotHead> = {}): Made {
  return makeSnapshot(makingOf(path, folder, fields));
}

/** Starts a snapshot in a process that is killed when it has read half of the file. */
export function dieWhileMaking(path: string, folder: string): void {
  const script = `
    import { makeSnapshot } from '#db/snapshots/make.ts';
    makeSnapshot(JSON.parse(process.argv[1]), (done, total) => {
      if (2 * done >= total) process.kill(process.pid, 'SIGKILL');
    });`;
  const making = JSON.stringify(makingOf(path, folder));
  const died = spawnSync(process.execPath, ['--input-type=module', '-e', script, making], {
    encoding: 'utf8',
  });
  if (died.signal !== 'SIGKILL') throw new Error(`It was not killed: ${died.stderr}`);
}

/** The snapshots in the store, newest first. */
export function snapshotsIn(folder: string): SnapshotRow[] {
  using store = SnapshotStore.toRead(storePath(folder, FILE_ID));
  return store.snapshots();
}

/** Changes a store by SQL, outside the program. */
export function tamper(folder: string, sql: string, ...values: unknown[]): void {
  const sqlite = new Database(storePath(folder, FILE_ID));
  sqlite.prepare(sql).run(...values);
  sqlite.close();
}

/** Changes one bit of one chunk. */
export function flipByte(folder: string): void {
  const sqlite = new Database(storePath(folder, FILE_ID));
  const { name, bytes } = sqlite.prepare('SELECT name, bytes FROM chunk LIMIT 1').get() as Record<
    string,
    Buffer
  >;
  if (!name || !bytes) throw new Error('no chunk');
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  sqlite.prepare('UPDATE chunk SET bytes = ? WHERE name = ?').run(bytes, name);
  sqlite.close();
}
