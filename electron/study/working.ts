// Jobs that run. They may act at any moment, and are not to be refused for it.

export class Working {
  #jobs = 0;

  /** Whether a job runs. */
  get isOn(): boolean {
    return this.#jobs > 0;
  }

  /** Runs a job. Throws what it throws. */
  async during<T>(job: () => Promise<T>): Promise<T> {
    this.#jobs += 1;
    try {
      return await job();
    } finally {
      this.#jobs -= 1;
    }
  }
}
