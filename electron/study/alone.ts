// What has a study to itself: as long as it goes on, every other act is refused, and told by whom.
import { AppError } from '#core/errors.ts';

interface Holder {
  /** What it is called, for those who must wait. */
  readonly what: string;
  readonly by: AbortSignal;
  readonly refusal: string;
  readonly ended: Promise<void>;
}

export class Alone {
  #holder: Holder | null = null;

  /** Whether something has it. */
  get isTaken(): boolean {
    return this.#holder !== null;
  }

  /** Throws `locked` while something has it that is not `by` this job. */
  expectFree(by?: AbortSignal): void {
    if (this.#holder && this.#holder.by !== by)
      throw new AppError('locked', this.#holder.refusal, { name: this.#holder.what });
  }

  /** Lets no other act come in between until the returned function is called. Throws as `expectFree` does. */
  hold(what: string, by: AbortSignal, refusal = 'errors:busy'): () => void {
    this.expectFree(by);
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    this.#holder = { what, by, refusal, ended };
    return () => {
      this.#holder = null;
      resolve();
    };
  }

  /** Runs what no other act may come in between: `refusal` says so to others, by the name of `what`. */
  async run<T>(what: string, by: AbortSignal, work: () => Promise<T>, refusal?: string): Promise<T> {
    const end = this.hold(what, by, refusal);
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** Resolves when nothing has it. */
  async free(): Promise<void> {
    // One after the other, as they come.
    while (this.#holder) await this.#holder.ended;
  }
}
