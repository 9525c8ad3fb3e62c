// After a failed write nobody knows what the disk holds: the operating system may have dropped the data and
// may still report the next write as done. So the store gives the connection up, opens the file once more,
// and answers nothing before it has seen that the file ends with the newest act that was answered.
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { isFailedWrite } from './disk-trouble.ts';
import type { ReadDb } from './handles.ts';
import { holdsAct, lastAct, type StudyHead } from './snapshots/head.ts';
import { prepareToWrite } from './begin-log.ts';

/** The connection of a store; it is replaced after the disk has failed. */
export interface Connection extends ReadDb {
  sqlite: Database.Database;
}

/** Whether the disk still holds what was answered. */
export class Doubt {
  readonly #connection: Connection;
  /** Identifies the newest act that was answered before the disk failed. */
  #answered: Pick<StudyHead, 'seq' | 'head' | 'digest'> | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Whether the disk has failed and the file has not been checked since. */
  get isThere(): boolean {
    return this.#answered !== null;
  }

  /** Runs what writes, and notes whether it failed because of the disk. Throws what `run` throws. */
  watch<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (isFailedWrite(error)) this.#answered ??= lastAct(this.#connection.sqlite);
      throw error;
    }
  }

  /**
   * Where there is doubt, opens the file once more and checks it. Throws `invalid` where an act that was
   * answered is missing, and whatever opening throws; the doubt then remains.
   */
  settle(): void {
    if (!this.#answered) return;
    this.#reconnect();
    if (!holdsAct(this.#connection.sqlite, this.#answered))
      throw new AppError('invalid', 'errors:disk_lost_acts', {
        name: basename(this.#connection.sqlite.name),
      });
    this.#answered = null;
  }

  /** Opens the new connection before it closes the old one: closing the only connection would fold the log. */
  #reconnect(): void {
    const { sqlite } = this.#connection;
    const again = new Database(sqlite.name, { fileMustExist: true });
    try {
      prepareToWrite(again);
    } catch (error) {
      again.close();
      throw error;
    }
    sqlite.close();
    this.#connection.sqlite = again;
  }
}
