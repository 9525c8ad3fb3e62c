// What became of every file of an import: returned to the caller and stored with the project. Also the meaning of a
// table's columns, as a screen or an earlier import gives it.
import * as z from 'zod';
import type { ErrorParameters, ErrorValue } from '#core/errors.ts';
import type { ReadDb } from '#db/handles.ts';
import { get, getText } from '#db/write.ts';
import { tables } from '#core/tables/all.ts';

/** A note on a file: a key of the catalogues and its parameters. */
export interface ImportNote {
  readonly key: string;
  readonly parameters: ErrorParameters;
}

/** An imported source and one of the project with nearly the same text. */
export interface Alike {
  readonly sourceId: string;
  readonly otherId: string;
  /** The share of the texts that both have, from 0 to 1. */
  readonly similarity: number;
}

/**
 * The outcome for a file. `identical`: the project had all of it already. `skipped`: a file of a folder that Concord
 * does not read; a note says why.
 */
export type ImportOutcome = 'imported' | 'identical' | 'failed' | 'skipped';

/** The report on one file. Notes and errors are keys with parameters, which the host words. */
export interface ReportLine {
  /**
   * The file's name with the path from the imported folder, and with more of the path if two files would have one name.
   */
  readonly name: string;
  readonly outcome: ImportOutcome;
  /** The ids of the sources made from it: for a table, one for each usable row. */
  readonly sourceIds: readonly string[];
  /** How many of its sources (rows of a table) the project had already. */
  readonly identical: number;
  /** The source that the project had already; null if there is none, or several. */
  readonly identicalTo: string | null;
  /** The encoding used (a WHATWG label); null if the format defines its own. */
  readonly encoding: string | null;
  readonly notes: readonly ImportNote[];
  readonly error: ErrorValue | null;
  /** Sources with nearly the same text as one of this file. */
  readonly alike: readonly Alike[];
}

export interface ImportReport {
  /** The stored import; null if no file could be read: then the project is as it was. */
  readonly runId: string | null;
  /** Whether the analyst stopped the import: the files in `lines` were imported whole, the others not at all. */
  readonly cancelled: boolean;
  /** Numbers of files. */
  readonly imported: number;
  readonly identical: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line for each file, in the order of the files; skipped files of folders come last. */
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

/** The line of a file that became sources, or whose sources the project all had already. */
export function readLine(
  name: string,
  read: Pick<ReportLine, 'sourceIds' | 'identical' | 'identicalTo' | 'encoding' | 'notes'>,
): ReportLine {
  // A table without a usable row was imported: as nothing, with a note for each row.
  const outcome = read.sourceIds.length === 0 && read.identical > 0 ? 'identical' : 'imported';
  return { ...emptyLine, name, outcome, ...read };
}

/** The line of a file that the project has already, recognised by its bytes. */
export function identicalLine(name: string, sourceId: string): ReportLine {
  return { ...emptyLine, name, outcome: 'identical', identical: 1, identicalTo: sourceId };
}

/** The line of a file that could not be read. */
export function failedLine(name: string, error: ErrorValue): ReportLine {
  return { ...emptyLine, name, outcome: 'failed', error };
}

/** The line of a skipped file in a folder; `key` says why. */
export function skippedLine(name: string, key: string): ReportLine {
  return { ...emptyLine, name, outcome: 'skipped', notes: [{ key, parameters: { name } }] };
}

/** The lines, with the near-duplicates of their sources. */
export function withAlike(lines: readonly ReportLine[], alike: readonly Alike[]): ReportLine[] {
  if (alike.length === 0) return [...lines];
  const bySource = Map.groupBy(alike, ({ sourceId }) => sourceId);
  return lines.map((line) => ({
    ...line,
    alike: line.sourceIds.flatMap((sourceId) => bySource.get(sourceId) ?? []),
  }));
}

/** The report with these lines. */
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

/** The report stored with an import. Throws `not_found`. */
export function keptReport(db: ReadDb, runId: string): ImportReport {
  // Only an import writes this text.
  return JSON.parse(getText(db, get(db, 'importRun', runId).reportHash)) as ImportReport;
}

const parameters = z.record(z.string(), z.union([z.string(), z.number()]));
const codes = ['invalid', 'not_found', 'conflict', 'unsupported', 'locked', 'cancelled', 'internal'] as const;

/** A report that a caller passes back in. */
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

/** One use for each column, from a screen. */
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
