// What an opening leaves for later, so that the screen comes first: begun when its time has come, or as soon as somebody
// waits for it.

export class BesideWork {
  #work: (() => Promise<void>) | null;
  readonly #timer: NodeJS.Timeout;
  readonly #done = Promise.withResolvers<void>();

  /** Begins `work` after so many milliseconds. */
  constructor(work: () => Promise<void>, after: number) {
    this.#work = work;
    this.#timer = setTimeout(() => this.#begin(), after).unref();
  }

  /** Resolves when it is done, and rejects as it does; begins it now where it has not begun. */
  done(): Promise<void> {
    this.#begin();
    return this.#done.promise;
  }

  /** What has not begun never will, and nobody waits for it. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#work = null;
    this.#done.resolve();
  }

  #begin(): void {
    const work = this.#work;
    if (!work) return;
    clearTimeout(this.#timer);
    this.#work = null;
    work().then(this.#done.resolve, this.#done.reject);
  }
}
