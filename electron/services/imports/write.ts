// Writes an import: first the texts and files in batches as they are read, with nothing referring to them yet; then all
// sources and the report in one act. So an import is there whole or not at all, and coding goes on meanwhile.
import type { ComparedSource } from '#core/likeness/alike-pairs.ts';
import { insert, putBlob } from '#db/write.ts';
import { comparedSources } from '../../engines/likeness.ts';
import { BytesAhead } from '../bytes-ahead.ts';
import type { CommandContext, JobContext } from '../context.ts';
import { keptFile, keptSource, type KeptFile } from './kept-file.ts';
import type { KnownFiles } from './known.ts';
import type { ReadyFile } from './read.ts';
import {
  identicalLine,
  readLine,
  reportOf,
  withAlike,
  type Alike,
  type ImportReport,
  type ReportLine,
} from './report.ts';
import { addSource, importMemory, type ImportMemory, type KeptIncoming } from './row.ts';

/** Collects what an import reads, and writes it. */
export class ImportWriter {
  readonly #context: JobContext;
  readonly #known: KnownFiles;
  readonly #encoding: string | null;
  readonly #files: (KeptFile | ReportLine)[] = [];
  readonly #ahead: BytesAhead;

  /** `encoding`: the chosen encoding of texts, if any. */
  constructor(context: JobContext, known: KnownFiles, encoding: string | null) {
    this.#context = context;
    this.#known = known;
    this.#encoding = encoding;
    this.#ahead = new BytesAhead(context.keepAhead);
  }

  /** Adds a file, and stores the waiting bytes once they fill a transaction. */
  add(read: ReadyFile | ReportLine): void {
    if (isLine(read)) {
      this.#files.push(read);
      return;
    }
    const { file, blobs } = keptFile(read, this.#context.newId);
    this.#files.push(file);
    this.#ahead.add(blobs);
  }

  /** The same for a file of thousands of sources, with a turn for others after each of them. */
  async addInTurns(read: ReadyFile, turn: () => Promise<void> | undefined): Promise<void> {
    const { file, blobs } = keptFile({ ...read, sources: [] }, this.#context.newId);
    if (isLine(file)) return void this.#files.push(file);
    this.#ahead.add(blobs);
    const sources: KeptIncoming[] = [];
    for (const each of read.sources) {
      const kept = keptSource(each, this.#context.newId());
      sources.push(kept.source);
      this.#ahead.add(kept.blobs);
      await turn();
    }
    this.#files.push({ ...file, sources });
  }

  /** Stores the waiting bytes. Throws `cancelled` if the import was cancelled. */
  flush(): void {
    this.#ahead.flush();
  }

  /** How many files were added. */
  get taken(): number {
    return this.#files.length;
  }

  /** The sources to be added, and all sources including them, for the search for near-duplicates. */
  toCompare(): { readonly sourceIds: readonly string[]; readonly sources: readonly ComparedSource[] } {
    if (this.#files.every(isLine)) return { sourceIds: [], sources: [] };
    return this.#context.rehearse((command) => ({
      sourceIds: this.#write(command).flatMap((line) => line.sourceIds),
      sources: comparedSources(command.db),
    }));
  }

  /**
   * Writes all sources and the import with its report, also after a cancel; nothing if no file could be read. `left`:
   * the lines of skipped files.
   */
  conclude({ name, left, alike, cancelled }: Account): ImportReport {
    // An import that added nothing has its record in the history, but nothing to undo.
    const mark = this.#bringsNew() ? undefined : { group: null };
    return this.#context.conclude((command) => {
      for (const { bytes, hash } of this.#ahead.waiting) putBlob(command.db, bytes, hash);
      const written = this.#write(command);
      const came = new Set(written.flatMap((line) => line.sourceIds));
      const lines = [
        ...withAlike(
          written,
          alike.filter(({ sourceId }) => came.has(sourceId)),
        ),
        ...left,
      ];
      if (!lines.some(({ outcome }) => outcome === 'imported' || outcome === 'identical'))
        return reportOf(lines, { runId: null, cancelled });
      const report = { ...reportOf(lines, { runId: null, cancelled }), runId: command.newId() };
      keepRun(command, name, report, this.#table());
      return report;
    }, mark);
  }

  #write(command: CommandContext): ReportLine[] {
    const memory = importMemory(command);
    return this.#files.map((file) => (isLine(file) ? file : this.#writeFile(command, memory, file)));
  }

  #writeFile(command: CommandContext, memory: ImportMemory, file: KeptFile): ReportLine {
    const { name, called, encoding } = file;
    const isWhole = file.sources.every(({ article }) => article === null);
    const twin = isWhole ? this.#known.sourceOf(file.originalHash, name, this.#encoding) : null;
    if (twin !== null) return identicalLine(called, twin);
    const of = file.sources.map((source) => addSource(command, memory, source));
    const lost = Array.from(memory.lost, ([attribute, count]) => ({
      key: 'imports:values_of_other_type',
      parameters: { attribute, count },
    }));
    const joined = Array.from(memory.joined, ([column, attribute]) => ({
      key: 'imports:column_joins',
      parameters: { column, attribute },
    }));
    memory.lost.clear();
    memory.joined.clear();
    const created = of.filter(({ isNew }) => isNew);
    for (const { source } of created) this.#known.add(source);
    const [first] = of;
    return readLine(called, {
      sourceIds: created.map(({ source }) => source.id),
      identical: of.length - created.length,
      identicalTo: of.length === 1 && first && !first.isNew ? first.source.id : null,
      encoding,
      notes: [...file.notes, ...joined, ...lost, ...memory.conflicts.splice(0)],
    });
  }

  /** Whether the import adds a source. A new text means that it does; only if all texts exist must the rows decide. */
  #bringsNew(): boolean {
    const kept = this.#files.filter((file): file is KeptFile => !isLine(file));
    if (kept.length === 0) return false;
    const { db, rehearse } = this.#context;
    const isThere = db.sqlite.prepare('SELECT 1 FROM source WHERE text_hash = ? LIMIT 1');
    return (
      kept.some(({ sources }) => sources.some(({ text }) => isThere.get(text.textHash) === undefined)) ||
      rehearse((command) => {
        for (const { bytes, hash } of this.#ahead.waiting) putBlob(command.db, bytes, hash);
        return this.#write(command).some(({ sourceIds }) => sourceIds.length > 0);
      })
    );
  }

  #table(): ReadyFile['table'] {
    return (
      this.#files.map((file) => (isLine(file) ? null : file.table)).find((table) => table !== null) ?? null
    );
  }
}

/** What the report needs beside the files that were added. */
export interface Account {
  readonly name: string;
  readonly left: readonly ReportLine[];
  readonly alike: readonly Alike[];
  readonly cancelled: boolean;
}

function isLine(file: KeptFile | ReadyFile | ReportLine): file is ReportLine {
  return 'outcome' in file;
}

/** How many bytes of memory a file holds until it is stored. */
export function weightOf(file: ReadyFile | ReportLine): number {
  return isLine(file) ? 0 : file.weight;
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
