// Folds a log into its file in a thread (folding-thread.ts), so that acts need not wait: the log of an import may be as large as
// the file, and a disk that others write to takes its time over the smallest.
import type { FoldingBeside } from '#db/fold-beside.ts';
import type { LentFile } from '#db/own-files.ts';
import { programBeside } from '#formats/own-process.ts';
import { startOverStudy } from './lent-thread.ts';

/** How far the thread is; both sides change it. */
export const folding = {
  /** It has nothing open yet. */
  begins: 0,
  opens: 1,
  /** It has the file open and waits to be let fold. */
  isReady: 2,
  folds: 3,
  /** It is to fold nothing. */
  isCalledOff: 4,
  /** It has let go of the file, or will not open it. */
  isOver: 5,
} as const;

/** What the thread is started with. */
export interface FoldRequest {
  readonly file: LentFile;
  /** One number, of `folding`. */
  readonly state: SharedArrayBuffer;
}

/** A disk that does not answer must not keep a study from being closed: so long it is waited for, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Begins to fold the log of the study that is open at the path. Throws `conflict` where another file lies there now, and what
 * keeps a thread from being started.
 */
export function foldBeside(path: string, ready: () => boolean): FoldingBeside {
  const state = new Int32Array(new SharedArrayBuffer(4));
  const entry = programBeside(import.meta.url, 'folding-thread.ts', 'folding-thread.js');
  const worker = startOverStudy(path, entry, (file) => ({ file, state: state.buffer }) satisfies FoldRequest);
  worker.once('message', () => {
    // Meanwhile it may have been called off.
    if (Atomics.load(state, 0) !== folding.isReady) return;
    try {
      if (ready()) goOn(state, folding.isReady, folding.folds);
      else callOff(state);
    } catch {
      // What cannot be folded now stays in the log.
      callOff(state);
    }
  });
  const done = new Promise<void>((resolve) => {
    // What it could not fold stays in the log.
    worker.once('error', () => undefined);
    worker.once('exit', () => resolve());
  });
  return {
    done,
    wait: () => {
      callOff(state);
      return hasLetGo(state);
    },
  };
}

/** Whoever waits for the thread cannot let it begin: what has not begun is left. */
function callOff(state: Int32Array): void {
  goOn(state, folding.begins, folding.isOver);
  goOn(state, folding.opens, folding.isCalledOff);
  goOn(state, folding.isReady, folding.isCalledOff);
}

function goOn(state: Int32Array, from: number, to: number): void {
  if (Atomics.compareExchange(state, 0, from, to) === from) Atomics.notify(state, 0);
}

function hasLetGo(state: Int32Array): boolean {
  for (;;) {
    const now = Atomics.load(state, 0);
    if (now === folding.isOver) return true;
    if (Atomics.wait(state, 0, now, PATIENCE) === 'timed-out') return false;
  }
}
