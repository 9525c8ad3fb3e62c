// The report of an imported exchange file, as shown and as stored. With it is stored what the file told of histories: the
// marks of their acts, and the versions of rows.
import * as z from 'zod';
import type { ChosenConvention } from '#core/refi/positions.ts';
import type { Remark } from '#core/refi/incoming.ts';
import type { TableName } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { getText, insert, putBlob } from '#db/write.ts';
import type { CommandContext } from '../context.ts';
import type { ExchangeCounts } from './file.ts';

/** A part of a row that was left as it is here against the file, and a hash of what the file had. */
export type Kept = readonly [part: string, words: string];

/** The last act of the project that wrote a file: its number, and its mark. */
export interface HistoryHead {
  readonly acts: number;
  readonly mark: string;
}

/** What became of an exchange file. */
export interface ExchangeReport {
  /** Whether the whole file was imported. False only if an earlier version was killed while it wrote. */
  readonly isWhole: boolean;
  /** The record of the import; null if the file had nothing new and the project is as it was. */
  readonly exchangeId: string | null;
  readonly name: string;
  readonly origin: string;
  /** How many things of each kind the file contains. */
  readonly counts: ExchangeCounts;
  readonly convention: ChosenConvention;
  /** How many rows were added, by table. */
  readonly made: Readonly<Partial<Record<TableName, number>>>;
  /** How many rows were changed, by table. */
  readonly changed: Readonly<Partial<Record<TableName, number>>>;
  /** The remarks: what could not be placed, what is stored unread, what was guessed. */
  readonly remarks: readonly Remark[];
  /** The Concord project that wrote the file, and its last act; null for other programs. */
  readonly projectId: string | null;
  readonly head: HistoryHead | null;
  /** The conflicts that were left as they are here. */
  readonly kept: readonly Kept[];
  /** Ids of coders here by the file's `coder id`, where they differ. */
  readonly coders: readonly (readonly [file: string, here: string])[];
  /** Rows that were changed only as a consequence of others, by `table id`. */
  readonly carried: readonly string[];
}

/**
 * The act that gave a row its present content, as `project number mark`: the same in every project that got this
 * content from there.
 */
export type Version = string;

/** The marks of a history's acts, concatenated. */
export const actMarks = z.string().regex(/^(?:[0-9a-f]{8})*$/);
const idsByTable = z.record(z.string(), z.array(z.string()));

/**
 * A history, as far as it is known; `without`: rows of it that were never imported here, though nobody removed them.
 */
export const knownHistory = z.strictObject({ project: z.string(), marks: actMarks, without: idsByTable });
export type KnownHistory = z.infer<typeof knownHistory>;

/** What an import stores of the histories in its file. */
export const keptHistories = z.object({
  /** `of`: project and marks in one string, so that renumbering rows takes no part of it for a row id. */
  known: z.array(z.object({ of: z.string(), without: idsByTable })),
  /** Rows that had the file's content after the import, by version. */
  versions: z.record(z.string(), idsByTable),
});
export type KeptHistories = z.infer<typeof keptHistories>;

/** A report as it is stored, with data that only later imports need. */
export interface KeptReport extends ExchangeReport {
  /** The histories that the file told of. */
  readonly histories?: unknown;
  /** Ids in the file of coders who were merged here into those that `coders` maps them to. */
  readonly passedOn?: readonly string[];
}

/** The stored report of an import; one that came with another file may lack any field. */
export function reportOf(db: ReadDb, hash: string): Partial<KeptReport> {
  // Only an import writes this text, or its shape was checked.
  return JSON.parse(getText(db, hash)) as Partial<KeptReport>;
}

/** Records the import of a file and stores its report. */
export function recordExchange({ db, coderId, now }: CommandContext, report: KeptReport, id: string): void {
  const { name, origin, convention } = report;
  insert(db, 'exchange', {
    id,
    name,
    origin,
    ...convention.convention,
    coderId,
    at: now(),
    reportHash: putBlob(db, JSON.stringify(report)),
  });
}
