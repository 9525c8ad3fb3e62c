// When a log is folded for which nothing else asks: after a rest, and where that comes to nothing, later and later.

/** The log is folded after so long without an act, in milliseconds. */
const AT_REST = 2_000;

/** What stands in the way, as a reader or a system without another thread, is tried again after so long at the most. */
const LONGEST = 60_000;

export class FoldTimer {
  readonly #fold: () => void;
  #timer: NodeJS.Timeout | null = null;
  #after = AT_REST;

  constructor(fold: () => void) {
    this.#fold = fold;
  }

  /** Begins the rest anew. */
  begin(): void {
    if (this.#timer) this.#timer.refresh();
    else this.#timer = setTimeout(this.#fold, this.#after).unref();
  }

  /** Begins a rest of twice the time: nothing could be folded. */
  later(): void {
    this.stop();
    this.#after = Math.min(LONGEST, 2 * this.#after);
    this.begin();
  }

  /** Something was folded: from now on the rest is as short as ever. */
  wentWell(): void {
    if (this.#after === AT_REST) return;
    this.stop();
    this.#after = AT_REST;
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
