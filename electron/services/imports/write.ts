// Files that were read, written a transaction at a time: of each file all or nothing.
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import { diskTrouble } from '#db/disk-trouble.ts';
import { insert, putBlob } from '#db/write.ts';
import type { CommandContext, JobContext } from '../context.ts';
import type { KnownFiles } from './known.ts';
import { bytesOfOriginal, type ReadyFile } from './read.ts';
import {
  failedLine,
  readLine,
  reportOf,
  withAlike,
  type Alike,
  type ImportReport,
  type ReportLine,
} from './report.ts';
import { addSource, importMemory, type AddedSource, type ImportMemory } from './row.ts';

/** A transaction is long enough to spare the disk, and short enough that a window hardly waits for it. */
export const BATCH_FILES = 100;
export const BATCH_BYTES = 8 * 1024 * 1024;

/** Writes what an import reads and keeps the account of it. */
export class ImportWriter {
  readonly #context: JobContext;
  readonly #known: KnownFiles;
  readonly #lines: ReportLine[] = [];
  #table: ReadyFile['table'] = null;
  #batch: (ReadyFile | ReportLine)[] = [];
  #bytes = 0;

  constructor(context: JobContext, known: KnownFiles) {
    this.#context = context;
    this.#known = known;
  }

  /** What was written so far, file by file, in their order. */
  get lines(): readonly ReportLine[] {
    return this.#lines;
  }

  /** Takes a file in, and writes all it has taken in when that is enough for a transaction. */
  add(file: ReadyFile | ReportLine): void {
    this.#batch.push(file);
    this.#bytes += weightOf(file);
    if (this.#batch.length >= BATCH_FILES || this.#bytes >= BATCH_BYTES) this.flush();
  }

  /** Writes what was taken in. Throws `cancelled` once the import is. */
  flush(): void {
    if (this.#batch.some((file) => !isLine(file))) {
      this.#took(this.#saidWhenFull(() => this.#context.transact((command) => this.#write(command))));
    } else {
      this.#took({ lines: this.#batch.filter(isLine), added: [] });
    }
  }

  /** How many files were taken in, written or not. */
  get taken(): number {
    return this.#lines.length + this.#batch.length;
  }

  /**
   * Writes what is left and keeps the run with its report, also after a cancel; not where nothing could be read:
   * that leaves the project as it was. `left` are the lines of files that were left out.
   */
  conclude({ name, left, alike, cancelled }: Account): ImportReport {
    return this.#saidWhenFull(() => {
      const { conclude } = this.#context;
      if (this.#batch.length > 0) this.#took(conclude((command) => this.#write(command)));
      const lines = [...withAlike(this.#lines, alike), ...left];
      if (!lines.some(({ outcome }) => outcome === 'imported' || outcome === 'identical'))
        return reportOf(lines, { runId: null, cancelled });
      const isNew = lines.some(({ sourceIds }) => sourceIds.length > 0);
      return conclude(
        (command) => {
          const report = { ...reportOf(lines, { runId: null, cancelled }), runId: command.newId() };
          keepRun(command, name, report, this.#table);
          return report;
        },
        // The account of an import that brought nothing new stands in the history; there is nothing to take back.
        isNew ? undefined : { group: null },
      );
    });
  }

  #write(command: CommandContext): Written {
    const memory = importMemory(command);
    const added: AddedSource[] = [];
    const lines = this.#batch.map((file) => (isLine(file) ? file : writeFile(command, memory, file, added)));
    return { lines, added };
  }

  #took({ lines, added }: Written): void {
    this.#table ??= this.#tableOfBatch();
    this.#lines.push(...lines);
    for (const { source } of added) this.#known.add(source);
    this.#batch = [];
    this.#bytes = 0;
  }

  #tableOfBatch(): ReadyFile['table'] {
    return (
      this.#batch.map((file) => (isLine(file) ? null : file.table)).find((table) => table !== null) ?? null
    );
  }

  /** Earlier transactions stand: a full disk is told with what is in, and what to do about the rest. */
  #saidWhenFull<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      const name = basename(this.#context.db.sqlite.name);
      const trouble = diskTrouble(error, name);
      if (!trouble) throw error;
      const files = this.#lines.filter(({ sourceIds }) => sourceIds.length > 0).length;
      throw new AppError('invalid', 'errors:import_not_written', {
        name,
        what: trouble.parameters['what'] ?? 'ENOSPC',
        count: files,
      });
    }
  }
}

/** What the report says beside the files that were written. */
export interface Account {
  readonly name: string;
  readonly left: readonly ReportLine[];
  readonly alike: readonly Alike[];
  readonly cancelled: boolean;
}

interface Written {
  readonly lines: readonly ReportLine[];
  readonly added: readonly AddedSource[];
}

function isLine(file: ReadyFile | ReportLine): file is ReportLine {
  return 'outcome' in file;
}

/** Bytes of memory that a file holds until it is written. */
export function weightOf(file: ReadyFile | ReportLine): number {
  return isLine(file) ? 0 : file.weight;
}

function writeFile(
  command: CommandContext,
  memory: ImportMemory,
  file: ReadyFile,
  added: AddedSource[],
): ReportLine {
  const { name, original, encoding } = file;
  let bytes: Buffer;
  try {
    bytes = bytesOfOriginal(original, name);
  } catch (error) {
    if (error instanceof AppError) return failedLine(name, error.value);
    throw error;
  }
  const of = file.sources.map((source) => addSource(command, memory, source));
  const lost = Array.from(memory.lost, ([attribute, count]) => ({
    key: 'imports:values_of_other_type',
    parameters: { attribute, count },
  }));
  memory.lost.clear();
  const created = of.filter(({ isNew }) => isNew);
  const isKept = created.some(({ source }) => source.textHash === original.hash);
  if (created.length > 0 && !isKept) putBlob(command.db, bytes, original.hash);
  added.push(...created);
  const [first] = of;
  return readLine(name, {
    sourceIds: created.map(({ source }) => source.id),
    identical: of.length - created.length,
    identicalTo: of.length === 1 && first && !first.isNew ? first.source.id : null,
    encoding,
    notes: [...file.notes, ...lost, ...memory.conflicts.splice(0)],
  });
}

function keepRun(
  { db, coderId, now }: CommandContext,
  name: string,
  report: ImportReport & { readonly runId: string },
  table: ReadyFile['table'],
): void {
  const { runId: id, cancelled, imported, identical, failed, skipped } = report;
  insert(db, 'importRun', {
    id,
    name,
    coderId,
    at: now(),
    cancelled,
    imported,
    identical,
    failed,
    skipped,
    columns: table === null ? null : JSON.stringify(table.columns),
    mapping: table === null ? null : JSON.stringify(table.mapping),
    reportHash: putBlob(db, JSON.stringify(report)),
  });
}
