// Folds a log into its file in a thread (fold-thread.ts), so that acts need not wait: the log of an import may be as large as
// the file, and a disk that others write to takes its time over the smallest.
import { Worker } from 'node:worker_threads';
import { lendToThread, type LentFile } from '#db/own-files.ts';
import type { FoldingBeside } from '#db/write-ahead-log.ts';
import { programBeside } from '#formats/own-process.ts';

/** What the thread is started with. */
export interface FoldRequest {
  readonly file: LentFile;
  /** One number: 1 once the thread has let go of the file. */
  readonly state: SharedArrayBuffer;
}

/** A thread that could not even begin must not keep a study from being closed: so long it is waited for, in milliseconds. */
const PATIENCE = 60_000;

/** Begins to fold the log of the study that is open at the path. Throws `conflict` where another file lies there now. */
export function foldBeside(path: string): FoldingBeside {
  const { file, giveBack } = lendToThread(path);
  const state = new Int32Array(new SharedArrayBuffer(4));
  const request: FoldRequest = { file, state: state.buffer };
  const entry = programBeside(import.meta.url, 'fold-thread.ts', 'fold-thread.js');
  const worker = new Worker(entry, { workerData: request });
  const done = new Promise<void>((resolve) => {
    // What it could not fold stays in the log.
    worker.once('error', () => undefined);
    worker.once('exit', () => {
      giveBack();
      resolve();
    });
  });
  return { done, wait: () => void Atomics.wait(state, 0, 0, PATIENCE) };
}
