// Whether the file of an open study is known to be whole, who is told so, and what waits until it is.
import type { Health, Problem } from '#core/health.ts';
import type { ReadDb } from './handles.ts';
import { healthFrom, isLarge } from './health.ts';
import { holdsOtherThanFirst } from './log-pages.ts';
import { withoutWaiting } from './without-waiting.ts';

export interface Watched {
  readonly path: string;
  readonly db: ReadDb;
  /** Whether acts are written to it here. */
  readonly isWritten: boolean;
  /** Holds folding back, as the log does. */
  readonly hold: () => () => void;
}

export class Wholeness {
  readonly #study: Watched;
  #health: Health;
  /** Until the file is known to be whole, nothing is folded into it. */
  #holdUntilProven: (() => void) | null = null;
  #isProvenNoted = false;
  readonly #known = Promise.withResolvers<void>();

  /** `health` is what the opening found. */
  constructor(health: Health, study: Watched) {
    this.#health = health;
    this.#study = study;
  }

  get health(): Health {
    return this.#health;
  }

  /** Holds folding back where the file is still to be checked; else lets others know that it is whole. */
  begin(): void {
    if (this.#health.state === 'checking') this.#holdUntilProven = this.#study.hold();
    else {
      this.#known.resolve();
      this.#tellOthers();
    }
  }

  /** Resolves when it is known, or will not be any more. */
  known(): Promise<void> {
    return this.#known.promise;
  }

  /** The study is closed: nobody waits any longer. */
  end(): void {
    this.#known.resolve();
  }

  /** Takes what a check of the file has found. A damaged file is never written to again. */
  proven(problems: readonly Problem[]): void {
    this.#health = healthFrom(problems);
    this.#known.resolve();
    if (this.#health.state !== 'whole') {
      this.#holdUntilProven ??= this.#study.hold();
      return;
    }
    this.#tellOthers();
    this.#holdUntilProven?.();
    this.#holdUntilProven = null;
  }

  /**
   * Before the first fold, the log says that the file was found whole: whoever finds a fold cut off then knows that pages
   * in the log may differ in the file. Whether a fold may begin.
   */
  beforeFold(): boolean {
    if (this.#isProvenNoted) return true;
    // The first page alone is in every log, and is not held against a file.
    return !holdsOtherThanFirst(`${this.#study.db.sqlite.name}-wal`) || this.#noteProven();
  }

  /** Lets programs that read beside this one know that it is whole. Of a small file each finds out for itself as fast. */
  #tellOthers(): void {
    const { isWritten, path } = this.#study;
    if (isWritten && this.#health.state !== 'damaged' && isLarge(path)) this.#noteProven();
  }

  /** Whether it could be noted; while an import is being written, not now. */
  #noteProven(): boolean {
    const { sqlite } = this.#study.db;
    const note = sqlite.prepare('UPDATE file SET proven_at = ?');
    this.#isProvenNoted = withoutWaiting(sqlite, () => {
      note.run(new Date().toISOString());
      return true;
    });
    return this.#isProvenNoted;
  }
}
