// How a project that is open for writing keeps what is written: in a write-ahead log, on the disk before the answer.
// SQLite would fold the log into the file whenever it has grown; here only this file does, so that whoever reads or
// checks the file as it lies on the disk can hold that back.
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { beginNextEra, leaveLog } from './begin-log.ts';
import { FoldInThread, type FoldBeside } from './fold-beside.ts';
import { FoldTimer } from './fold-timer.ts';
import { isOfTheMoment, unlessLost } from './fold-trouble.ts';
import type { ReadDb } from './handles.ts';
import type { UnwrittenPages } from './unwritten-pages.ts';
import { readUserVersion, writeUserVersion } from './user-version.ts';
import { withoutWaiting } from './without-waiting.ts';

/** The log is folded when it has grown by so many bytes. */
const GROWN = 4 * 1024 * 1024;

/** A log of so many bytes, to which more is written while it is folded, is folded to its end at once. */
const LARGE = 64 * 1024 * 1024;

/** What SQLite tells of a fold: whether it was in another's way, how many pages there are in the log, how many in the file. */
interface Folded {
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}

/** The log of one project that this program writes. */
export class WriteAheadLog {
  readonly #db: ReadDb;
  readonly #file: string;
  readonly #beforeFold: () => boolean;
  readonly #isInPlace: () => boolean;
  readonly #unwritten: UnwrittenPages | null;
  #holds = 0;
  #foldedAt = 0;
  /** Whether all of the log is in the file, and the next era has not begun. */
  #eraIsOver = false;
  /** Whether no act was done since all of the log was in the file; what else was written since shows by its size. */
  #isFolded = false;
  /** How many frames of the log the file has, as SQLite said last of it. */
  #framesInFile = 0;
  /** The same when it was folded last. */
  #framesBefore = 0;
  readonly #timer = new FoldTimer(() => this.#foldWhereItMay());
  /** Folds in a thread. Without it the acts wait. */
  foldBeside: FoldBeside | null = null;
  #beside: FoldInThread | null = null;

