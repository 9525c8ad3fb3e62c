// What became of every file of one import: told to whoever asked for it, and kept with the project.
import type { ErrorParameters, ErrorValue } from '#core/errors.ts';

/** Something to know of a file: a key of the catalogues and its parameters. */
export interface ImportNote {
  readonly key: string;
  readonly parameters: ErrorParameters;
}

/** A source that came in and one the project has, with nearly the same text. */
export interface Alike {
  readonly sourceId: string;
  readonly otherId: string;
  /** 0 to 1: how much of the two texts is shared. */
  readonly similarity: number;
}

/**
 * What a file came to. `identical`: the project had all of it already. `skipped`: a file of a folder that Concord
 * does not read; a note says why.
 */
export type ImportOutcome = 'imported' | 'identical' | 'failed' | 'skipped';

/** What became of one file. Notes and errors are keys with parameters, worded by the host. */
export interface ReportLine {
  /** The file's name, with the way from the folder that was brought in. */
  readonly name: string;
  readonly outcome: ImportOutcome;
  /** Ids of the sources it became; a table becomes one for each usable row. */
  readonly sourceIds: readonly string[];
  /** How many of its sources, the rows of a table, the project had already. */
  readonly identical: number;
  /** The source that the project had already; null where there is none, or several. */
  readonly identicalTo: string | null;
  /** How the file was decoded (a WHATWG label); null where its format says so itself. */
  readonly encoding: string | null;
  readonly notes: readonly ImportNote[];
  readonly error: ErrorValue | null;
  /** Sources with nearly the same text as one of this file. */
  readonly alike: readonly Alike[];
}

export interface ImportReport {
  /** The kept run; null when nothing came in: then the project is as it was. */
  readonly runId: string | null;
  /** Stopped by the analyst: what stands under `lines` was kept whole, the rest was not begun. */
  readonly cancelled: boolean;
  /** Numbers of files. */
  readonly imported: number;
  readonly identical: number;
  readonly failed: number;
  readonly skipped: number;
  /** A line for each file, in the order of the files; those of folders that were left out come last. */
  readonly lines: readonly ReportLine[];
}
