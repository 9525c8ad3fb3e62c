import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import { AppError, type ErrorParameters, type ErrorValue } from '#core/errors.ts';
import { languageOf } from '#core/language.ts';
import type { SourceKind } from '#core/records.ts';
import { columnWithRole, guessMapping, type TableMapping } from '#core/table-mapping.ts';
import { sourcesFromTable } from '#core/table-sources.ts';
import { listFolder } from '#formats/reading/list-folder.ts';
import type { ReadNote, ReadResult, ReadTable } from '#formats/reading/result.ts';
import { get, putBlob } from '#db/write.ts';
import { job, type CommandContext, type JobContext } from './context.ts';
import { addSource, importMemory, type Incoming } from './import-row.ts';

const files = z.array(z.strictObject({ reference: z.string(), name: z.string() })).min(1);
const single = z.enum(['title', 'text', 'date', 'class', 'respondent', 'language', 'origin']);
const mapping = z.array(
  z.union([
    z.strictObject({ column: z.string(), role: z.union([single, z.literal('ignore')]) }),
    z.strictObject({
      column: z.string(),
      role: z.literal('attribute'),
      name: z.string().trim().min(1).max(100),
      owner: z.enum(['source', 'respondent']),
      type: z.enum(['text', 'integer', 'decimal', 'boolean', 'date']),
    }),
  ]),
);

/** What became of one file. Notes and problems are keys with parameters, worded by the host. */
export interface ImportedFile {
  readonly name: string;
  /** Ids of the sources it became; a table becomes one for each usable row. */
  readonly sourceIds: readonly string[];
  /** How many of its sources the project had already. */
  readonly identical: number;
  readonly notes: readonly { readonly key: string; readonly parameters: ErrorParameters }[];
}

export interface ImportReport {
  readonly imported: readonly ImportedFile[];
  readonly failed: readonly { readonly name: string; readonly error: ErrorValue }[];
  /** Files of a folder that Concord does not read, with a key that says why. */
  readonly skipped: readonly { readonly name: string; readonly key: string }[];
  /** True when the person stopped it: what stands under `imported` was kept whole. */
  readonly cancelled: boolean;
}

interface Found {
  readonly path: string;
  readonly name: string;
}

interface Settings {
  readonly kind: SourceKind | null;
  readonly classId: string | null;
  readonly className: string | null;
  readonly mapping: TableMapping | null;
  readonly sheet: string | null;
}

/** Enough rows to guess what a column means. */
const SAMPLE_ROWS = 300;
/** Files written in one transaction: few enough to be quick to cancel, enough to spare the disk. */
const BATCH_FILES = 40;
const BATCH_CHARACTERS = 4_000_000;

export const imports = {
  /** What a file is, before it is imported: for a table its columns, first rows and a proposed mapping. */
  preview: job(
    z.strictObject({
      file: z.strictObject({ reference: z.string(), name: z.string() }),
      sheet: z.string().optional(),
    }),
    async (context, { file, sheet }) => {
      const read = await context.reading.reader().read(context.files.input(file.reference), file.name, {
        signal: context.signal,
        ...(sheet ? { sheet } : {}),
      });
      if (read.type === 'text') {
        const { title, language, notes, text } = read;
        return { type: 'text' as const, title, language, notes, beginning: text.slice(0, 500) };
      }
      const { title, columns, rows, sheets, notes } = read;
      return {
        type: 'table' as const,
        title,
        columns,
        sample: rows.slice(0, 20),
        rows: rows.length,
        sheet: read.sheet,
        sheets,
        notes,
        mapping: guessMapping(columns, rows.slice(0, SAMPLE_ROWS)),
      };
    },
  ),

  /**
   * Imports files and folders as sources of one kind and class. A table becomes one source for each row, its
   * columns used as `mapping` says, or as proposed. Without a kind, tables with respondents become
   * interviews and all else documents. A file that fails is reported and costs nothing else.
   */
  run: job(
    z.strictObject({
      files,
      kind: z.enum(['document', 'interview']).nullable().default(null),
      classId: z.string().nullable().default(null),
      /** A class by name, made when there is none; instead of `classId`. */
      className: z.string().trim().min(1).max(100).nullable().default(null),
      mapping: mapping.nullable().default(null),
      sheet: z.string().nullable().default(null),
    }),
    async (context, { files: chosen, ...settings }): Promise<ImportReport> => {
      if (settings.classId !== null) get(context.db, 'class', settings.classId);
      const { found, skipped, failed } = await findFiles(context, chosen);
      const imported: ImportedFile[] = [];
      let batch: Batched[] = [];
      let characters = 0;
      const flush = (): void => {
        if (batch.length > 0) imported.push(...write(context, settings, batch));
        batch = [];
        characters = 0;
      };
      let done = 0;
      for (const file of found) {
        if (context.signal.aborted) break;
        context.progress({ done, total: found.length, name: file.name });
        try {
          const read = await context.reading.reader().read(file.path, file.name, {
            signal: context.signal,
            ...(settings.sheet === null ? {} : { sheet: settings.sheet }),
          });
          const incoming = incomingFrom(read, file, settings);
          batch.push({ file, ...incoming });
          characters += read.type === 'text' ? read.text.length : BATCH_CHARACTERS;
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          if (error.code !== 'cancelled') failed.push({ name: file.name, error: error.value });
        }
        done += 1;
        if (context.signal.aborted) break;
        if (batch.length >= BATCH_FILES || characters >= BATCH_CHARACTERS) flush();
      }
      const cancelled = context.signal.aborted;
      if (!cancelled) {
        flush();
        context.progress({ done, total: found.length });
        // Whoever cancelled may want to go on with the same files.
        for (const { reference } of chosen) context.files.release?.(reference);
      }
      return { imported, failed, skipped, cancelled };
    },
  ),
};

