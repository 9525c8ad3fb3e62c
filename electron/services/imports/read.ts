// Reads one file for an import, and does not parse files that the project has.
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import { languageOf } from '#core/text/language.ts';
import { measuresOf } from '#core/text/plain-text.ts';
import type { SourceKind } from '#core/records.ts';
import type { JoinedColumns } from '#core/imports/table-attributes.ts';
import { columnWithRole, unreadDates, type TableMapping } from '#core/imports/table-mapping.ts';
import { sourcesFromTable } from '#core/imports/table-sources.ts';
import type { ReadDb } from '#db/handles.ts';
import { MAX_AT_ONCE_BYTES } from '#formats/reading/limits.ts';
import { areOwnBytes } from '#formats/reading/own-bytes.ts';
import { readBytes } from '#formats/reading/read-file.ts';
import type { Reader } from '#formats/reading/reader-process.ts';
import { formatSaid } from '#formats/reading/recognise.ts';
import type { ReadNote, ReadResult, ReadTable, ReadText } from '#formats/reading/result.ts';
import type { TextAhead, TextsAhead } from '../../engines/texts-ahead.ts';
import type { FoundFile } from './files.ts';
import type { KnownFiles } from './known.ts';
import { proposedMapping, typedAsInProject } from './mapping.ts';
import { failedLine, identicalLine, type ReportLine } from './report.ts';
import type { Incoming } from './row.ts';
import { type Original, originalOf } from './original.ts';

/** The settings of a single file. What is left out is as for all files. */
export interface FileSettings {
  readonly kind?: SourceKind | undefined;
  readonly date?: string | null | undefined;
  readonly className?: string | null | undefined;
  /** The people interviewed; by default as the title proposes. */
  readonly respondents?: readonly string[] | undefined;
}

/** The settings for all files of an import. */
export interface ImportSettings {
  /** Null: tables with respondents become interviews, everything else documents. */
  readonly kind: SourceKind | null;
  readonly classId: string | null;
  readonly className: string | null;
  /** The class of interviews that come from tables; `className` when left out. */
  readonly interviewClassName?: string | null | undefined;
  /** For tables; null: as for the same columns before, else a guess. */
  readonly mapping: TableMapping | null;
  readonly sheet: string | null;
  /** Null: detected from the bytes. */
  readonly encoding: string | null;
  /** Settings of single texts, by name; tables have them in their rows. */
  readonly said: ReadonlyMap<string, FileSettings>;
}

/** A file that was read and can be written. */
export interface ReadyFile {
  readonly name: string;
  /** The name, made unique among the other files. */
  readonly called: string;
  readonly original: Original;
  readonly sources: readonly Incoming[];
  readonly notes: readonly ReadNote[];
  readonly encoding: string | null;
  /** How the columns of a table were used. */
  readonly table: { readonly columns: readonly string[]; readonly mapping: TableMapping } | null;
  /** About how many bytes of memory it holds. */
  readonly weight: number;
}

/** What is needed to read a file. */
export interface FileReading {
  readonly db: ReadDb;
  readonly reader: Reader;
  readonly settings: ImportSettings;
  readonly signal: AbortSignal;
}

/** What is needed to read files for an import. */
export interface ReadingParts extends FileReading {
  readonly known: KnownFiles;
  readonly texts: TextsAhead;
}

/**
 * Reads a file. Returns a line of the report if there is nothing to write: the project has the file, or it cannot be
 * read. Throws `cancelled`.
 */
export async function readForImport(parts: ReadingParts, file: FoundFile): Promise<ReadyFile | ReportLine> {
  const { settings, known, texts, signal } = parts;
  try {
    signal.throwIfAborted();
    const text = await texts.read(file);
    signal.throwIfAborted();
    const original = text
      ? { hash: text.hash, bytes: text.bytes, path: file.path }
      : await originalOf(parts, file);
    const twin = known.sourceOf(original.hash, file.name, settings.encoding);
    if (twin !== null) return identicalLine(file.called, twin);
    if (text) return readyText(parts, file, original, text.read, contentAhead(text));
    return readyFile(parts, file, original, await resultOf(parts, file, original));
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    return failedLine(file.called, error.value);
  }
}

/** Reads a file, whether the project has it or not. Throws what the reader throws. */
export async function readWithOriginal(parts: FileReading, file: FoundFile): Promise<ReadyFile> {
  const original = await originalOf(parts, file);
  return readyFile(parts, file, original, await resultOf(parts, file, original));
}

/** Reads a file without anything that an import adds. Throws what the reader throws. */
export async function readAlone(
  parts: Pick<FileReading, 'reader' | 'signal'>,
  file: FoundFile,
): Promise<ReadResult> {
  return resultOf({ ...parts, settings: asFound }, file, await originalOf(parts, file));
}

const asFound = { encoding: null, sheet: null } as const;

/** Plain texts need no parser: thousands of them are decoded here, from bytes that are in memory. */
async function resultOf(
  {
    reader,
    settings,
    signal,
  }: Pick<FileReading, 'reader' | 'signal'> & {
    readonly settings: Pick<ImportSettings, 'encoding' | 'sheet'>;
  },
  { path, name }: FoundFile,
  { bytes }: Original,
): Promise<ReadResult> {
  const { encoding, sheet } = settings;
  const options = { encoding: encoding ?? undefined, sheet: sheet ?? undefined };
  if (bytes && bytes.byteLength <= MAX_AT_ONCE_BYTES && formatSaid(name) === 'txt')
    return await readBytes(bytes, path, name, options);
  return await reader.read(path, name, { ...options, signal });
}

