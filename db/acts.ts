// Runs an act on one connection: in one transaction, which leaves exactly one Change in the history. Ordinary
// acts and staged imports both run here.
import { ChangeRecorder, isEmpty, type Change } from '#core/change.ts';
import type { ActNotes } from '#core/history/act-notes.ts';
import { MOST_OF_ACT } from './act-size.ts';
import { HistoryEnd, type Arrived, type Deed } from './append.ts';
import { foldTyping, type FoldLimits } from './fold-typing.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { namesReferredTo } from './names-referred-to.ts';
import { recordArrived } from './row-acts.ts';
import { checkAtOnce } from './statements.ts';

/** The result of an act, and its change. */
export interface Done<T> {
  readonly result: T;
  readonly change: Change;
  /** The number of the act in the history; null when it changed nothing. */
  readonly seq: number | null;
}

/**
 * Looks at a change before it is written and throws if the change is not allowed. Returns what the history
 * keeps beside it.
 */
export type Before = (change: Change) => ActNotes;

/** Writes an act that was not done here now, by the rows that `act` writes and the notes that it returns. */
export type WriteArrived = (
  deed: Deed,
  arrived: Arrived,
  act: (db: WriteDb) => ActNotes | undefined,
) => { readonly change: Change; readonly seq: number | null };

/** Acts that arrived and are being written, and what they changed together in the end. */
interface Taking {
  readonly write: WriteArrived;
  readonly done: <T>(result: T) => Done<T>;
}

/** Runs acts on one connection. */
export class Acts {
  readonly #db: ReadDb;
  readonly #end: HistoryEnd;

  /** `most`: the most characters of an act in a study of a team. */
  constructor(db: ReadDb, most = MOST_OF_ACT) {
    this.#db = db;
    this.#end = new HistoryEnd(db, most);
  }

  /**
   * Runs one act, inside the open transaction if there is one. Throws whatever `run` or `before` throws;
   * nothing is then written. `before` looks at the change before it goes to the history and returns what is
   * kept beside it.
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
          const notes = before?.(change) ?? {};
          const isTaking = deed.undoes !== undefined || deed.redoes !== undefined;
          if (isEmpty(change) && recorder.told === null && !isTaking) return { result, change, seq: null };
          const kept = isTaking ? {} : this.#toldOf(change, { ...notes, ...recorder.told });
          return { result, change, seq: this.#end.append(deed, change, kept) };
        })
        .immediate();
    } catch (error) {
      this.#end.forget();
      throw error;
    }
  }

  /**
   * Writes several acts in one transaction, one after the other, each as `run` has the given function do it. An act that
   * changes and tells nothing leaves no trace, unless it undoes or redoes. Returns what all of them changed together.
   */
  takeIn<T>(run: (write: WriteArrived) => T): Done<T> {
    const { sqlite } = this.#db;
    const taking = this.taking();
    checkAtOnce(sqlite);
    try {
      const result = sqlite
        .transaction(() => {
          const taken = run(taking.write);
          recordArrived(sqlite);
          return taken;
        })
        .immediate();
      return taking.done(result);
    } catch (error) {
      this.#end.forget();
      throw error;
    }
  }

  /** Writes acts as `takeIn` does, within the transaction of the caller, who rolls back where one of them throws. */
  taking(): Taking {
    const { sqlite } = this.#db;
    const net = new ChangeRecorder();
    let seq: number | null = null;
    const write: WriteArrived = (deed, arrived, act) => {
      const recorder = new ChangeRecorder();
      const notes = act({ sqlite, recorder }) ?? {};
      const change = recorder.take();
      const isTold = deed.undoes !== undefined || deed.redoes !== undefined || notes.reason !== undefined;
      if (isEmpty(change) && !isTold && arrived.isKept !== true) return { change, seq: null };
      net.all(change);
      seq = this.#end.append(deed, change, notes, arrived);
      return { change, seq };
    };
    return { write, done: (result) => ({ result, change: net.take(), seq }) };
  }

  /** What the history keeps beside an act, including the names of the rows that it mentions. */
  #toldOf(change: Change, notes: ActNotes): ActNotes {
    const themeIds = (notes.themes ?? []).map(({ themeId }) => themeId);
    const names = namesReferredTo(this.#db, change, themeIds);
    return Object.keys(names).length === 0 ? notes : { ...notes, names };
  }

  /** Folds bursts of typing, see `foldTyping`. */
  foldTyping(limits: FoldLimits): number {
    try {
      return foldTyping(this.#db, limits);
    } finally {
      this.#end.forget();
    }
  }

  /** Runs an act and rolls it back. Returns what `run` returned. */
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
