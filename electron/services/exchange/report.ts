// What is told, and kept, of an exchange file that came in.
import type { ChosenConvention } from '#core/refi/positions.ts';
import type { Remark } from '#core/refi/incoming.ts';
import type { TableName } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { getText, insert, putBlob } from '#db/write.ts';
import type { CommandContext } from '../context.ts';
import type { ExchangeCounts } from './file.ts';
import type { Planned } from './planned.ts';

/** What was left as it was here against a file: which part of which row, and what the file said of it. */
export type Kept = readonly [part: string, words: string];

/** What became of an exchange file. */
export interface ExchangeReport {
  /** Whether all of it is there. False only where an earlier version was killed while it wrote. */
  readonly isWhole: boolean;
  /** The kept record of it; null where the file had nothing new and the project is as it was. */
  readonly exchangeId: string | null;
  readonly name: string;
  readonly origin: string;
  /** What the file holds. */
  readonly counts: ExchangeCounts;
  readonly convention: ChosenConvention;
  /** Rows that were made, by table. */
  readonly made: Readonly<Partial<Record<TableName, number>>>;
  /** Rows that were here and were changed, by table. */
  readonly changed: Readonly<Partial<Record<TableName, number>>>;
  /** What is to be known: what could not be placed, what was kept as it stood, what was guessed. */
  readonly remarks: readonly Remark[];
  /** The Concord project that wrote it, and how far that had come; null for other programs. */
  readonly projectId: string | null;
  readonly head: Planned['head'];
  /** What was left as it is here against the file. */
  readonly kept: readonly Kept[];
  /** Coders here by what the file calls them, `coder id`, where that is another. */
  readonly coders: readonly (readonly [file: string, here: string])[];
  /** Rows that only went along with others, by `table id`. */
  readonly carried: readonly string[];
}

/** A report as it is kept, with what only merging asks for. */
export interface KeptReport extends ExchangeReport {
  /** The histories that stood behind the file. */
  readonly histories?: unknown;
  /** Ids in the file of coders who were merged here into those whom `coders` ties them to. */
  readonly passedOn?: readonly string[];
}

/** The kept report of an import; one that came along with a file may lack anything. */
export function reportOf(db: ReadDb, hash: string): Partial<KeptReport> {
  // Written by an import alone, or checked against its shape.
  return JSON.parse(getText(db, hash)) as Partial<KeptReport>;
}

/** Records that a file came in, with what is kept of it. */
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
