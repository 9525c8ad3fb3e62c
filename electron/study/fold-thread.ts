// The thread that folds a log; see folding.ts.
import { workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { expectLent } from '#db/own-files.ts';
import type { FoldRequest } from './folding.ts';

// The thread was started with nothing else.
const { file, state } = workerData as FoldRequest;
const told = new Int32Array(state);
try {
  const sqlite = new Database(file.path, { fileMustExist: true });
  try {
    // Our log would be folded into what has come in place of our file.
    expectLent(file);
    sqlite.pragma('synchronous = FULL');
    // A connection is on the log only once it has read.
    sqlite.pragma('schema_version');
    sqlite.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    sqlite.close();
  }
} finally {
  Atomics.store(told, 0, 1);
  Atomics.notify(told, 0);
}
