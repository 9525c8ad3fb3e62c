// Reads one file as one text or one table. Every problem with a file becomes an AppError that names the file; nothing
// here writes, runs or fetches anything.
import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { AppError } from '#core/errors.ts';
import { languageOf } from '#core/text/language.ts';
import { readPattern } from '#core/search/pattern.ts';
import { isPlain, plainText, storedText } from '#core/text/plain-text.ts';
import { decode } from './decode.ts';
import { fileError } from './file-error.ts';
import { MAX_PACKED_BYTES, MAX_TEXT_BYTES, MAX_TEXT_CHARACTERS } from './limits.ts';
import { HEAD_BYTES, recognise, titleOf, type Format } from './recognise.ts';
import type { HtmlBlocks } from './html.ts';
import type { ReadNote, ReadOptions, ReadResult, ReadTable, ReadText } from './result.ts';
import type { TableParts } from './table-parts.ts';

/** Media types by format, as stored with the original. */
export const mediaTypes = {
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  mhtml: 'multipart/related',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  epub: 'application/epub+zip',
  pdf: 'application/pdf',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  srt: 'application/x-subrip',
  vtt: 'text/vtt',
} as const satisfies Record<Format, string>;

/** Formats with pictures, which are large and are not read. */
const packed: ReadonlySet<Format> = new Set(['docx', 'odt', 'rtf', 'epub', 'pdf', 'xlsx']);

/**
 * Reads the file at `path`. `name` is the name by which people know it, with its ending, which differs from the path of
 * an uploaded file. Throws AppError: `not_found`, `invalid` (the file is faulty) or `unsupported` (Concord does not
 * read such files).
 */
export async function readFile(path: string, name: string, options: ReadOptions = {}): Promise<ReadResult> {
  const { head, size, isWhole } = await lookAt(path, name);
  const format = await recognise(path, name, head);
  const most = packed.has(format) ? MAX_PACKED_BYTES : MAX_TEXT_BYTES;
  if (size > most) {
    throw new AppError('unsupported', 'reading:file_too_large', {
      name,
      megabytes: Math.round(size / 1024 / 1024),
      most: most / 1024 / 1024,
    });
  }
  const read = await readers[format](path, name, options, async () =>
    isWhole ? head : await bytesOf(path, name),
  );
  if (options.pattern === undefined || read.type === 'table') return read;
  return { ...read, patternLines: linesWith(options.pattern, read.text) };
}

/**
 * The numbers of the lines in which a regular expression finds something. Throws `invalid` for an invalid one. A runaway
 * expression never returns: so this is only called where it can be ended.
 */
function linesWith(pattern: string, text: string): number[] {
  const expression = readPattern({ text: pattern });
  return text.split('\n').flatMap((line, at) => {
    expression.lastIndex = 0;
    return expression.test(line) ? [at] : [];
  });
}

/** Like `readFile`, for the bytes of the file at `path` that are in memory already. */
export async function readBytes(
  bytes: Uint8Array,
  path: string,
  name: string,
  options: ReadOptions = {},
): Promise<ReadResult> {
  if (bytes.byteLength === 0) throw new AppError('invalid', 'reading:empty_file', { name });
  const format = await recognise(path, name, bytes.subarray(0, HEAD_BYTES));
  return await readers[format](path, name, options, async () => bytes);
}

type Read = (
  path: string,
  name: string,
  options: ReadOptions,
  bytes: () => Promise<Uint8Array>,
) => Promise<ReadResult>;