  /**
   * The log has begun. `beforeFold` may keep a fold from being begun; `isInPlace` tells whether the file can be opened once
   * more by its path; `unwritten` hears of each fold.
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
  }

  /** To be called after each commit: folds the log when it has grown, or once nothing more comes. */
  committed(): void {
    this.#isFolded = false;
    this.#beginEra();
    if (this.#size() - this.#foldedAt >= GROWN) this.#foldWhereItMay();
    else this.#timer.begin();
  }

  /** Folds in a thread what is not folded yet. Resolves when nothing is being folded any more. */
  async foldAside(): Promise<void> {
    this.#foldWhereItMay();
    await this.settled();
  }

  /** Resolves when nothing is being folded in a thread. */
  async settled(): Promise<void> {
    while (this.#beside) await this.#beside.done;
  }

  /** Begins a fold in a thread, unless there is one or folding is held back. */
  #beginBeside(foldBeside: FoldBeside): void {
    if (this.#holds > 0 || this.#beside) return;
    if (!this.#mayFold()) {
      this.#timer.begin();
      return;
    }
    const listener = {
      ready: (): boolean => {
        // Since then something may have come in between.
        if (!this.#mayFold()) return false;
        this.#unwritten?.noteLog(this.#file);
        return true;
      },
      over: () => this.#orLater(() => this.#isOver()),
    };
    this.#beside = unlessLost(() => new FoldInThread(this.#db.sqlite.name, foldBeside, listener));
  }

  /** Where nobody has noticed yet that its file is gone, what lies there is not touched. */
  #mayFold(): boolean {
    return this.#isInPlace() && this.#beforeFold();
  }

  /** A thread has let go of the file. */
  #isOver(): void {
    this.#beside = null;
    // Whoever did not wait for it any longer may have closed the study.
    if (!this.#db.sqlite.open) return;
    this.#unwritten?.noteLog(this.#file);
    // At once where too much is done for that ever to end.
    if (this.#size() >= LARGE) this.fold();
    else this.#foldOn();
  }

  /** Waits for the thread that folds, with everything else; false where that took too long. */
  #isLetGo(): boolean {
    if (!this.#beside) return true;
    if (!this.#beside.wait()) return false;
    this.#beside = null;
    this.#unwritten?.noteLog(this.#file);
    return true;
  }

  /**
   * Goes on where acts came while a thread was folding. Of what they wrote again the file has neither state
   * until then: copied by hand it would be damaged. Where a reader is in the way, later.
   */
  #foldOn(): void {
    const before = this.#framesInFile;
    if (!this.#settle(this.#isAllInFile()) && this.#framesInFile !== before) this.#foldWhereItMay();
  }

  /**
   * Folds the log into the file as far as no reader needs it, without waiting for any; whether all of it is in the
   * file now. Does nothing while it is held back.
   */
  fold(): boolean {
    if (this.#holds > 0 || this.#beside) return false;
    if (this.#needsNoFold()) return true;
    return this.#orLater(() => this.#settle(this.#checkpoint())) ?? false;
  }

  /**
   * Runs what a full disk or a busy system, say, keeps from being done: what was acknowledged stays in the log, and is folded
   * in later; null then.
   */
  #orLater<T>(run: () => T): T | null {
    try {
      return run();
    } catch (error) {
      if (!isOfTheMoment(error)) throw error;
      this.#isFolded = false;
      this.#foldedAt = this.#size();
      this.#timer.later();
      return null;
    }
  }

  /** After a fold, by whomever: where all of the log is in the file, the next era begins; else it is folded further later. */
  #settle(isWhole: boolean): boolean {
    this.#eraIsOver ||= isWhole;
    this.#beginEra();
    this.#isFolded = isWhole && !this.#eraIsOver;
    this.#foldedAt = this.#size();
    const isFurther = isWhole || this.#framesInFile !== this.#framesBefore;
    this.#framesBefore = this.#framesInFile;
    if (isFurther) this.#timer.wentWell();
    if (!isWhole && isFurther) this.#timer.begin();
    else if (!isWhole) this.#timer.later();
    return isWhole;
  }

  /** Whether folding is held back. */
  get isHeld(): boolean {
    return this.#holds > 0;
  }

  /** Holds folding back until the returned function is called, which may be called twice. */
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
   * Folds what is left and closes the connection: a file that is closed needs no log and says so. Where a reader stands
   * in the way, the file says that it is at rest. What is held back, or what a thread is at on a disk that does not answer,
   * stays in the log for the next opening. Returns whether the file is closed: then nobody has it open.
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
   * Folds all of the log into the file, which then says that it is at rest and needs none, whatever holds that back: the
   * last thing that is done to a study which lies elsewhere now. Whether nothing stood in the way.
   */
  foldForGood(): boolean {
    if (!this.#isLetGo() || !this.#checkpoint()) return false;
    this.#markAtRest();
    return this.#checkpoint();
  }

  /** Written after the last act, so that it comes into the file after all of them. */
  #markAtRest(): void {
    writeUserVersion(this.#db.sqlite, { ...readUserVersion(this.#db.sqlite), atRest: true });
  }

  /** Whether all of the log is in the file now. */
  #checkpoint(): boolean {
    if (!this.#beforeFold()) return false;
    this.#unwritten?.noteLog(this.#file);
    return this.#tellsAll('PASSIVE');
  }

  /** Whether all of the log is in the file, without folding anything. */
  #isAllInFile(): boolean {
    return !this.#db.sqlite.inTransaction && this.#tellsAll('NOOP');
  }

  #tellsAll(mode: 'PASSIVE' | 'NOOP'): boolean {
    const [told] = this.#db.sqlite.pragma(`wal_checkpoint(${mode})`) as Folded[];
    // Where another connection is folding, neither number says anything.
    if (told?.busy !== 0) return false;
    this.#framesInFile = told.checkpointed;
    return told.log === told.checkpointed;
  }

  /** Begins the next era with a commit of its own. Where another connection is writing, it begins after that. */
  #beginEra(): void {
    if (!this.#eraIsOver || this.#db.sqlite.inTransaction) return;
    this.#eraIsOver = !withoutWaiting(this.#db.sqlite, () => {
      beginNextEra(this.#db.sqlite);
      return true;
    });
    // The log begins again from its start.
    if (!this.#eraIsOver) this.#framesInFile = 0;
  }

  #foldWhereItMay(): void {
    // Whoever waited for its turn may find it closed.
    if (!this.#db.sqlite.open || this.#needsNoFold()) return;
    const { foldBeside } = this;
    if (!foldBeside) this.fold();
    // Where no thread can be had, the log does not grow without end.
    else if (this.#orLater(() => this.#beginBeside(foldBeside)) === null && this.#size() >= LARGE)
      this.fold();
  }

  /** Sketches of texts, say, are no acts, and make the file longer all the same. */
  #needsNoFold(): boolean {
    return this.#isFolded && this.#size() === this.#foldedAt;
  }

  #size(): number {
    return statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
  }
}

/** The last connection that can write folds the log as it closes; one that only reads does not. */
function closeUnfolded(sqlite: Database.Database): void {
  const reader = new Database(sqlite.name, { readonly: true, fileMustExist: true });
  // A connection is on the file only once it has read.
  reader.pragma('schema_version');
  sqlite.close();
  reader.close();
}
