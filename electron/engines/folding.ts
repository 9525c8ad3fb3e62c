// Folds a study's write-ahead log into its file in a thread (folding-thread.ts), so that acts need not wait: the log of
// an import may be as large as the file, and on a busy disk even a small log takes time.
import type { FoldingBeside } from '#db/fold-beside.ts';
import type { LoggedPages, LogPlace } from '#db/log-pages.ts';
import type { LentFile } from '#db/own-files.ts';
import { programBeside } from '#formats/own-process.ts';
import { startOverStudy } from './lent-thread.ts';

/** The thread's state; both sides change it. */
export const folding = {
  /** The thread has not opened the file. */
  begins: 0,
  opens: 1,
  /** The thread has opened the file and waits for permission to fold. */
  isReady: 2,
  folds: 3,
  /** The thread must not fold. */
  isCalledOff: 4,
  /** The thread has closed the file, or will not open it. */
  isOver: 5,
} as const;

/** What the thread is started with (`workerData`). */
export interface FoldRequest {
  readonly file: LentFile;
  /** One number: a state of `folding`. */
  readonly state: SharedArrayBuffer;
  /** How far the log is known already. */
  readonly from: LogPlace | null;
}

/**
 * How long to wait for the thread, in milliseconds, as before a study is closed. A disk that does not answer must not
 * keep a study open.
 */
const CLOSE_TIMEOUT_MS = 60_000;

/**
 * Starts folding the log of the study that is open at the path. `ready` receives the pages that the log has after `from`.
 * Throws `conflict` if another file lies there now, and any error of starting the thread.
 */
export function foldBeside(
  path: string,
  ready: (logged: LoggedPages) => boolean,
  from: LogPlace | null = null,
): FoldingBeside {
  const state = new Int32Array(new SharedArrayBuffer(4));
  const entry = programBeside(import.meta.url, 'folding-thread.ts', 'folding-thread.js');
  const worker = startOverStudy(
    path,
    entry,
    (file) => ({ file, state: state.buffer, from }) satisfies FoldRequest,
  );
  worker.once('message', (logged: LoggedPages) => {
    // The fold may have been called off while the thread opened the file.
    if (Atomics.load(state, 0) !== folding.isReady) return;
    try {
      if (ready(logged)) moveState(state, folding.isReady, folding.folds);
      else callOff(state);
    } catch {
      // What cannot be folded now stays in the log.
      callOff(state);
    }
  });
  const done = new Promise<void>((resolve) => {
    // What the thread could not fold stays in the log.
    worker.once('error', () => undefined);
    worker.once('exit', () => resolve());
  });
  return {
    done,
    wait: () => {
      callOff(state);
      return waitUntilOver(state);
    },
  };
}

/**
 * Calls the fold off, unless it has begun. A synchronous wait keeps the main thread from answering, so a fold that is
 * not under way could never be permitted.
 */
function callOff(state: Int32Array): void {
  moveState(state, folding.begins, folding.isOver);
  moveState(state, folding.opens, folding.isCalledOff);
  moveState(state, folding.isReady, folding.isCalledOff);
}

function moveState(state: Int32Array, from: number, to: number): void {
  if (Atomics.compareExchange(state, 0, from, to) === from) Atomics.notify(state, 0);
}

function waitUntilOver(state: Int32Array): boolean {
  for (;;) {
    const now = Atomics.load(state, 0);
    if (now === folding.isOver) return true;
    if (Atomics.wait(state, 0, now, CLOSE_TIMEOUT_MS) === 'timed-out') return false;
  }
}