interface Batched {
  readonly file: Found;
  readonly sources: readonly Omit<Incoming, 'originalHash' | 'originalName' | 'classId' | 'encoding'>[];
  readonly notes: ImportedFile['notes'];
}

async function findFiles(
  context: JobContext,
  chosen: z.output<typeof files>,
): Promise<{
  found: Found[];
  skipped: { name: string; key: string }[];
  failed: { name: string; error: ErrorValue }[];
}> {
  const found: Found[] = [];
  const skipped: { name: string; key: string }[] = [];
  const failed: { name: string; error: ErrorValue }[] = [];
  for (const { reference, name } of chosen) {
    try {
      const path = context.files.input(reference);
      const isFolder = isFolderAt(path, name);
      if (isFolder) {
        const listing = await listFolder(path);
        found.push(...listing.files);
        skipped.push(...listing.skipped);
      } else {
        found.push({ path, name });
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failed.push({ name, error: error.value });
    }
  }
  return { found, skipped, failed };
}

function isFolderAt(path: string, name: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    throw new AppError('invalid', 'errors:file_not_readable', { name });
  }
}

function incomingFrom(read: ReadResult, file: Found, settings: Settings): Pick<Batched, 'sources' | 'notes'> {
  if (read.type === 'table') return rowsFrom(read, settings);
  const source = {
    kind: settings.kind ?? 'document',
    title: read.title,
    content: read.doc ?? read.text,
    className: settings.className,
    date: null,
    language: read.language,
    origin: basename(file.name),
    respondents: [],
    attributes: [],
  } as const;
  return { sources: [source], notes: read.notes };
}

function rowsFrom(table: ReadTable, settings: Settings): Pick<Batched, 'sources' | 'notes'> {
  const uses = settings.mapping ?? guessMapping(table.columns, table.rows.slice(0, SAMPLE_ROWS));
  const kind = settings.kind ?? (columnWithRole(uses, 'respondent') === null ? 'document' : 'interview');
  const rows = sourcesFromTable(table, uses);
  const notes: ReadNote[] = [...table.notes, ...rows.flatMap(({ problems }) => problems)];
  const sources = rows
    .filter(({ usable }) => usable)
    .map((row) => ({
      kind,
      title: row.title,
      content: row.text,
      className: row.className ?? settings.className,
      date: row.date,
      language: row.language ?? languageOf(row.text),
      origin: row.origin,
      respondents: row.respondents,
      attributes: row.attributes,
    }));
  return { sources, notes };
}

function write(context: JobContext, settings: Settings, batch: readonly Batched[]): ImportedFile[] {
  return context.transact((command) => {
    const memory = importMemory(command);
    return batch.map(({ file, sources, notes }) => {
      const originalHash = keepOriginal(command, file.path);
      const ids: string[] = [];
      let identical = 0;
      for (const source of sources) {
        const added = addSource(command, memory, {
          ...source,
          classId: settings.classId,
          originalHash,
          originalName: basename(file.name),
          encoding: null,
        });
        if (added) ids.push(added.id);
        else identical += 1;
      }
      return { name: file.name, sourceIds: ids, identical, notes: [...notes, ...memory.conflicts.splice(0)] };
    });
  });
}

function keepOriginal({ db }: CommandContext, path: string): string {
  return putBlob(db, readFileSync(path));
}