/** Parsers are loaded when the first file needs them; plain texts need none. */
const readers: Readonly<Record<Format, Read>> = {
  async txt(_, name, options, bytes) {
    const { text, encoding, notes } = decode(await bytes(), name, { forced: options.encoding });
    return textResult(name, 'txt', { text: storedText(text), encoding, notes });
  },
  async md(_, name, options, bytes) {
    const { blocksOfMarkdown } = await import('./markdown.ts');
    const { text, encoding, notes } = decode(await bytes(), name, { forced: options.encoding });
    return richResult(name, 'md', blocksOfMarkdown(storedText(text), name), { encoding, notes });
  },
  async html(_, name, options, bytes) {
    const { charsetOfPage } = await import('./html-source.ts');
    const page = await bytes();
    return await pageResult(name, 'html', page, charsetOfPage(page), options);
  },
  async mhtml(_, name, options, bytes) {
    const { pageOfMhtml } = await import('./mhtml.ts');
    const { bytes: page, declared } = await pageOfMhtml(await bytes(), name);
    return await pageResult(name, 'mhtml', page, declared, options);
  },
  async odt(path, name) {
    const { blocksOfOdt } = await import('./odt.ts');
    return richResult(name, 'odt', await blocksOfOdt(path, name));
  },
  async rtf(_, name, { withBreaks }, bytes) {
    const { blocksOfRtf } = await import('./rtf.ts');
    const read = blocksOfRtf(await bytes(), name, withBreaks);
    const result = richResult(name, 'rtf', read);
    return withBreaks ? { ...result, breaks: read.breaks } : result;
  },
  async epub(path, name) {
    const { blocksOfEpub } = await import('./epub.ts');
    return richResult(name, 'epub', await blocksOfEpub(path, name));
  },
  async docx(path, name, options) {
    const { blocksOfDocx } = await import('./docx.ts');
    const { markings, breaks, ...read } = await blocksOfDocx(path, name, options);
    return {
      ...richResult(name, 'docx', read),
      ...(markings ? { markings } : {}),
      ...(options.withBreaks ? { breaks } : {}),
    };
  },
  async pdf(path, name) {
    const { textOfPdf } = await import('./pdf.ts');
    const { text, ...rest } = await textOfPdf(path, name);
    return textResult(name, 'pdf', { text: storedText(text), ...rest });
  },
  async csv(_, name, options, bytes) {
    const { tableOfCsv } = await import('./csv.ts');
    const { text, encoding, notes } = decode(await bytes(), name, { forced: options.encoding });
    return tableResult(name, 'csv', tableOfCsv(storedText(text), name, options.isTally), { encoding, notes });
  },
  async xlsx(path, name, options) {
    const { tableOfXlsx } = await import('./xlsx.ts');
    const table = await tableOfXlsx(path, name, options);
    return { ...tableResult(name, 'xlsx', table), sheet: table.sheet, sheets: table.sheets };
  },
  srt: async (_, name, options, bytes) => await subtitlesResult(name, 'srt', await bytes(), options),
  vtt: async (_, name, options, bytes) => await subtitlesResult(name, 'vtt', await bytes(), options),
};

async function pageResult(
  name: string,
  format: 'html' | 'mhtml',
  page: Uint8Array,
  declared: string | undefined,
  options: ReadOptions,
): Promise<ReadText> {
  const { blocksOfHtml, blocksWithBreaks, blocksWithRanges } = await import('./html.ts');
  const { htmlOfXhtml, isXhtml } = await import('./html-source.ts');
  const { text, encoding, notes } = decode(page, name, { declared, forced: options.encoding });
  const written = storedText(text);
  const html = isXhtml(written) ? htmlOfXhtml(written) : written;
  if (options.withBreaks) {
    const { breaks, ...read } = blocksWithBreaks(html, name);
    return { ...richResult(name, format, read, { encoding, notes }), breaks };
  }
  if (!options.byteRanges) return richResult(name, format, blocksOfHtml(html, name), { encoding, notes });
  const { ranges, ...read } = blocksWithRanges(html, name, options.byteRanges);
  return { ...richResult(name, format, read, { encoding, notes }), ranges };
}

