// Gives one job a study to itself: meanwhile every other act is refused, and told which job has it.
import { AppError } from '#core/errors.ts';

interface Holder {
  /** The job's name, for those who must wait. */
  readonly what: string;
  readonly by: AbortSignal;
  readonly refusal: string;
  readonly ended: Promise<void>;
}

export class Alone {
  #holder: Holder | null = null;

  /** Whether a job has it. */
  get isTaken(): boolean {
    return this.#holder !== null;
  }

  /** Throws `locked` if another job than `by` has it. */
  expectFree(by?: AbortSignal): void {
    if (this.#holder && this.#holder.by !== by)
      throw new AppError('locked', this.#holder.refusal, { name: this.#holder.what });
  }

  /** Refuses other acts until the returned function is called. Throws as `expectFree` does. */
  hold(what: string, by: AbortSignal, refusal = 'errors:busy'): () => void {
    this.expectFree(by);
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    this.#holder = { what, by, refusal, ended };
    return () => {
      this.#holder = null;
      resolve();
    };
  }

  /** Runs work during which other acts are refused, with the message `refusal` and the name `what`. */
  async run<T>(what: string, by: AbortSignal, work: () => Promise<T>, refusal?: string): Promise<T> {
    const end = this.hold(what, by, refusal);
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** Resolves when no job has it. */
  async free(): Promise<void> {
    // Several may follow one another.
    while (this.#holder) await this.#holder.ended;
  }
}
