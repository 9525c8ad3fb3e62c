// What a file is: by its content first, by its name's ending where several formats share a content. A name
// that says otherwise is never silently believed, nor silently corrected.
import { open } from 'node:fs/promises';
import { AppError } from '#core/errors.ts';
import { openArchive } from './archive.ts';
import { encodingOfMark, utf16Of } from './decode.ts';

export type Format = 'txt' | 'md' | 'html' | 'csv' | 'docx' | 'xlsx' | 'pdf';

const endings: ReadonlyMap<string, Format> = new Map([
  ['txt', 'txt'],
  ['text', 'txt'],
  ['md', 'md'],
  ['markdown', 'md'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['docx', 'docx'],
  ['xlsx', 'xlsx'],
  ['pdf', 'pdf'],
]);

/** Formats that researchers have and Concord does not read; the sentence says how to save them anew. */
const unread = new Set([
  'doc',
  'rtf',
  'odt',
  'pages',
  'epub',
  'xls',
  'ods',
  'xlsb',
  'numbers',
  'ppt',
  'pptx',
]);

const packed = new Set<Format>(['docx', 'xlsx', 'pdf']);

/** How much of the beginning of a file `recognise` wants to see. */
export const headBytes = 64 * 1024;

/** The endings, in lower case and without a dot, of the files that Concord reads. */
export const readableEndings: ReadonlySet<string> = new Set(endings.keys());

/** The ending of a file name in lower case, without its dot; empty where there is none. */
export function endingOf(name: string): string {
  return /[^./\\]\.([^./\\\s]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The format that a name's ending says; null where it says none that Concord reads. */
export function formatSaid(name: string): Format | null {
  return endings.get(endingOf(name)) ?? null;
}

/** The name without its folders and its ending: what a new source is called. */
export function titleOf(name: string): string {
  const file = /[^/\\]*$/.exec(name)?.[0] ?? name;
  const ending = endingOf(file);
  return ending === '' ? file : file.slice(0, -ending.length - 1);
}

/**
 * Recognises the file at `path`, called `name`, whose first bytes are `head`. Throws `unsupported` for what is
 * no text or a format Concord does not read, `invalid` for a locked or broken file and for a lying ending.
 */
export async function recognise(path: string, name: string, head: Uint8Array): Promise<Format> {
  const ending = endingOf(name);
  const said = endings.get(ending);
  const content = await contentFormat(path, name, head, said);
  if (content === 'text') {
    if (unread.has(ending)) throw new AppError('unsupported', 'reading:format_not_read', { name, ending });
    if (said && packed.has(said)) throw new AppError('invalid', 'reading:broken', { name, ending: said });
    return said ?? 'txt';
  }
  if (said && said !== content) {
    throw new AppError('invalid', 'reading:other_ending', { name, said: ending, found: content });
  }
  return content;
}

async function contentFormat(
  path: string,
  name: string,
  head: Uint8Array,
  said: Format | undefined,
): Promise<Format | 'text'> {
  const ending = endingOf(name);
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 1024)).toString('latin1');
  if (/^\s*%PDF-/.test(start) || (said === 'pdf' && start.includes('%PDF-'))) return 'pdf';
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06'))
    return await packedFormat(path, name, said);
  if (start.startsWith('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')) {
    throw await compoundFile(path, name, head);
  }
  if (start.startsWith('{\\rtf')) {
    throw new AppError('unsupported', 'reading:format_not_read', { name, ending: 'rtf' });
  }
  if (isBinary(head, start)) {
    throw said && packed.has(said)
      ? new AppError('invalid', 'reading:broken', { name, ending: said })
      : new AppError('unsupported', unread.has(ending) ? 'reading:format_not_read' : 'reading:binary', {
          name,
          ending,
        });
  }
  return 'text';
}

/** Which office format a zip archive is, by its list of content types. */
async function packedFormat(path: string, name: string, said: Format | undefined): Promise<Format> {
  const typesPart = '[Content_Types].xml';
  const archive = await openArchive({
    from: path,
    name,
    ending: said && packed.has(said) ? said : 'zip',
    wanted: (part) => part === typesPart,
    bytes: 1024 * 1024,
  });
  try {
    const types = (await archive.read(typesPart))?.toString('utf8') ?? '';
    if (/wordprocessingml\.(?:document|template)\.main|ms-word\.[a-z.]*main/i.test(types)) return 'docx';
    if (/spreadsheetml\.(?:sheet|template)\.main|ms-excel\.sheet\.macroEnabled\.main/i.test(types))
      return 'xlsx';
    const ending = endingOf(name);
    if (unread.has(ending)) throw new AppError('unsupported', 'reading:format_not_read', { name, ending });
    if (said && packed.has(said)) throw new AppError('invalid', 'reading:broken', { name, ending: said });
    throw new AppError('unsupported', 'reading:zip', { name });
  } finally {
    archive.close();
  }
}

/** What to say of a compound file: a document of before 2007, or a locked docx or xlsx, which names its package. */
async function compoundFile(path: string, name: string, head: Uint8Array): Promise<AppError> {
  // The directory of names begins at the sector that the header's byte 48 tells, in sectors of 2^(byte 30).
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

/** NULs outside UTF-16, or the signature of a picture, a sound, an archive or a program with a control byte. */
function isBinary(head: Uint8Array, start: string): boolean {
  if (encodingOfMark(head)) return false;
  if (head.includes(0)) return utf16Of(head) === null;
  // oxlint-disable-next-line no-control-regex
  return /[\x01-\x08\x0E-\x1A]/.test(start) && signatures.some((signature) => start.startsWith(signature));
}
