// An import is written on a connection of its own and becomes visible to others only when it is complete.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { openStore } from '#db/open.ts';
import { hashOf, putBlob } from '#db/write.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

const deed = { method: 'exchange.bringIn', coderId: 'wei', at: openOptions.now, group: 'import' };

test('the program is not blocked while an import is flushed to the disk', async () => {
  using folder = testFolder();
  const store = createProject(join(folder.path, 'a.concord'), { name: 'A', coderName: 'Wei' }, openOptions);
  const bytes = randomBytes(20_000_000);
  const isThere = (): boolean =>
    store.db.sqlite.prepare('SELECT 1 FROM blob WHERE hash = ?').get(hashOf(bytes)) !== undefined;
  let seenBetween: boolean | null = null;

  await store.stage('import', async (act) => {
    act(deed, (db) => putBlob(db, bytes));
    setImmediate(() => (seenBetween = isThere()));
  });

  expect(seenBetween).toBe(false);
  expect(isThere()).toBe(true);
  store.close();
});

test('a project that is closed at that moment has nothing of the import', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'a.concord');
  const store = createProject(path, { name: 'A', coderName: 'Wei' }, openOptions);
  const bytes = randomBytes(1000);

  const importing = store.stage('import', async (act) => {
    act(deed, (db) => putBlob(db, bytes));
    setImmediate(() => store.close());
  });

  await expect(importing).rejects.toMatchObject({ key: 'errors:project_closed' });
  const again = openStore(path, openOptions);
  expect(again.db.sqlite.prepare('SELECT count(*) FROM blob').pluck().get()).toBe(0);
  again.close();
});

/** Refers to the text as a report, and finishes its write after a moment in which the program does something else. */
const ENDS_LATER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { path, hash } = workerData;
  const sqlite = new (require('better-sqlite3'))(path);
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec('BEGIN IMMEDIATE');
  sqlite.prepare("INSERT INTO exchange_file (id, exchange_id, entry, piece, file_hash) VALUES ('a', 'b', 'c', 0, ?)").run(hash);
  parentPort.postMessage('writing');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
  sqlite.exec('COMMIT');
  sqlite.close();`;

test('a text stays if a thread commits a reference to it at the moment the project is closed', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'a.concord');
  const store = createProject(path, { name: 'A', coderName: 'Wei' }, openOptions);
  const bytes = randomBytes(1000);
  const hash = hashOf(bytes);
  store.keepAhead().keep([{ hash, bytes }]);
  store.lendStage('import');
  const worker = new Worker(ENDS_LATER, { eval: true, workerData: { path, hash } });
  const ended = once(worker, 'exit');
  await once(worker, 'message');

  store.close();
  await ended;

  const again = openStore(path, openOptions);
  expect(again.db.sqlite.prepare('SELECT 1 FROM blob WHERE hash = ?').get(hash)).toBeDefined();
  again.close();
});
