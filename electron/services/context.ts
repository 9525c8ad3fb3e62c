// What a service's methods receive. Services use no globals: the database, the time, the acting coder and the files are
// passed in.
import type { KeptBytes } from '#db/blobs-ahead.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import type { Language, Words } from '#words/words.ts';
import type { Counting } from '../engines/counting.ts';
import { commandFor, jobAsideFor, jobFor, queryFor } from '../rpc/method.ts';
import type { Reading } from '../reading.ts';
import type { MadeSmaller } from '../engines/make-smaller.ts';
import type { MoreLike } from '../engines/more-like.ts';
import type { TeamRounds } from '../team/team-rounds.ts';
import type { Searching } from '../engines/searching.ts';
import type { Progress } from '../rpc/transport.ts';

interface BaseContext {
  /** The coder who acts. */
  readonly coderId: string;
  /** The person who acts, if that coder is a layer that several people write into; undefined if not given. */
  readonly personId?: string | undefined;
  /** The present time, ISO 8601 in UTC. */
  readonly now: () => string;
  /** A new GUID. */
  readonly newId: () => string;
}

export interface QueryContext extends BaseContext {
  /** The study as the one who asks may see it. */
  readonly db: ReadDb;
  /**
   * The whole study, whatever a round of blind work hides: for telling how far a round is and whether the file is sound,
   * which must not be answered from a part. Nothing that is sealed may be answered from it.
   */
  readonly whole: ReadDb;
  /** The tables that counting reads, in memory and up to date with the database. */
  readonly counting: Counting;
}

export interface CommandContext extends BaseContext {
  /** The whole study: what an act does must be right for everybody. */
  readonly db: WriteDb;
  /** The study before the command, as the one who acts may see it: what an act answers is read here. */
  readonly seen: ReadDb;
  /** The state before the command: it does not include what the command itself writes. */
  readonly counting: Counting;
}

/** Resolves file references of a screen: paths from a system dialog, or uploads. */
export interface Files {
  /** The local path of a file to read. Throws `not_found`. */
  readonly input: (reference: string) => string;
  /** The local path to write to. If the screen must download the file, it is told where. */
  readonly output: (reference: string) => string;
  /** Deletes the host's copy of a file, if the host made one, once the job no longer needs it. */
  readonly release?: (reference: string) => void;
}

/** How a transaction is marked in the history: as part of a group, as an undo or as a redo. */
export type HistoryMark =
  | { readonly group: string | null }
  | { readonly undoes: string }
  | { readonly redoes: string };

/**
 * The context of a job that writes nothing. `db` shows one state of the project until the job is done, whatever is
 * written meanwhile.
 */
export interface ReadingContext extends QueryContext {
  /** Records for the history how many rows, passages or sources the exported file holds. */
  readonly wrote: (rows: number) => void;
  readonly progress: (progress: Progress) => void;
  readonly signal: AbortSignal;
  readonly files: Files;
  readonly reading: Reading;
  /** The words of the person's language, for files that contain prose. */
  readonly words: (language?: Language, codebookLanguage?: Language) => Words;
}

/** The context of a job that writes everything at one time, and otherwise only reads. */
export interface StagingContext extends ReadingContext {
  /**
   * Runs several transactions of the job's group that are committed together. Until then nobody sees any of them, and
   * acts of others are refused as `locked` with the name of this work; if it fails or is killed, nothing remains. Each
   * transaction throws `cancelled` once the job is cancelled.
   */
  readonly stage: <T>(
    name: string,
    run: (transact: <R>(run: (context: CommandContext) => R) => R) => Promise<T>,
  ) => Promise<T>;
  /**
   * Writes bytes before the act that will refer to them, so that the act itself is short. Bytes that no act of the job
   * refers to are removed when the job ends. Throws `cancelled` once the job is cancelled.
   */
  readonly keepAhead: (blobs: readonly KeptBytes[]) => void;
  /**
   * Runs work that depends on the project's present state, so that no act may come between: until it is done, acts of
   * others are refused as `locked` with the name of this work. `db` shows the present state meanwhile.
   */
  readonly alone: <T>(name: string, run: () => Promise<T>) => Promise<T>;
}

export interface JobContext extends StagingContext {
  /**
   * Runs one transaction, in the job's group unless marked otherwise: all of a job is undone together. Throws
   * `cancelled` once the job is cancelled.
   */
  readonly transact: <T>(run: (context: CommandContext) => T, mark?: HistoryMark) => T;
  /** Like `transact`, but also after the job was cancelled, so that a job can record what it did until then. */
  readonly conclude: <T>(run: (context: CommandContext) => T, mark?: HistoryMark) => T;
  /**
   * Writes this in the act that records the exported file, so that both are one act. Not run where no file is recorded,
   * as in a study that is only read.
   */
  readonly besideRecord: (run: (context: CommandContext) => void) => void;
  /** Runs a long read on one state of the whole study, whatever is written meanwhile; what is sealed may not be answered from it. */
  readonly inOneState: <T>(read: (whole: ReadDb) => Promise<T>) => Promise<T>;
  /** Runs a transaction, returns the result of `run` and rolls back: a preview of an act. */
  readonly rehearse: <T>(run: (context: CommandContext) => T) => T;
  /** Returns the file's free pages to the disk; acts of others are refused as `locked` until that is done. */
  readonly makeSmaller: () => Promise<MadeSmaller>;
  /** Throws `conflict` if the study was lost from its place, so that another connection would read another file. */
  readonly expectInPlace: () => void;
  /** Whether the study is still in its place, so that another connection reads the same file. */
  readonly isInPlace: () => boolean;
  readonly searching: Searching;
  readonly moreLike: MoreLike;
  /** The rounds of the study's team; null in a study of one person. */
  readonly teamRounds: TeamRounds | null;
}

export const query = queryFor<QueryContext>();
export const command = commandFor<CommandContext>();
export const job = jobFor<JobContext>();
/** Defines a job that only reads and whose result is plain data: where Concord has a window, it runs in a thread. */
export const readingJob = jobAsideFor<ReadingContext>('reads');
/** Defines such a job that also writes, once it knows everything it will write. */
export const stagingJob = jobAsideFor<StagingContext>('stages');
