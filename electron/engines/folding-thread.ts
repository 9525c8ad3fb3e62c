// The thread that folds a log; see folding.ts.
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { expectLent } from '#db/own-files.ts';
import { folding, type FoldRequest } from './folding.ts';

// The thread was started with nothing else.
const { file, state } = workerData as FoldRequest;
const told = new Int32Array(state);

/** Whether it was so and is so now. */
function goOn(from: number, to: number): boolean {
  return Atomics.compareExchange(told, 0, from, to) === from;
}

function fold(): void {
  const sqlite = new Database(file.path, { fileMustExist: true });
  try {
    // Our log would be folded into what has come in place of our file.
    expectLent(file);
    sqlite.pragma('synchronous = FULL');
    // A connection is on the log only once it has read.
    sqlite.pragma('schema_version');
    if (!goOn(folding.opens, folding.isReady)) return;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage(null);
    Atomics.wait(told, 0, folding.isReady);
    if (Atomics.load(told, 0) === folding.folds) sqlite.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    sqlite.close();
  }
}

if (goOn(folding.begins, folding.opens))
  try {
    fold();
  } finally {
    Atomics.store(told, 0, folding.isOver);
    Atomics.notify(told, 0);
  }
