// Recognises what a file is: by its content, and by its name's ending if several formats have the same content. A wrong
// ending is neither believed nor corrected silently.
import { open } from 'node:fs/promises';
import { AppError } from '#core/errors.ts';
import { openArchive } from './archive.ts';
import { encodingOfMark, utf16Of } from './decode.ts';

export type Format =
  | 'txt'
  | 'md'
  | 'html'
  | 'mhtml'
  | 'docx'
  | 'odt'
  | 'rtf'
  | 'epub'
  | 'pdf'
  | 'csv'
  | 'xlsx'
  | 'srt'
  | 'vtt';

const endings: ReadonlyMap<string, Format> = new Map([
  ['txt', 'txt'],
  ['text', 'txt'],
  ['md', 'md'],
  ['markdown', 'md'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['mhtml', 'mhtml'],
  ['mht', 'mhtml'],
  ['docx', 'docx'],
  ['odt', 'odt'],
  ['rtf', 'rtf'],
  ['epub', 'epub'],
  ['pdf', 'pdf'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['xlsx', 'xlsx'],
  ['srt', 'srt'],
  ['vtt', 'vtt'],
]);

/** Formats that researchers have and Concord does not read; the message says how to convert them. */
const unread = new Set([
  'doc',
  'pages',
  'xls',
  'ods',
  'xlsb',
  'numbers',
  'ppt',
  'pptx',
  'odp',
  'odg',
  'mobi',
  'azw3',
]);

/** Formats that only their ending distinguishes: their content is text. */
const textual = new Set<Format>(['txt', 'md', 'html', 'csv', 'srt', 'vtt']);

/** The declared media types of OpenDocument files and books, with their format here, or else an unsupported ending. */
const mediaTypes: readonly (readonly [RegExp, Format | 'ods' | 'odp' | 'odg'])[] = [
  [/^application\/vnd\.oasis\.opendocument\.text(?:-template|-master)?\s*$/, 'odt'],
  [/^application\/epub\+zip\s*$/, 'epub'],
  [/^application\/vnd\.oasis\.opendocument\.spreadsheet/, 'ods'],
  [/^application\/vnd\.oasis\.opendocument\.presentation/, 'odp'],
  [/^application\/vnd\.oasis\.opendocument\.graphics/, 'odg'],
];

/** How many bytes at the beginning of a file `recognise` needs. */
export const HEAD_BYTES = 64 * 1024;

/** The endings of files that Concord reads, in lower case and without a dot. */
export const readableEndings: ReadonlySet<string> = new Set(endings.keys());

/** The ending of a file name in lower case, without its dot; empty if there is none. */
export function endingOf(name: string): string {
  return /[^./\\]\.([^./\\\s]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The format of a name's ending; null if Concord does not read it. */
export function formatSaid(name: string): Format | null {
  return endings.get(endingOf(name)) ?? null;
}

/** The name without folders and ending: the title of a new source. */
export function titleOf(name: string): string {
  const file = /[^/\\]*$/.exec(name)?.[0] ?? name;
  const ending = endingOf(file);
  return ending === '' ? file : file.slice(0, -ending.length - 1);
}

/**
 * Recognises the file at `path`, called `name`, whose first bytes are `head`. Throws `unsupported` for a file that is
 * no text or has an unsupported format, `invalid` for a locked or broken file and for a wrong ending.
 */
export async function recognise(path: string, name: string, head: Uint8Array): Promise<Format> {
  const ending = endingOf(name);
  const ofEnding = endings.get(ending);
  const content = await contentFormat(path, name, head, ofEnding);
  if (content === 'text') {
    if (ending === 'qdc') throw new AppError('unsupported', 'reading:codebook', { name });
    if (unread.has(ending)) throw new AppError('unsupported', 'reading:format_not_read', { name, ending });
    if (ofEnding && !textual.has(ofEnding)) throw brokenOrOther(name, ending, ofEnding, head);
    return ofEnding ?? 'txt';
  }
  if (ofEnding === content) return content;
  if (ofEnding || unread.has(ending)) {
    throw new AppError('invalid', 'reading:other_ending', { name, said: ending, found: content });
  }
  return content;
}

async function contentFormat(
  path: string,
  name: string,
  head: Uint8Array,
  ofEnding: Format | undefined,
): Promise<Format | 'text'> {
  const ending = endingOf(name);
  const beginning = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  const start = beginning.slice(0, 1024);
  if (/^\s*%PDF-/.test(start) || (ofEnding === 'pdf' && start.includes('%PDF-'))) return 'pdf';
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06'))
    return await packedFormat(path, name, ofEnding);
  if (start.startsWith('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')) {
    throw await compoundFile(path, name, head);
  }
  if (/^(?:\xEF\xBB\xBF)?\s*\{\\rtf/.test(start)) return 'rtf';
  if (ofEnding !== 'txt' && isSavedPage(beginning, ofEnding === 'mhtml')) return 'mhtml';
  if (ofEnding !== 'txt' && /^(?:\xEF\xBB\xBF)?WEBVTT(?:[ \t\r\n]|$)/.test(start)) return 'vtt';
  if (start.startsWith('SQLite format 3\0')) throw new AppError('unsupported', 'reading:database', { name });
  if (isBinary(head, start)) {
    throw ofEnding && !textual.has(ofEnding)
      ? new AppError('invalid', 'reading:broken', { name, ending: ofEnding })
      : new AppError('unsupported', unread.has(ending) ? 'reading:format_not_read' : 'reading:binary', {
          name,
          ending,
        });
  }
  return 'text';
}

/** Whether a file begins as a message: a page saved as one file, or, under its ending, any message. */
function isSavedPage(beginning: string, isSaid: boolean): boolean {
  const headers = /^\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+/.exec(beginning)?.[0] ?? '';
  if (!/^content-type:/im.test(headers)) return false;
  return (
    isSaid || (/^mime-version:/im.test(headers) && /^content-type:\s*multipart\/related/im.test(headers))
  );
}

/** The error for a text with the ending of another format: often a page that was saved under the wrong one. */
function brokenOrOther(name: string, ending: string, ofEnding: Format, head: Uint8Array): AppError {
  const isPage = /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b/i.test(
    Buffer.from(head).toString('latin1', 0, 1024),
  );
  return isPage
    ? new AppError('invalid', 'reading:other_ending', { name, said: ending, found: 'html' })
    : new AppError('invalid', 'reading:broken', { name, ending: ofEnding });
}

/** The format of a zip archive: by its first entry, or by its list of content types. */
async function packedFormat(path: string, name: string, ofEnding: Format | undefined): Promise<Format> {
  const typesPart = '[Content_Types].xml';
  const ending = endingOf(name);
  const archive = await openArchive({
    from: path,
    name,
    ending: ofEnding && !textual.has(ofEnding) ? ofEnding : 'zip',
    wanted: (part) => part === typesPart || part === 'mimetype',
    bytes: 1024 * 1024,
  });
  try {
    const types = (await archive.read(typesPart))?.toString('utf8') ?? '';
    if (/wordprocessingml\.(?:document|template)\.main|ms-word\.[a-z.]*main/i.test(types)) return 'docx';
    if (/spreadsheetml\.(?:sheet|template)\.main|ms-excel\.sheet\.macroEnabled\.main/i.test(types))
      return 'xlsx';
    const mediaType = (await archive.read('mimetype'))?.toString('latin1') ?? '';
    const found = mediaTypes.find(([pattern]) => pattern.test(mediaType))?.[1];
    if (found === 'odt' || found === 'epub') return found;
    if (found) throw new AppError('unsupported', 'reading:format_not_read', { name, ending: found });
    // Archives that were packed again lose the first entry, but keep the parts that matter.
    if (ofEnding === 'epub' && archive.names.has('META-INF/container.xml')) return 'epub';
    if (ofEnding === 'odt' && archive.names.has('content.xml')) return 'odt';
    if ([...archive.names].some((part) => /\.qde$/i.test(part)))
      throw new AppError('unsupported', 'reading:project_file', { name });
    if (unread.has(ending)) throw new AppError('unsupported', 'reading:format_not_read', { name, ending });
    if (ofEnding && !textual.has(ofEnding))
      throw new AppError('invalid', 'reading:broken', { name, ending: ofEnding });
    throw new AppError('unsupported', 'reading:zip', { name });
  } finally {
    archive.close();
  }
}

/** The error for a compound file: a document from before 2007, or a locked docx or xlsx, which names its package. */
async function compoundFile(path: string, name: string, head: Uint8Array): Promise<AppError> {
  // The directory begins at the sector in byte 48 of the header; sectors have 2^(byte 30) bytes.
  const header = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const at =
    header.byteLength < 512 ? 0 : (header.readUInt32LE(48) + 1) * 2 ** (header.readUInt16LE(30) & 15);
  const directory = Buffer.alloc(8192);
  const file = await open(path);
  try {
    await file.read(directory, 0, directory.byteLength, at);
  } finally {
    await file.close();
  }
  if (directory.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return new AppError('invalid', 'reading:password_protected', { name });
  }
  const ending = endingOf(name);
  return new AppError('unsupported', 'reading:format_not_read', {
    name,
    ending: unread.has(ending) ? ending : 'doc',
  });
}

const signatures: readonly string[] =
  `\x89PNG|\xFF\xD8\xFF|GIF8|BM|II*|MM|RIFF|OggS|ID3|fLaC|\x1F\x8B|BZh|7z\xBC\xAF|Rar!|\xFD7zXZ|\x7FELF|MZ|\xCA\xFE\xBA\xBE`.split(
    '|',
  );

/** NULs outside UTF-16, or the signature of a picture, a sound, an archive or a program followed by a control byte. */
function isBinary(head: Uint8Array, start: string): boolean {
  if (encodingOfMark(head)) return false;
  if (head.includes(0)) return utf16Of(head) === null;
  // oxlint-disable-next-line no-control-regex
  return /[\x01-\x08\x0E-\x1A]/.test(start) && signatures.some((signature) => start.startsWith(signature));
}
