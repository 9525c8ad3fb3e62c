// An import, or much work of a team, written on a connection of its own, in one transaction, so that nobody sees it before it is
// complete. The connection that answers queries cannot be the one that writes, since it would see its own
// unfinished rows.
import { open } from 'node:fs/promises';
import Database from 'better-sqlite3';
import type { Change } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import { Acts, type Done, type WriteArrived } from './acts.ts';
import type { Deed } from './append.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { prepareToWrite } from './begin-log.ts';
import { recordArrived } from './row-acts.ts';

/** Runs one act of the stage, which sees what the acts before it wrote. */
export type StagedAct = <T>(deed: Deed, run: (db: WriteDb) => T) => Done<T>;

/** An act that was recorded in the history. */
export interface RecordedAct {
  readonly change: Change;
  readonly seq: number;
}

/** The result of a stage, and the acts that it committed. */
export interface Staged<T> {
  readonly result: T;
  /** In the order in which they were done. */
  readonly acts: readonly RecordedAct[];
}

/** One import on a connection of its own. */
export class Stage {
  /** Its name, for those who must wait; null for work of the team. */
  readonly name: string | null;
  readonly #sqlite: Database.Database;
  readonly #acts: Acts;
  readonly #recorded: RecordedAct[] = [];

  /**
   * Connects to the file of the main connection and begins to write. `expectInPlace` throws where the file or
   * its log is no longer in its place.
   */
  constructor(path: string, name: string | null, expectInPlace: () => void) {
    this.name = name;
    this.#sqlite = new Database(path, { fileMustExist: true });
    this.#acts = new Acts({ sqlite: this.#sqlite });
    try {
      expectInPlace();
      prepareToWrite(this.#sqlite);
      this.#sqlite.exec('BEGIN IMMEDIATE');
    } catch (error) {
      this.#sqlite.close();
      throw error;
    }
  }

  readonly act: StagedAct = (deed, run) => {
    // The project was closed meanwhile.
    if (!this.#sqlite.open) throw new AppError('cancelled', 'errors:project_closed');
    const done = this.#acts.run(deed, run);
    if (done.seq !== null) this.#recorded.push({ change: done.change, seq: done.seq });
    return done;
  };

  /** Writes acts that came from the team, as `Store.takeIn` does, with pauses in between; committed by `commit`. */
  async takeIn<T>(run: (db: ReadDb, write: WriteArrived) => Promise<T>): Promise<Done<T>> {
    // An eighth of the usual cache: what it cannot hold goes to the log between pauses instead of with the commit.
    this.#sqlite.pragma('cache_size = -2000');
    const { write, done } = this.#acts.taking();
    const taken = await run({ sqlite: this.#sqlite }, write);
    recordArrived(this.#sqlite);
    return done(taken);
  }

  /**
   * Writes the log's content so far to the disk, while other work goes on: the commit, which blocks
   * everything else, then waits only for the rest. Errors of the disk are left for the commit to report.
   */
  async putOnDisk(): Promise<void> {
    try {
      await using log = await open(`${this.#sqlite.name}-wal`, 'r+');
      await log.datasync();
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
    }
  }

  /** Commits all of it, and returns its acts. */
  commit(): readonly RecordedAct[] {
    if (!this.#sqlite.open) throw new AppError('cancelled', 'errors:project_closed');
    this.#sqlite.exec('COMMIT');
    return this.#recorded;
  }

  /** Rolls back what was not committed, and closes the connection. */
  end(): void {
    if (!this.#sqlite.open) return;
    try {
      if (this.#sqlite.inTransaction) this.#sqlite.exec('ROLLBACK');
    } finally {
      this.#sqlite.close();
    }
  }
}
