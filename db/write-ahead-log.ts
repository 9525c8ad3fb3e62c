// The write-ahead log of a project that is open for writing: everything written is in it, on the disk, before
// it is acknowledged. SQLite would fold the log into the file by itself as it grows; here only this module
// folds it, so that folding can be held back while the file is checked or copied raw.
import { statSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { beginNextEra, closeUnfolded, leaveLog } from './begin-log.ts';
import { FoldInThread, type FoldBeside } from './fold-beside.ts';
import { FoldTimer } from './fold-timer.ts';
import { isTransient, unlessLost } from './fold-trouble.ts';
import { LogFrames } from './log-frames.ts';
import type { LoggedPages } from './log-pages.ts';
import type { ReadDb } from './handles.ts';
import type { UnwrittenPages } from './unwritten-pages.ts';
import { readUserVersion, writeUserVersion } from './user-version.ts';
import { withoutWaiting } from './without-waiting.ts';

/** The log is folded when it has grown by this many bytes. */
const MAX_GROWTH_BYTES = 4 * 1024 * 1024;

/**
 * A log of at least this many bytes that acts add to while it is being folded is folded to its end at once. While an
 * import writes batch after batch, the log is folded only when it has grown by as much: each fold takes the disk from the
 * import.
 */
const MAX_LOG_BYTES = 64 * 1024 * 1024;

/**
 * But not yet if more bytes than these are left to fold, which acts would have to wait for: another thread then folds
 * most of them first. From twice `MAX_LOG_BYTES` on, all are folded.
 */
const MAX_FOLDED_AT_ONCE_BYTES = 16 * 1024 * 1024;

/** What the log is told of a commit. */
export interface Commit {
  readonly isImport: boolean;
  readonly waits?: boolean;
}

/** The log of one project that this program writes. */
export class WriteAheadLog {
  readonly #db: ReadDb;
  readonly #file: string;
  readonly #beforeFold: () => boolean;
  readonly #isInPlace: () => boolean;
  readonly #unwritten: UnwrittenPages | null;
  readonly #frames: LogFrames;
  #holds = 0;
  #foldedAt = 0;
  /** Whether all of the log is in the file and the next era has not begun. */
  #eraIsOver = false;
  /** Whether no act was done since all of the log was in the file. Other writes show in the size of the log. */
  #isFolded = false;
  /** Whether who has committed last, and goes on, waits for `caughtUp` before that; until `nobodyWaits`. */
  #waits = false;
  /** Whether a fold is about to begin. */
  #foldsSoon = false;
  /** Whether the fold that runs has what was left of the one before. */
  #catchesUp = false;
  readonly #timer = new FoldTimer(() => this.#foldWhereItMay());
  /** Folds in a thread. Where it is null, acts wait for each fold. */
  foldBeside: FoldBeside | null = null;
  #beside: FoldInThread | null = null;

  /**
   * The log has already begun. `beforeFold` may refuse a fold; `isInPlace` tells whether the file can be
   * opened again by its path; `unwritten` is told of each fold.
   */
  constructor(
    db: ReadDb,
    {
      beforeFold,
      isInPlace,
      unwritten,
    }: { beforeFold: () => boolean; isInPlace: () => boolean; unwritten: UnwrittenPages | null },
  ) {
    this.#db = db;
    this.#beforeFold = beforeFold;
    this.#isInPlace = isInPlace;
    this.#unwritten = unwritten;
    this.#file = `${db.sqlite.name}-wal`;
    this.#frames = new LogFrames(db);
  }

  /**
   * Call after each commit: folds the log when it has grown, or after a rest. `isImport`: an import has written a batch,
   * and others follow. `waits`: whether its writer waits for `caughtUp` before the next; other commits do not change that.
   */
  committed({ isImport, waits = this.#waits }: Commit): void {
    this.#isFolded = false;
    this.#waits = waits;
    this.#beginEra();
    const most = isImport ? MAX_LOG_BYTES : MAX_GROWTH_BYTES;
    const size = this.#size();
    if (size - this.#foldedAt < most) this.#timer.begin();
    else if (this.foldBeside && size < MAX_LOG_BYTES) this.#foldSoon();
    else this.#foldWhereItMay();
  }

  /** Answers the act that made the log long before a fold begins: starting a thread takes half a millisecond. */
  #foldSoon(): void {
    if (this.#foldsSoon) return;
    this.#foldsSoon = true;
    setImmediate(() => {
      this.#foldsSoon = false;
      this.#foldWhereItMay();
    });
  }

  /** Folds in a thread what is not folded yet. Resolves when no fold is running. */
  async foldAside(): Promise<void> {
    this.#foldWhereItMay();
    await this.settled();
  }

  /** Resolves when no fold is running in a thread, nor about to begin. */
  async settled(): Promise<void> {
    // The turn of the fold comes first.
    if (this.#foldsSoon) await nextTurn();
    while (this.#beside) await this.#beside.done;
  }

  /** Begins a fold in a thread, unless one is running or folding is held back. */
  #beginBeside(foldBeside: FoldBeside): void {
    if (this.#holds > 0 || this.#beside) return;
    if (!this.#mayFold()) {
      this.#timer.begin();
      return;
    }
    const listener = {
      ready: (logged: LoggedPages): boolean => {
        // Things may have changed since the thread was started.
        if (!this.#mayFold()) return false;
        this.#unwritten?.noteLogged(logged);
        this.#unwritten?.noteLog(this.#file);
        return true;
      },
      over: () => this.#orLater(() => this.#isOver()),
    };
    const from = this.#unwritten?.place ?? null;
    this.#beside = unlessLost(() => new FoldInThread(this.#db.sqlite.name, foldBeside, listener, from));
  }

  /** Where the file is gone and nobody has noticed yet, the file in its place is not touched. */
  #mayFold(): boolean {
    return this.#isInPlace() && this.#beforeFold();
  }

  /** A thread has closed the file. */
  #isOver(): void {
    this.#beside = null;
    // The study may have been closed without waiting for the thread.
    if (!this.#db.sqlite.open) return;
    this.#unwritten?.noteLog(this.#file);
    const before = this.#frames.inFile;
    const isWhole = this.#frames.isAllInFile();
    // Folds at once where acts come too fast for threads ever to catch up.
    if (!isWhole && !this.#waits && this.#isToFoldAtOnce()) this.fold();
    else this.#foldOn(isWhole, before);
    this.#catchesUp = this.#beside !== null && this.#size() >= MAX_LOG_BYTES;
  }

  /**
   * For a writer that can wait, so that nothing else has to: resolves when no thread folds what came while another one folded a long
   * log, and when the log is not twice as long.
   */
  async caughtUp(): Promise<void> {
    while (this.#beside && (this.#catchesUp || this.#size() >= 2 * MAX_LOG_BYTES)) {
      await this.#beside.done;
      // The next use of the log has just begun, which takes some milliseconds.
      await nextTurn();
    }
  }

  /** Call when the writer that waits for `caughtUp` stops, also if it failed before its last commit. */
  nobodyWaits(): void {
    this.#waits = false;
  }

  #isToFoldAtOnce(): boolean {
    const size = this.#size();
    if (size < MAX_LOG_BYTES || size >= 2 * MAX_LOG_BYTES) return size >= MAX_LOG_BYTES;
    return this.#frames.bytesLeft <= MAX_FOLDED_AT_ONCE_BYTES;
  }

  /** Blocks until the thread that folds has closed the file; false where that took too long. */
  #isLetGo(): boolean {
    if (!this.#beside) return true;
    if (!this.#beside.wait()) return false;
    this.#beside = null;
    this.#unwritten?.noteLog(this.#file);
    return true;
  }

  /**
   * Continues where acts came while a thread was folding. Pages that these acts wrote again are in the file
   * in neither state, so that a raw copy of the file would be damaged until then. Where a reader is in the
   * way, so that no more frames are in the file than `before`, tries again later.
   */
  #foldOn(isWhole: boolean, before: number): void {
    if (!this.#settle(isWhole) && this.#frames.inFile !== before) this.#foldWhereItMay();
  }

  /**
   * Folds the log into the file up to what readers still need, without waiting for any. Returns whether all
   * of the log is in the file now. Does nothing while folding is held back.
   */
  fold(): boolean {
    if (this.#holds > 0 || this.#beside) return false;
    if (this.#needsNoFold()) return true;
    return this.#orLater(() => this.#settle(this.#checkpoint())) ?? false;
  }

  /**
   * Runs something that a full disk or a busy system may prevent, and then returns null: what was
   * acknowledged stays in the log and is folded in later.
   */
  #orLater<T>(run: () => T): T | null {
    try {
      return run();
    } catch (error) {
      if (!isTransient(error)) throw error;
      this.#isFolded = false;
      this.#foldedAt = this.#size();
      this.#timer.later();
      return null;
    }
  }

  /**
   * After any fold: where all of the log is in the file the next era begins; otherwise folding is tried again
   * later.
   */
  #settle(isWhole: boolean): boolean {
    this.#eraIsOver ||= isWhole;
    this.#beginEra();
    this.#isFolded = isWhole && !this.#eraIsOver;
    this.#foldedAt = this.#size();
    const wentOn = this.#frames.wentOn();
    const isFurther = isWhole || wentOn;
    if (isFurther) this.#timer.wentWell();
    if (!isWhole && isFurther) this.#timer.begin();
    else if (!isWhole) this.#timer.later();
    return isWhole;
  }

  /** Whether folding is held back. */
  get isHeld(): boolean {
    return this.#holds > 0;
  }

  /** Holds folding back until the returned function is called; calling that twice is harmless. */
  hold(): () => void {
    let isHeld = true;
    this.#holds += 1;
    this.#isLetGo();
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holds -= 1;
      if (this.#holds === 0) this.#timer.begin();
    };
  }

  /**
   * Folds the rest and closes the connection; the file then records that it needs no log. Where a reader
   * stands in the way, the file records only that it is at rest. While folding is held back, or a thread
   * still folds onto a disk that does not answer, the log stays for the next opening. Returns whether the
   * file is closed, so that nobody has it open.
   */
  close(): boolean {
    this.#timer.stop();
    if (!this.#isLetGo() || this.#holds > 0) {
      closeUnfolded(this.#db.sqlite);
      return false;
    }
    try {
      if (!this.#checkpoint()) return false;
      this.#markAtRest();
      if (leaveLog(this.#db.sqlite)) return true;
      this.#checkpoint();
      return false;
    } catch (error) {
      // A full disk, say: what was acknowledged stays in the log and is folded in at the next opening.
      if (!(error instanceof Database.SqliteError)) throw error;
      return false;
    } finally {
      this.#db.sqlite.close();
    }
  }

  /**
   * Folds all of the log into the file, even while folding is held back, and marks the file as at rest: the
   * last thing done to a study that has moved elsewhere. Returns whether nothing stood in the way.
   */
  foldForGood(): boolean {
    if (!this.#isLetGo() || !this.#checkpoint()) return false;
    this.#markAtRest();
    return this.#checkpoint();
  }

  /** Marks the file as at rest, after the last act, so that the mark reaches the file after all acts. */
  #markAtRest(): void {
    writeUserVersion(this.#db.sqlite, { ...readUserVersion(this.#db.sqlite), atRest: true });
  }

  /** Folds the log. Returns whether all of it is in the file now. */
  #checkpoint(): boolean {
    if (!this.#beforeFold()) return false;
    this.#unwritten?.noteLog(this.#file);
    return this.#frames.fold();
  }

  /** Begins the next era with a commit of its own. Where another connection is writing, tries again later. */
  #beginEra(): void {
    if (!this.#eraIsOver || this.#db.sqlite.inTransaction) return;
    this.#eraIsOver = !withoutWaiting(this.#db.sqlite, () => {
      beginNextEra(this.#db.sqlite);
      return true;
    });
    // The log starts again from its beginning.
    if (!this.#eraIsOver) this.#frames.beginAgain();
  }

  #foldWhereItMay(): void {
    // The study may have been closed before the turn of this call came.
    if (!this.#db.sqlite.open || this.#needsNoFold()) return;
    const { foldBeside } = this;
    if (!foldBeside) this.fold();
    // Where no thread can be started, the log is folded here before it grows without end.
    else if (this.#orLater(() => this.#beginBeside(foldBeside)) === null && this.#size() >= MAX_LOG_BYTES)
      this.fold();
  }

  /** The log may also grow without acts, such as by sketches of texts. */
  #needsNoFold(): boolean {
    return this.#isFolded && this.#size() === this.#foldedAt;
  }

  #size(): number {
    return statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
  }
}
