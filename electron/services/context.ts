// What a service's method is given. Nothing here reaches for a global: the database, the time, the acting
// coder and the files are handed in.
import type { KeptBytes } from '#db/blobs-ahead.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import type { Language, Words } from '#words/words.ts';
import type { Counting } from '../engines/counting.ts';
import { commandFor, jobAsideFor, jobFor, queryFor } from '../rpc/method.ts';
import type { Reading } from '../reading.ts';
import type { MadeSmaller } from '../engines/make-smaller.ts';
import type { Searching } from '../engines/searching.ts';
import type { Progress } from '../rpc/transport.ts';

interface BaseContext {
  /** Who acts. */
  readonly coderId: string;
  /** Who is at it where that coder is a layer into which several write; undefined where nobody said. */
  readonly personId?: string | undefined;
  /** The present time, ISO 8601 in UTC. */
  readonly now: () => string;
  /** A new GUID. */
  readonly newId: () => string;
}

export interface QueryContext extends BaseContext {
  readonly db: ReadDb;
  /** The tables that counting reads, in memory and true to the database. */
  readonly counting: Counting;
}

export interface CommandContext extends BaseContext {
  readonly db: WriteDb;
  /** As it was before the command: what the command itself writes is not in it yet. */
  readonly counting: Counting;
}

/** A file named by a screen: a path where a dialog of the system chose it, or an upload. */
export interface Files {
  /** The local path of a file to read. Throws `not_found`. */
  readonly input: (reference: string) => string;
  /** The local path to write to. The screen is told where to fetch it, if it must. */
  readonly output: (reference: string) => string;
  /** Deletes what was handed over for a job that is done with it, where the host keeps such copies. */
  readonly release?: (reference: string) => void;
}

/** How a transaction stands in the history: part of a group, or taking one back, or repeating one. */
export type HistoryMark =
  | { readonly group: string | null }
  | { readonly undoes: string }
  | { readonly redoes: string };

/**
 * What a job is given that writes nothing. `db` has one state of the project until the job is done, whatever is written
 * meanwhile.
 */
export interface ReadingContext extends QueryContext {
  /** Says for the history how many rows, passages or sources the file holds that the job writes. */
  readonly wrote: (rows: number) => void;
  readonly progress: (progress: Progress) => void;
  readonly signal: AbortSignal;
  readonly files: Files;
  readonly reading: Reading;
  /** The words of the person's language, for files that hold prose. */
  readonly words: (language?: Language, codebookLanguage?: Language) => Words;
}

/** What a job is given that writes all it writes at once: until then, and but for that, it only reads. */
export interface StagingContext extends ReadingContext {
  /**
   * Runs many transactions that become true at once, in the job's group: until all are done nobody sees any of them,
   * other acts are refused as `locked` by the name of what is going on, and whatever ends it leaves nothing. Each
   * throws `cancelled` once the job is.
   */
  readonly stage: <T>(
    name: string,
    run: (transact: <R>(run: (context: CommandContext) => R) => R) => Promise<T>,
  ) => Promise<T>;
  /**
   * Keeps bytes ahead of the act that will name them, so that the act itself is short. What no act of the job has named
   * when it ends is removed. Throws `cancelled` once the job is.
   */
  readonly keepAhead: (blobs: readonly KeptBytes[]) => void;
  /**
   * Runs what no other act may come in between, because it was weighed against the project as it is: until it is done,
   * others are refused as `locked`, by the name of what is going on. `db` then has the state that they left.
   */
  readonly alone: <T>(name: string, run: () => Promise<T>) => Promise<T>;
}

export interface JobContext extends StagingContext {
  /**
   * Runs one transaction, in the job's group unless marked otherwise: all of a job is undone together.
   * Throws `cancelled` once the job is cancelled.
   */
  readonly transact: <T>(run: (context: CommandContext) => T, mark?: HistoryMark) => T;
  /**
   * Runs the last transactions of the job, in its group unless marked otherwise, also when it was cancelled: so that
   * a job can keep an account of what it did until then.
   */
  readonly conclude: <T>(run: (context: CommandContext) => T, mark?: HistoryMark) => T;
  /** What `run` makes of the rows that it writes, of which none stays: to look at what an act would do. */
  readonly rehearse: <T>(run: (context: CommandContext) => T) => T;
  /** Gives the free pages of the file back to the disk; others are refused as `locked` until that is done. */
  readonly makeSmaller: () => Promise<MadeSmaller>;
  /** Throws `conflict` where the study is lost from its place, so that another connection would read something else. */
  readonly expectInPlace: () => void;
  readonly searching: Searching;
}

export const query = queryFor<QueryContext>();
export const command = commandFor<CommandContext>();
export const job = jobFor<JobContext>();
/** For a job that only reads, whose result is plain: where Concord has a window it runs in a thread. */
export const readingJob = jobAsideFor<ReadingContext>('reads');
/** The same for one that writes once it knows all that it will write. */
export const stagingJob = jobAsideFor<StagingContext>('stages');
