// The thread that folds a write-ahead log into its file; see folding.ts.
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { loggedPages } from '#db/log-pages.ts';
import { expectLent } from '#db/own-files.ts';
import { folding, type FoldRequest } from './folding.ts';

// Only `foldBeside` starts this thread, with a FoldRequest.
const { file, state, from: known } = workerData as FoldRequest;
const shared = new Int32Array(state);

/** Moves the shared state from `from` to `to`. Returns whether it was `from`. */
function moveState(from: number, to: number): boolean {
  return Atomics.compareExchange(shared, 0, from, to) === from;
}

function fold(): void {
  const sqlite = new Database(file.path, { fileMustExist: true });
  try {
    // If another file has replaced ours, our log must not be folded into it.
    expectLent(file);
    sqlite.pragma('synchronous = FULL');
    // A connection opens the log only when it first reads.
    sqlite.pragma('schema_version');
    // The log is not locked: SQLite's connections lock other files.
    const logged = loggedPages(`${file.path}-wal`, known);
    if (!moveState(folding.opens, folding.isReady)) return;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage(logged);
    Atomics.wait(shared, 0, folding.isReady);
    if (Atomics.load(shared, 0) === folding.folds) sqlite.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    sqlite.close();
  }
}

if (moveState(folding.begins, folding.opens))
  try {
    fold();
  } finally {
    Atomics.store(shared, 0, folding.isOver);
    Atomics.notify(shared, 0);
  }