function readyFile(parts: FileReading, file: FoundFile, original: Original, result: ReadResult): ReadyFile {
  if (result.type === 'table') return readyTable(parts, file, original, result);
  const { bytes, hash } = original;
  const isOwn = bytes !== null && areOwnBytes(result, bytes);
  const content = isOwn ? { bytes, textHash: hash, ...measuresOf(result.text) } : (result.doc ?? result.text);
  const weight = isOwn ? 0 : 2 * result.text.length;
  return readyText(parts, file, original, result, { content, weight });
}

/** The text of a source, and how many bytes of memory it holds besides the file's. */
interface Content extends Pick<Incoming, 'content'>, Pick<ReadyFile, 'weight'> {}

function contentAhead({ bytes, stored, textHash, measures }: TextAhead): Content {
  const weight = stored === bytes ? 0 : stored.byteLength;
  return { content: { bytes: stored, textHash, ...measures }, weight };
}

function readyTable(
  { db, settings }: FileReading,
  { name, called }: FoundFile,
  original: Original,
  result: ReadTable,
): ReadyFile {
  const asked = settings.mapping ?? proposedMapping(db, result).mapping;
  const { mapping, joined } = typedAsInProject(db, asked);
  const { rows, notes } = rowsOf(result, mapping, settings);
  const { encoding } = result;
  const common = commonOf(name, settings, original, encoding);
  const characters = rows.reduce((sum, { content }) => sum + content.length, 0);
  return {
    name,
    called,
    original,
    sources: rows.map((row) => ({ ...row, ...common })),
    notes: [...joined.map(joinedNote), ...notes],
    encoding,
    table: { columns: result.columns, mapping },
    weight: heldBytesOf(original) + 2 * characters,
  };
}

function readyText(
  { settings }: FileReading,
  { name, called }: FoundFile,
  original: Original,
  { title, language, encoding, notes, pages, layout }: Omit<ReadText, 'text' | 'doc'>,
  { content, weight }: Content,
): ReadyFile {
  const own = settings.said.get(called) ?? {};
  const kind = own.kind ?? settings.kind ?? 'document';
  const source: Incoming = {
    ...commonOf(name, settings, original, encoding),
    kind,
    title,
    content,
    className: own.className === undefined ? settings.className : own.className,
    date: own.date ?? null,
    language,
    origin: basename(name),
    respondents: kind === 'interview' ? (own.respondents ?? []) : [],
    attributes: [],
    pages,
    layout,
  };
  return {
    name,
    called,
    original,
    sources: [source],
    notes,
    encoding,
    table: null,
    weight: heldBytesOf(original) + weight,
  };
}

/** What all sources of a file have in common. */
function commonOf(
  name: string,
  { classId }: ImportSettings,
  { hash: originalHash }: Original,
  encoding: string | null,
) {
  return { classId, encoding, originalHash, originalName: basename(name), article: null };
}

function heldBytesOf({ bytes }: Original): number {
  return bytes?.byteLength ?? 0;
}

/** A note that several columns mean one attribute, with their headings as written. */
function joinedNote({ name, columns }: JoinedColumns): ReadNote {
  const [column = ''] = columns;
  return columns.length === 1
    ? { key: 'imports:column_joins', parameters: { column, attribute: name } }
    : { key: 'imports:columns_joined', parameters: { columns: columns.join(' · '), attribute: name } };
}

type Row = Omit<Incoming, 'classId' | 'encoding' | 'originalHash' | 'originalName' | 'article'> & {
  content: string;
};

function rowsOf(
  table: ReadTable,
  mapping: TableMapping,
  settings: ImportSettings,
): { rows: Row[]; notes: ReadNote[] } {
  const kind = settings.kind ?? (columnWithRole(mapping, 'respondent') === null ? 'document' : 'interview');
  const { interviewClassName: ofInterviews } = settings;
  const className = kind === 'interview' && ofInterviews !== undefined ? ofInterviews : settings.className;
  const found = sourcesFromTable(table, mapping);
  const usable = found.filter((row) => row.usable);
  const empty = usable.filter(({ text }) => text.trim() === '').length;
  const rows = usable.map((row): Row => ({
    kind,
    title: row.title,
    content: row.text,
    className: row.className ?? className,
    date: row.date,
    language: row.language ?? languageOf(row.text),
    origin: row.origin,
    respondents: row.respondents,
    attributes: row.attributes,
    pages: [],
    layout: null,
  }));
  const without =
    empty > 0 ? [{ key: 'imports:sources_without_text', parameters: { count: empty } } as const] : [];
  const unread = unreadDates(table.columns, table.rows, mapping);
  const undated = unread === null ? [] : [{ key: 'imports:dates_not_taken', parameters: { ...unread } }];
  return {
    rows,
    notes: [...table.notes, ...undated, ...without, ...found.flatMap(({ problems }) => problems)],
  };
}
