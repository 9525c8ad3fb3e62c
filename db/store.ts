// An open project. Commands run through `transact`, which leaves exactly one Change in the history, in the
// same transaction.
import type { Database } from 'better-sqlite3';
import { ChangeRecorder, isEmpty, type Change } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import { HistoryEnd } from './append.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import type { Holder } from './lock.ts';
import { claimOwnFiles } from './own-files.ts';
import { WriteAheadLog } from './write-ahead-log.ts';

/** Who did what, for the history. At most one of `group`, `undoes`, `redoes` is set. */
export interface Deed {
  readonly method: string;
  readonly coderId: string;
  readonly at: string;
  /** What is undone together; null for what cannot be undone. */
  readonly group?: string | null;
  readonly undoes?: string;
  readonly redoes?: string;
}

export interface Done<T> {
  readonly result: T;
  readonly change: Change;
  /** The row of the history; null when nothing changed. */
  readonly seq: number | null;
}

export interface StoreParts {
  readonly path: string;
  readonly sqlite: Database;
  readonly readOnly: boolean;
  /** For a project opened read-only because another has it: who. */
  readonly holder: Holder | null;
  readonly release: () => void;
}

export class Store {
  readonly path: string;
  readonly readOnly: boolean;
  readonly holder: Holder | null;
  /** For reading. */
  readonly db: ReadDb;
  readonly #release: () => void;
  /** Of a project that is written here. */
  readonly #log: WriteAheadLog | null;
  readonly #end: HistoryEnd;
  readonly #unclaim: () => void;

  constructor(parts: StoreParts) {
    this.path = parts.path;
    this.readOnly = parts.readOnly;
    this.holder = parts.holder;
    this.db = { sqlite: parts.sqlite };
    this.#log = parts.readOnly ? null : new WriteAheadLog(parts.sqlite);
    this.#end = new HistoryEnd(parts.sqlite);
    this.#release = parts.release;
    this.#unclaim = claimOwnFiles(parts.path, parts.sqlite.name);
  }

  /**
   * Runs one command in one transaction. Throws what `run` throws, with nothing written, and `locked` for a
   * project opened read-only.
   */
  transact<T>(deed: Deed, run: (db: WriteDb) => T): Done<T> {
    if (this.readOnly) throw new AppError('locked', 'errors:read_only');
    const { sqlite } = this.db;
    const recorder = new ChangeRecorder();
    let done: Done<T>;
    try {
      done = sqlite
        .transaction((): Done<T> => {
          // A row may be removed before what refers to it, as undo does; the commit checks.
          sqlite.pragma('defer_foreign_keys = ON');
          const result = run({ ...this.db, recorder });
          const change = recorder.take();
          return { result, change, seq: isEmpty(change) ? null : this.#end.append(deed, change) };
        })
        .immediate();
    } catch (error) {
      this.#end.forget();
      throw error;
    }
    this.#log?.committed();
    return done;
  }

  /**
   * Folds the log into the file, as far as no reader needs it and nothing holds it back; whether all acts are in the
   * file itself now.
   */
  fold(): boolean {
    return this.#log?.fold() ?? false;
  }

  /**
   * Leaves the file as it lies on the disk until the returned function is called: acts go on in the log, nothing is
   * folded in, not even by closing. For whoever checks the file or copies it raw.
   */
  holdFolding(): () => void {
    return this.#log?.hold() ?? (() => undefined);
  }

  /** Folds the log into the file and lets go of it. */
  close(): void {
    try {
      if (this.#log) this.#log.close();
      else this.db.sqlite.close();
    } finally {
      this.#unclaim();
      this.#release();
    }
  }
}
