// When a burst of typing is saved: at a pause, and during a long one at the latest after some seconds.

/** A pause in typing of this many milliseconds saves the burst. */
const SAVE_AFTER_MS = 800;
/** The longest time that a burst stays unsaved, in milliseconds. */
const MAX_UNSAVED_MS = 8_000;

export class TypingPause {
  readonly #isComposing: () => boolean;
  readonly #save: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;
  #isOver = false;

  /** Calls `save` at each pause; while `isComposing`, which is the middle of a word, it waits on. */
  constructor(isComposing: () => boolean, save: () => void) {
    this.#isComposing = isComposing;
    this.#save = save;
  }

  /** A burst begins. */
  begin(): void {
    this.#since = Date.now();
  }

  /** Waits for the next pause, from now on. */
  wait(): void {
    this.stop();
    if (this.#isOver) return;
    const wait = Math.min(SAVE_AFTER_MS, Math.max(0, this.#since + MAX_UNSAVED_MS - Date.now()));
    this.#timer = setTimeout(() => {
      if (this.#isComposing()) this.wait();
      else this.#save();
    }, wait);
  }

  /** Waits no longer for this pause. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Waits for no pause any more. */
  end(): void {
    this.#isOver = true;
    this.stop();
  }
}
