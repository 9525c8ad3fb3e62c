// Reads the codebook in a file: XML if the content begins so, anything else as a table.
import { stat, readFile } from 'node:fs/promises';
import type { IncomingCodebook } from '#core/codebook-import/incoming.ts';
import { AppError } from '#core/errors.ts';
import { codebookOfQdc } from './codebook-qdc.ts';
import { codebookOfTable } from './codebook-table.ts';
import { MAX_CODEBOOK_BYTES } from './limits.ts';
import { fileError } from './file-error.ts';
import type { ReadCall, Reader } from './reader-process.ts';
import { endingOf } from './recognise.ts';

/** How many bytes at the beginning of a file are examined to recognise it: declarations and comments come first. */
const HEAD_BYTES = 64 * 1024;

/**
 * Reads the codebook in the file at `path`, known as `name`. `reader` reads tables. Throws AppError if the file cannot
 * be read or contains no codebook.
 */
export async function readCodebookFile(
  path: string,
  name: string,
  reader: Reader,
  call: ReadCall = {},
): Promise<IncomingCodebook> {
  const content = await contentOf(path, name);
  // A file that ends in qdc is read as one, so that a broken one is reported as such.
  if (content && (endingOf(name) === 'qdc' || isQdc(content))) return codebookOfQdc(content, name);
  const read = await reader.read(path, name, call);
  if (read.type !== 'table') throw new AppError('unsupported', 'codebook_import:not_a_codebook', { name });
  return codebookOfTable(read, name);
}

/** Whether the bytes are a codebook in XML, whatever the file's name. */
export function isQdc(content: Uint8Array): boolean {
  let rest = beginningOf(content).trimStart();
  // Declarations and comments come before the root element.
  for (let length = 1; length > 0; rest = rest.slice(length))
    length = /^(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<![A-Z][^>]*>)\s*/.exec(rest)?.[0].length ?? 0;
  return /^<(?:[\w.-]+:)?CodeBook[\s>/]/.test(rest);
}

function beginningOf(content: Uint8Array): string {
  const beginning = content.subarray(0, HEAD_BYTES);
  const mark = (beginning[0] ?? 0) * 256 + (beginning[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(beginning);
}

/** The bytes of a file that may be a qdc; null for one that is too large and has another ending. */
async function contentOf(path: string, name: string): Promise<Buffer | null> {
  const isCalled = endingOf(name) === 'qdc';
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new AppError('invalid', 'reading:not_a_file', { name });
    if (found.size > MAX_CODEBOOK_BYTES) {
      if (!isCalled) return null;
      const megabyte = 1024 * 1024;
      const parameters = {
        name,
        megabytes: Math.round(found.size / megabyte),
        most: MAX_CODEBOOK_BYTES / megabyte,
      };
      throw new AppError('unsupported', 'reading:file_too_large', parameters);
    }
    if (found.size === 0) throw new AppError('invalid', 'reading:empty_file', { name });
    return await readFile(path);
  } catch (error) {
    throw fileError(error, name);
  }
}
