// An open project. Commands run through `transact`, which leaves exactly one Change in the history, in the
// same transaction.
import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { ChangeRecorder, isEmpty, type Change } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import type { Holder } from './lock.ts';

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
  /** Under which group an interrupted one goes on. */
  readonly #continued = new Map<string, string>();

  constructor(parts: StoreParts) {
    this.path = parts.path;
    this.readOnly = parts.readOnly;
    this.holder = parts.holder;
    this.db = { sqlite: parts.sqlite };
    this.#release = parts.release;
  }

  /**
   * Runs one command in one transaction. Throws what `run` throws, with nothing written, and `locked` for a
   * project opened read-only.
   */
  transact<T>(deed: Deed, run: (db: WriteDb) => T): Done<T> {
    if (this.readOnly) throw new AppError('locked', 'errors:read_only');
    const { sqlite } = this.db;
    const recorder = new ChangeRecorder();
    return sqlite
      .transaction((): Done<T> => {
        // A row may be removed before what refers to it, as undo does; the commit checks.
        sqlite.pragma('defer_foreign_keys = ON');
        const result = run({ ...this.db, recorder });
        const change = recorder.take();
        return { result, change, seq: isEmpty(change) ? null : this.#append(deed, change) };
      })
      .immediate();
  }

  #append(deed: Deed, change: Change): number {
    const { lastInsertRowid } = this.db.sqlite
      .prepare(
        'INSERT INTO change (at, coder_id, method, group_id, undoes, redoes, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        deed.at,
        deed.coderId,
        deed.method,
        deed.group == null ? null : this.#standingGroup(deed.group),
        deed.undoes ?? null,
        deed.redoes ?? null,
        JSON.stringify(change),
      );
    return Number(lastInsertRowid);
  }

  /**
   * The group under which a row is written. A group is one stretch of the history: where another act, an undo
   * included, has come in between, what follows begins a group of its own. So undo takes acts back strictly in
   * turn and never meets rows that a later act has changed.
   */
  #standingGroup(wanted: string): string {
    const { sqlite } = this.db;
    const group = this.#continued.get(wanted) ?? wanted;
    const newest = sqlite.prepare('SELECT group_id FROM change ORDER BY seq DESC LIMIT 1').pluck().get();
    if (newest === group) return group;
    if (!sqlite.prepare('SELECT 1 FROM change WHERE group_id = ? LIMIT 1').get(group)) return group;
    const next = randomUUID();
    this.#continued.set(wanted, next);
    return next;
  }

  /** Folds the log into the file and lets go of it. */
  close(): void {
    try {
      if (!this.readOnly) this.db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // A full disk, say: what was acknowledged stays in the log and is folded in at the next opening.
    } finally {
      this.db.sqlite.close();
      this.#release();
    }
  }
}
