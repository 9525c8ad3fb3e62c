// How a project that is open for writing keeps what is written: in a write-ahead log, on the disk before the answer.
// SQLite would fold the log into the file whenever it has grown; here only this file does, so that whoever reads or
// checks the file as it lies on the disk can hold that back.
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';

/** The log is folded when it has grown by so many bytes. */
const GROWN = 4 * 1024 * 1024;

/** The log is folded after so long without an act, in milliseconds. */
const AT_REST = 2_000;

/** Prepares a connection that writes acts. All of them share the log of the file. */
export function prepareToWrite(sqlite: Database.Database): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('wal_autocheckpoint = 0');
  // A log that begins again from its start is cut to what it then holds: its size says how much is in it.
  sqlite.pragma('journal_size_limit = 0');
}

/** The log of one project that this program writes. */
export class WriteAheadLog {
  readonly #sqlite: Database.Database;
  readonly #file: string;
  #holds = 0;
  #foldedAt = 0;
  #timer: NodeJS.Timeout | null = null;

  /** `sqlite` is prepared to write. */
  constructor(sqlite: Database.Database) {
    this.#sqlite = sqlite;
    this.#file = `${sqlite.name}-wal`;
  }

  /** To be called after each commit: folds the log when it has grown, or once nothing more comes. */
  committed(): void {
    if (this.#size() - this.#foldedAt >= GROWN) this.fold();
    else this.#foldAtRest();
  }

  /**
   * Folds the log into the file as far as no reader needs it, without waiting for any; whether all of it is in the
   * file now. Does nothing while it is held back.
   */
  fold(): boolean {
    if (this.#holds > 0) return false;
    try {
      const [told] = this.#sqlite.pragma('wal_checkpoint(PASSIVE)') as {
        log: number;
        checkpointed: number;
      }[];
      const isWhole = told !== undefined && told.log === told.checkpointed;
      this.#foldedAt = isWhole ? 0 : this.#size();
      if (!isWhole) this.#foldAtRest();
      return isWhole;
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
      // A full disk, say: what was acknowledged stays in the log and is folded in later.
      this.#foldedAt = this.#size();
      return false;
    }
  }

  /** Whether folding is held back. */
  get isHeld(): boolean {
    return this.#holds > 0;
  }

  /** Holds folding back until the returned function is called, which may be called twice. */
  hold(): () => void {
    let isHeld = true;
    this.#holds += 1;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holds -= 1;
      if (this.#holds === 0) this.#foldAtRest();
    };
  }

  /** Folds what is left and closes the connection. What is held back stays in the log for the next opening. */
  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#holds > 0) closeUnfolded(this.#sqlite);
    else {
      this.fold();
      this.#sqlite.close();
    }
  }

  #foldAtRest(): void {
    if (this.#timer) this.#timer.refresh();
    else this.#timer = setTimeout(() => this.#sqlite.open && this.fold(), AT_REST).unref();
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
