// The folding of a log that goes on in a thread: putting the file on a disk that is busy takes up to seconds.
import { pin, type Pinned } from './pin.ts';

/** Folding that goes on in a thread. */
export interface FoldingBeside {
  /** Resolves when the thread has let go of the file. */
  readonly done: Promise<void>;
  /** Waits for that, with everything else. False where a disk does not answer: the thread is at it still. */
  readonly wait: () => boolean;
}

/**
 * Folds the log of the file at the path in a thread, as far as no reader needs it. `ready` is called when the thread has the
 * file open and is about to begin; unless it says so, nothing is folded. Throws what keeps a thread from being started.
 */
export type FoldBeside = (path: string, ready: () => boolean) => FoldingBeside;

/** Who may keep a fold from beginning, and hears that it is over where nobody has waited for that. */
export interface FoldListener {
  readonly ready: () => boolean;
  readonly over: () => void;
}

/** One fold in a thread, with a reader that keeps the log from beginning again before this program knows of it. */
export class FoldInThread {
  readonly #folding: FoldingBeside;
  #reader: Pinned | null = null;
  #isOver = false;
  /** Resolves when the thread has let go of the file. */
  readonly done: Promise<void>;

  constructor(path: string, foldBeside: FoldBeside, { ready, over }: FoldListener) {
    this.#folding = foldBeside(path, () => {
      if (!ready()) return false;
      // Kept at the moment of the fold, not from before: of what is done in between the file would have neither the state
      // that the reader sees nor the newest, and copied by hand it would be damaged.
      this.#reader = pin(path);
      return true;
    });
    this.done = this.#folding.done.then(() => {
      if (this.#isOver) return;
      this.#end();
      over();
    });
  }

  /** Waits until the thread has let go of the file; false where that took too long. */
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
