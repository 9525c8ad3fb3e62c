// How an act is written on one connection: in one transaction that leaves exactly one Change in the history. Ordinary
// acts and those of a staged import go through here alike.
import { ChangeRecorder, isEmpty, type Change } from '#core/change.ts';
import type { Told } from '#core/history/told.ts';
import { HistoryEnd, type Deed } from './append.ts';
import { foldTyping, type FoldLimits } from './fold-typing.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { checkAtOnce } from './references.ts';
import { namesMeant } from './told.ts';

export interface Done<T> {
  readonly result: T;
  readonly change: Change;
  /** The row of the history; null when nothing changed. */
  readonly seq: number | null;
}

/** Sees what is about to be written; throws what forbids it. Returns what is kept with the act. */
export type Before = (change: Change) => Told;

export class Acts {
  readonly #db: ReadDb;
  readonly #end: HistoryEnd;

  constructor(db: ReadDb) {
    this.#db = db;
    this.#end = new HistoryEnd(db);
  }

  /**
   * Runs one act, within the transaction that is open, if one is. Throws what `run` throws, with nothing written; so does
   * `before`, which sees what is about to be written to the history and says what is kept with it.
   */
  run<T>(deed: Deed, run: (db: WriteDb) => T, before?: Before): Done<T> {
    const { sqlite } = this.#db;
    const recorder = new ChangeRecorder();
    checkAtOnce(sqlite);
    try {
      return sqlite
        .transaction((): Done<T> => {
          const result = run({ sqlite, recorder });
          const change = recorder.take();
          const told = before?.(change) ?? {};
          const isTaking = deed.undoes !== undefined || deed.redoes !== undefined;
          if (isEmpty(change) && recorder.told === null && !isTaking) return { result, change, seq: null };
          const kept = isTaking ? {} : this.#toldOf(change, { ...told, ...recorder.told });
          return { result, change, seq: this.#end.append(deed, change, kept) };
        })
        .immediate();
    } catch (error) {
      this.#end.forget();
      throw error;
    }
  }

  /** What is kept with an act, names included. */
  #toldOf(change: Change, told: Told): Told {
    const themeIds = (told.themes ?? []).map(({ themeId }) => themeId);
    const names = namesMeant(this.#db, change, themeIds);
    return Object.keys(names).length === 0 ? told : { ...told, names };
  }

  /** Folds bursts of typing, see `foldTyping`. */
  foldTyping(limits: FoldLimits): number {
    try {
      return foldTyping(this.#db, limits);
    } finally {
      this.#end.forget();
    }
  }

  /** Runs what would be an act and takes all of it back; returns what `run` returned. */
  rehearse<T>(run: (db: WriteDb) => T): T {
    const { sqlite } = this.#db;
    checkAtOnce(sqlite);
    sqlite.exec('BEGIN IMMEDIATE');
    try {
      return run({ sqlite, recorder: new ChangeRecorder() });
    } finally {
      if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    }
  }
}
