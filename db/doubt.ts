// After the disk has failed to take something, nobody knows what it has of the file: the system may have dropped what was to
// be written, and say of the next writing that all is well. So the connection is given up, the file is opened once more,
// and nothing is answered before it was seen to end with the newest act that was answered before.
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { isFailedWrite } from './disk-trouble.ts';
import type { ReadDb } from './handles.ts';
import { holdsAct, lastAct, type StudyHead } from './snapshots/head.ts';
import { prepareToWrite } from './begin-log.ts';

/** The connection of a store, which is exchanged where the disk has failed. */
export interface Connection extends ReadDb {
  sqlite: Database.Database;
}

export class Doubt {
  readonly #connection: Connection;
  /** What the newest act is known by that was answered before the disk failed. */
  #answered: Pick<StudyHead, 'seq' | 'head' | 'digest'> | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Whether the disk has failed and the file was not looked at since. */
  get isThere(): boolean {
    return this.#answered !== null;
  }

  /** Runs what writes; whether it fails for the disk's sake is noted. Throws what `run` throws. */
  watch<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (isFailedWrite(error)) this.#answered ??= lastAct(this.#connection.sqlite);
      throw error;
    }
  }

  /**
   * Where there is doubt, opens the file once more and looks. Throws `invalid` where an act that was answered is not there,
   * and what opening throws; the doubt then stays.
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

  /** The old connection is closed last: as the only one it would fold the log. */
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
