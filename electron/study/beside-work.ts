// Work that an opening leaves for later, so that the screen comes first: it begins after a delay, or as soon as
// somebody waits for it.

export class BesideWork {
  #work: (() => Promise<void>) | null;
  readonly #timer: NodeJS.Timeout;
  readonly #done = Promise.withResolvers<void>();

  /** Begins `work` after this many milliseconds. */
  constructor(work: () => Promise<void>, after: number) {
    this.#work = work;
    this.#timer = setTimeout(() => this.#begin(), after).unref();
  }

  /** Resolves or rejects as the work does; begins the work now if it has not begun. */
  done(): Promise<void> {
    this.#begin();
    return this.#done.promise;
  }

  /** Never begins the work if it has not begun; nobody waits for it. */
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
