// An open project. Commands run through `transact`, which leaves exactly one Change in the history, in the
// same transaction.
import type { Database } from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { Acts, type Deed, type Done } from './acts.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import type { Holder } from './lock.ts';
import { claimOwnFiles } from './own-files.ts';
import { Stage, type StagedAct, type Staged } from './stage.ts';
import { WriteAheadLog } from './write-ahead-log.ts';

export interface StoreParts {
  readonly path: string;
  readonly sqlite: Database;
  readonly readOnly: boolean;
  /** For a project opened read-only because another has it: who. */
  readonly holder: Holder | null;
  readonly release: () => void;
  /** Called after every commit, of an ordinary act or of a stage, before anybody is answered. */
  readonly committed?: () => void;
}

export class Store {
  readonly path: string;
  readonly readOnly: boolean;
  readonly holder: Holder | null;
  /** For reading. */
  readonly db: ReadDb;
  readonly #acts: Acts;
  readonly #release: () => void;
  readonly #afterCommit: () => void;
  /** Of a project that is written here. */
  readonly #log: WriteAheadLog | null;
  readonly #unclaim: () => void;
  /** What is being written on a connection of its own. */
  #stage: Stage | null = null;

  constructor(parts: StoreParts) {
    this.path = parts.path;
    this.readOnly = parts.readOnly;
    this.holder = parts.holder;
    this.db = { sqlite: parts.sqlite };
    this.#acts = new Acts(parts.sqlite);
    this.#release = parts.release;
    this.#afterCommit = parts.committed ?? (() => undefined);
    this.#log = parts.readOnly ? null : new WriteAheadLog(parts.sqlite);
    this.#unclaim = claimOwnFiles(parts.path, parts.sqlite.name);
  }

  /**
   * Runs one command in one transaction. Throws what `run` throws, with nothing written, and `locked` for a
   * project opened read-only or while an import is being written.
   */
  transact<T>(deed: Deed, run: (db: WriteDb) => T): Done<T> {
    this.#expectFree();
    const done = this.#acts.run(deed, run);
    this.#committed();
    return done;
  }

  /**
   * Runs many acts in one transaction on a connection of its own, so that nobody sees any of it before all of it is
   * there: no query of this program, no other window, no other process. Whatever ends it before, nothing was written.
   * `name` is what the others are told who want to write meanwhile. Throws what `run` throws.
   */
  async stage<T>(name: string, run: (act: StagedAct) => Promise<T>): Promise<Staged<T>> {
    this.#expectFree();
    const stage = new Stage(this.db.sqlite.name, name);
    this.#stage = stage;
    try {
      const result = await run(stage.act);
      const acts = stage.commit();
      this.#committed();
      return { result, acts };
    } finally {
      stage.end();
      this.#stage = null;
    }
  }

  /** After every commit, of an ordinary act or of a stage, before anybody is answered. */
  #committed(): void {
    this.#afterCommit();
    this.#log?.committed();
  }

  #expectFree(): void {
    if (this.readOnly) throw new AppError('locked', 'errors:read_only');
    if (this.#stage) throw new AppError('locked', 'errors:busy', { name: this.#stage.name });
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
    this.#stage?.end();
    try {
      if (this.#log) this.#log.close();
      else this.db.sqlite.close();
    } finally {
      this.#unclaim();
      this.#release();
    }
  }
}
