// Whether the file of an open study is known to be whole, who is told, and what waits for it.
import type { Health, Problem } from '#core/health.ts';
import type { ReadDb } from './handles.ts';
import { healthFrom, isLarge } from './health.ts';
import { holdsOtherThanFirst } from './log-pages.ts';
import { withoutWaiting } from './without-waiting.ts';

/** The study whose file is checked. */
export interface Watched {
  readonly path: string;
  readonly db: ReadDb;
  /** Whether this program writes acts to it. */
  readonly isWritten: boolean;
  /** Holds folding back, like `WriteAheadLog.hold`. */
  readonly hold: () => () => void;
}

/** The health of one open study. */
export class Wholeness {
  readonly #study: Watched;
  #health: Health;
  /** Ends the hold on folding: nothing is folded into a file before it is known to be whole. */
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

  /**
   * Holds folding back where the file must still be checked; otherwise records for other programs that it is
   * whole.
   */
  begin(): void {
    if (this.#health.state === 'checking') this.#holdUntilProven = this.#study.hold();
    else {
      this.#known.resolve();
      this.#tellOthers();
    }
  }

  /** Resolves when the result is known, or will never be. */
  known(): Promise<void> {
    return this.#known.promise;
  }

  /** The study is closed: waiting ends. */
  end(): void {
    this.#known.resolve();
  }

  /** Takes the result of a check of the file. A damaged file is never written to again. */
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
   * Records in the log, before the first fold, that the file was found whole: if that fold is cut off, a
   * check then knows that pages in the log may differ in the file. Returns whether a fold may begin.
   */
  beforeFold(): boolean {
    if (this.#isProvenNoted) return true;
    // Every log holds the first page; alone, it is not compared with the file.
    return !holdsOtherThanFirst(`${this.#study.db.sqlite.name}-wal`) || this.#noteProven();
  }

  /**
   * Records for programs that read beside this one that the file is whole. A small file they check as fast
   * themselves.
   */
  #tellOthers(): void {
    const { isWritten, path } = this.#study;
    if (isWritten && this.#health.state !== 'damaged' && isLarge(path)) this.#noteProven();
  }

  /** Returns whether it could be recorded; it cannot while an import is being written. */
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
