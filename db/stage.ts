// What is written on a connection of its own, in one transaction: an import that nobody sees before it is whole. The
// connection that answers queries cannot be the one that writes, since it would see its own unfinished rows.
import { open } from 'node:fs/promises';
import Database from 'better-sqlite3';
import type { Change } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import { Acts, type Done } from './acts.ts';
import type { Deed } from './append.ts';
import type { WriteDb } from './handles.ts';
import { prepareToWrite } from './begin-log.ts';

/** Runs one act of the stage; it sees what the acts before it wrote. */
export type StagedAct = <T>(deed: Deed, run: (db: WriteDb) => T) => Done<T>;

/** An act that left a row in the history. */
export interface RecordedAct {
  readonly change: Change;
  readonly seq: number;
}

export interface Staged<T> {
  readonly result: T;
  /** In the order in which they were done. */
  readonly acts: readonly RecordedAct[];
}

export class Stage {
  /** What it is, for those who must wait. */
  readonly name: string;
  readonly #sqlite: Database.Database;
  readonly #acts: Acts;
  readonly #recorded: RecordedAct[] = [];

  /**
   * Connects to the file behind the main connection and begins to write. `expectInPlace` throws where that does not lie there
   * any more, or its log.
   */
  constructor(path: string, name: string, expectInPlace: () => void) {
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

  /**
   * Has what is in the log by now put on the disk, beside everything else: the commit, through which nothing else is done,
   * then waits for the rest alone. What the disk refuses is left for the commit to be told.
   */
  async putOnDisk(): Promise<void> {
    try {
      await using log = await open(`${this.#sqlite.name}-wal`, 'r+');
      await log.datasync();
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
    }
  }

  /** Makes all of it true at once, and gives back what was done. */
  commit(): readonly RecordedAct[] {
    if (!this.#sqlite.open) throw new AppError('cancelled', 'errors:project_closed');
    this.#sqlite.exec('COMMIT');
    return this.#recorded;
  }

  /** Takes back what was not committed, and lets go of the file. */
  end(): void {
    if (!this.#sqlite.open) return;
    try {
      if (this.#sqlite.inTransaction) this.#sqlite.exec('ROLLBACK');
    } finally {
      this.#sqlite.close();
    }
  }
}
