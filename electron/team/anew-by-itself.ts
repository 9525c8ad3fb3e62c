// When a file takes its team's study anew by itself. Each try fetches the whole study, and where another program reads the file for
// long, all of them are in vain: after each that failed, the next one waits longer.
import { AppError } from '#core/errors.ts';

/** How long the next try waits after the first that failed, and at most, in milliseconds. */
const WAIT_MS = { first: 60_000, most: 30 * 60_000 };

interface Failed {
  readonly path: string;
  readonly why: unknown;
  readonly waits: number;
  readonly until: number;
}

export class AnewByItself {
  #failed: Failed | null = null;

  /**
   * Takes the study at `path` anew. Throws what `take` throws, and at once what it threw last where it is too early to try again;
   * `now` in milliseconds.
   */
  async run(path: string, now: () => number, take: () => Promise<void>): Promise<void> {
    const before = this.#failed?.path === path ? this.#failed : null;
    if (before && now() < before.until) throw before.why;
    try {
      await take();
      this.#failed = null;
    } catch (why) {
      const isOver = why instanceof AppError && why.code === 'cancelled';
      const waits = before ? Math.min(before.waits * 2, WAIT_MS.most) : WAIT_MS.first;
      if (!isOver) this.#failed = { path, why, waits, until: now() + waits };
      throw why;
    }
  }
}
