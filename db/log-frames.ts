// How much of the write-ahead log is in the file, as SQLite tells.
import type { ReadDb } from './handles.ts';

/**
 * What SQLite reports of a fold: whether another connection was in the way, the pages in the log, those of
 * them in the file.
 */
interface Folded {
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}

/** The frames of one log, each of which holds a page as it was written. All numbers are those that SQLite reported last. */
export class LogFrames {
  /** Its connection is another one after the disk has failed. */
  readonly #db: ReadDb;
  #inLog = 0;
  #inFile = 0;
  /** How many were in the file at the last call of `wentOn`. */
  #before = 0;

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** How many frames are in the file. */
  get inFile(): number {
    return this.#inFile;
  }

  /** How many bytes of pages are not in the file yet. */
  get bytesLeft(): number {
    const pageSize = Number(this.#db.sqlite.pragma('page_size', { simple: true }));
    return (this.#inLog - this.#inFile) * pageSize;
  }

  /**
   * Folds the log into the file up to what readers still need, without waiting for any. Returns whether all of it is in
   * the file now.
   */
  fold(): boolean {
    return this.#tellsAll('PASSIVE');
  }

  /** Whether all of the log is in the file, without folding anything. */
  isAllInFile(): boolean {
    return !this.#db.sqlite.inTransaction && this.#tellsAll('NOOP');
  }

  /** Whether more or fewer frames are in the file than at the call before. */
  wentOn(): boolean {
    const wentOn = this.#inFile !== this.#before;
    this.#before = this.#inFile;
    return wentOn;
  }

  /** The log starts again from its beginning. */
  beginAgain(): void {
    this.#inFile = 0;
  }

  #tellsAll(mode: 'PASSIVE' | 'NOOP'): boolean {
    const [checkpoint] = this.#db.sqlite.pragma(`wal_checkpoint(${mode})`) as Folded[];
    // While another connection is folding, neither number means anything.
    if (checkpoint?.busy !== 0) return false;
    this.#inLog = checkpoint.log;
    this.#inFile = checkpoint.checkpointed;
    return checkpoint.log === checkpoint.checkpointed;
  }
}
