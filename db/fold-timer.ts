// The timer that folds the log when nothing else does: after a rest, and after ever longer rests while
// folding does not succeed.

/** How long after the last act the log is folded, in milliseconds. */
const REST_MS = 2_000;

/** The longest wait, in milliseconds, before folding is tried again where a reader or the system prevents it. */
const MAX_REST_MS = 60_000;

/** The timer of one log. */
export class FoldTimer {
  readonly #fold: () => void;
  #timer: NodeJS.Timeout | null = null;
  #after = REST_MS;

  constructor(fold: () => void) {
    this.#fold = fold;
  }

  /** Starts the rest from its beginning. */
  begin(): void {
    if (this.#timer) this.#timer.refresh();
    else this.#timer = setTimeout(this.#fold, this.#after).unref();
  }

  /** Starts a rest of twice the length: nothing could be folded. */
  later(): void {
    this.stop();
    this.#after = Math.min(MAX_REST_MS, 2 * this.#after);
    this.begin();
  }

  /** Something was folded: the next rest is short again. */
  wentWell(): void {
    if (this.#after === REST_MS) return;
    this.stop();
    this.#after = REST_MS;
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
