// What became of every file of one import: told to whoever asked for it, and kept with the project, with what the columns of a
// table mean, as a screen or an earlier import says it.
import * as z from 'zod';
import type { ErrorParameters, ErrorValue } from '#core/errors.ts';
import type { ReadDb } from '#db/handles.ts';
import { get, getText } from '#db/write.ts';
import { tables } from '#core/tables/all.ts';

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
  /** The file's name, with the way from the folder that was brought in, and with more of it where two files would be called the same. */
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
  /** The kept run; null when no file could be read: then the project is as it was. */
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

const emptyLine = {
  sourceIds: [],
  identical: 0,
  identicalTo: null,
  encoding: null,
  notes: [],
  error: null,
  alike: [],
} satisfies Omit<ReportLine, 'name' | 'outcome'>;

/** The line of a file that became sources, or whose sources the project had all already. */
export function readLine(
  name: string,
  read: Pick<ReportLine, 'sourceIds' | 'identical' | 'identicalTo' | 'encoding' | 'notes'>,
): ReportLine {
  // A table without one usable row came in as what it is: nothing, with a note for each row.
  const outcome = read.sourceIds.length === 0 && read.identical > 0 ? 'identical' : 'imported';
  return { ...emptyLine, name, outcome, ...read };
}

/** The line of a file that the project had already, found by its bytes. */
export function identicalLine(name: string, sourceId: string): ReportLine {
  return { ...emptyLine, name, outcome: 'identical', identical: 1, identicalTo: sourceId };
}

/** The line of a file that could not be read. */
export function failedLine(name: string, error: ErrorValue): ReportLine {
  return { ...emptyLine, name, outcome: 'failed', error };
}

/** The line of a file in a folder that was passed over; `key` says why. */
export function skippedLine(name: string, key: string): ReportLine {
  return { ...emptyLine, name, outcome: 'skipped', notes: [{ key, parameters: { name } }] };
}

/** The lines, each with what its sources are alike to. */
export function withAlike(lines: readonly ReportLine[], alike: readonly Alike[]): ReportLine[] {
  if (alike.length === 0) return [...lines];
  const bySource = Map.groupBy(alike, ({ sourceId }) => sourceId);
  return lines.map((line) => ({
    ...line,
    alike: line.sourceIds.flatMap((sourceId) => bySource.get(sourceId) ?? []),
  }));
}

/** The report on these lines. */
export function reportOf(
  lines: readonly ReportLine[],
  { runId, cancelled }: Pick<ImportReport, 'runId' | 'cancelled'>,
): ImportReport {
  const count = (outcome: ImportOutcome): number => lines.filter((line) => line.outcome === outcome).length;
  return {
    runId,
    cancelled,
    imported: count('imported'),
    identical: count('identical'),
    failed: count('failed'),
    skipped: count('skipped'),
    lines,
  };
}

/** The report that is kept with a run. Throws `not_found`. */
export function keptReport(db: ReadDb, runId: string): ImportReport {
  // Written by an import alone.
  return JSON.parse(getText(db, get(db, 'importRun', runId).reportHash)) as ImportReport;
}

const parameters = z.record(z.string(), z.union([z.string(), z.number()]));
const codes = ['invalid', 'not_found', 'conflict', 'unsupported', 'locked', 'cancelled', 'internal'] as const;

/** A report as it is handed in again. */
export const reportInput: z.ZodType<ImportReport> = z.strictObject({
  runId: z.string().nullable(),
  cancelled: z.boolean(),
  imported: z.int(),
  identical: z.int(),
  failed: z.int(),
  skipped: z.int(),
  lines: z.array(
    z.strictObject({
      name: z.string(),
      outcome: z.enum(['imported', 'identical', 'failed', 'skipped']),
      sourceIds: z.array(z.string()),
      identical: z.int(),
      identicalTo: z.string().nullable(),
      encoding: z.string().nullable(),
      notes: z.array(z.strictObject({ key: z.string(), parameters })),
      error: z.strictObject({ code: z.enum(codes), key: z.string(), parameters }).nullable(),
      alike: z.array(z.strictObject({ sourceId: z.string(), otherId: z.string(), similarity: z.number() })),
    }),
  ),
});

const single = z.enum(['title', 'text', 'date', 'class', 'respondent', 'language', 'origin']);

/** One use for each column, as a screen hands it in. */
export const mappingInput = z.array(
  z.union([
    z.strictObject({ column: z.string(), role: z.union([single, z.literal('ignore')]) }),
    z.strictObject({
      column: z.string(),
      role: z.literal('attribute'),
      name: z.string().trim().min(1).max(100),
      owner: z.enum(tables.attribute.columns.owner.values),
      type: z.enum(tables.attribute.columns.type.values),
    }),
  ]),
);