async function subtitlesResult(
  name: string,
  format: 'srt' | 'vtt',
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<ReadText> {
  const { blocksOfSubtitles } = await import('./subtitles.ts');
  const { text, encoding, notes } = decode(bytes, name, { forced: options.encoding });
  return richResult(name, format, blocksOfSubtitles(storedText(text), name, format), { encoding, notes });
}

/** How bytes were decoded, and the notes on that. */
interface Decoding {
  readonly encoding: string;
  readonly notes: readonly ReadNote[];
}

function richResult(name: string, format: Format, read: HtmlBlocks, decoding?: Decoding): ReadText {
  const doc = { type: 'doc' as const, content: read.blocks };
  return textResult(name, format, {
    text: plainText(doc),
    doc: isPlain(doc) ? null : doc,
    encoding: decoding?.encoding ?? null,
    notes: [...(decoding?.notes ?? []), ...read.notes],
  });
}

type Found = Pick<ReadText, 'text'> &
  Partial<Pick<ReadText, 'doc' | 'pages' | 'layout' | 'encoding' | 'notes'>>;

function textResult(name: string, format: Format, found: Found): ReadText {
  const { text } = found;
  if (text.trim() === '') throw new AppError('invalid', 'reading:no_text', { name });
  if (text.length > MAX_TEXT_CHARACTERS) throw new AppError('unsupported', 'reading:text_too_long', { name });
  return {
    type: 'text',
    title: titleOf(name),
    doc: null,
    language: languageOf(text),
    mediaType: mediaTypes[format],
    pages: [],
    layout: null,
    encoding: null,
    notes: [],
    ...found,
  };
}

function tableResult(name: string, format: Format, table: TableParts, decoding?: Decoding): ReadTable {
  return {
    type: 'table',
    title: titleOf(name),
    columns: table.columns,
    rows: table.rows,
    sheet: null,
    sheets: [],
    mediaType: mediaTypes[format],
    encoding: decoding?.encoding ?? null,
    notes: [...(decoding?.notes ?? []), ...table.notes],
    above: table.above,
  };
}

/** The first bytes of the file at `path`. Throws AppError if it is missing, unreadable or empty. */
export async function beginningOf(path: string, name: string): Promise<Uint8Array> {
  return (await lookAt(path, name)).head;
}

interface Look {
  readonly head: Uint8Array;
  /** Whether the head is the whole file. */
  readonly isWhole: boolean;
  readonly size: number;
}

/** The first bytes and the size of a file. Throws if it is missing, unreadable or empty. */
async function lookAt(path: string, name: string): Promise<Look> {
  await refuseUnopened(path, name);
  return await withFile(path, name, async (file) => {
    const found = await file.stat();
    if (!found.isFile()) throw new AppError('invalid', 'reading:not_a_file', { name });
    if (found.size === 0) throw new AppError('invalid', 'reading:empty_file', { name });
    const head = new Uint8Array(Math.min(found.size, HEAD_BYTES));
    const { bytesRead } = await file.read(head, 0, head.byteLength, 0);
    return { head: head.subarray(0, bytesRead), isWhole: bytesRead === found.size, size: found.size };
  });
}

/**
 * Devices and pipes are not even opened: opening has effects on some, and some never end. Files that the system
 * generates have no size.
 */
async function refuseUnopened(path: string, name: string): Promise<void> {
  let found: Awaited<ReturnType<typeof stat>>;
  try {
    found = await stat(path);
  } catch (error) {
    throw fileError(error, name);
  }
  if (!found.isFile()) throw new AppError('invalid', 'reading:not_a_file', { name });
  if (found.size === 0) throw new AppError('invalid', 'reading:empty_file', { name });
}

async function bytesOf(path: string, name: string): Promise<Uint8Array> {
  return await withFile(path, name, async (file) => await file.readFile());
}

async function withFile<T>(
  path: string,
  name: string,
  use: (file: Awaited<ReturnType<typeof open>>) => Promise<T>,
): Promise<T> {
  try {
    // Without O_NONBLOCK, opening a named pipe would block for ever. Windows has neither.
    await using file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    return await use(file);
  } catch (error) {
    throw fileError(error, name);
  }
}
