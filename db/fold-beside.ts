// Folds the log in a thread: writing the file to a busy disk may take seconds.
import type { LoggedPages, LogPlace } from './log-pages.ts';
import { pin, type Pinned } from './pin.ts';

/** A fold that runs in a thread. */
export interface FoldingBeside {
  /** Resolves when the thread has closed the file. */
  readonly done: Promise<void>;
  /**
   * Blocks until the thread has closed the file. Returns false where the disk does not answer: the thread is
   * then still running.
   */
  readonly wait: () => boolean;
}

/**
 * Folds the log of the file at `path` in a thread, up to what readers still need. The thread calls `ready`
 * when it has the file open and is about to begin, and folds only if `ready` returns true. `ready` receives the pages
 * in the log after `from`. Throws whatever keeps the thread from starting.
 */
export type FoldBeside = (
  path: string,
  ready: (logged: LoggedPages) => boolean,
  from?: LogPlace | null,
) => FoldingBeside;

/** Decides whether a fold may begin, and hears that it is over unless somebody waited for it. */
export interface FoldListener {
  readonly ready: (logged: LoggedPages) => boolean;
  readonly over: () => void;
}

/**
 * One fold in a thread. It holds a reader that keeps the log from restarting before this program knows of the
 * fold.
 */
export class FoldInThread {
  readonly #folding: FoldingBeside;
  #reader: Pinned | null = null;
  #isOver = false;
  /** Resolves when the thread has closed the file. */
  readonly done: Promise<void>;

  /** `from`: how far the log is known already. */
  constructor(path: string, foldBeside: FoldBeside, { ready, over }: FoldListener, from: LogPlace | null) {
    const begins = (logged: LoggedPages): boolean => {
      if (!ready(logged)) return false;
      // The reader begins at the moment of the fold and not before: the file would otherwise hold neither the
      // state that the reader sees nor the newest one, and a raw copy of it would be damaged.
      this.#reader = pin(path);
      return true;
    };
    this.#folding = foldBeside(path, begins, from);
    this.done = this.#folding.done.then(() => {
      if (this.#isOver) return;
      this.#end();
      over();
    });
  }

  /** Blocks until the thread has closed the file; false where that took too long. */
  wait(): boolean {
    if (!this.#folding.wait()) return false;
    this.#end();
    return true;
  }

  #end(): void {
    this.#isOver = true;
    this.#reader?.close();
    this.#reader = null;
  }
}
