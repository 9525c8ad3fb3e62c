// The original of an imported file: its bytes, read and hashed once, and read again where they need too much memory.
import { createHash, webcrypto } from 'node:crypto';
import { createReadStream, read, readFile } from 'node:fs';
import { promisify } from 'node:util';
import { AppError } from '#core/errors.ts';
import { closeRead, openToRead, readWhole } from '#db/own-files.ts';
import { hashOf } from '#db/write.ts';
import { MAX_PACKED_BYTES } from '#formats/reading/limits.ts';
import { fileError } from '#formats/reading/file-error.ts';
import type { Reader } from '#formats/reading/reader-process.ts';
import type { FoundFile } from './files.ts';

/** A file to store, byte for byte. */
export interface Original {
  readonly hash: string;
  /** Null for a large file, which is read again when it is written. */
  readonly bytes: Buffer | null;
  readonly path: string;
}

/** The most bytes of a file that are held in memory while it is parsed. */
const MAX_HELD_BYTES = 8 * 1024 * 1024;

/** Up to this size a file is hashed sooner than the call of another thread takes. */
const MAX_HASHED_HERE_BYTES = 512 * 1024;

const readWholeFile = promisify(readFile);

const readPart = promisify(read);

/** The bytes of an original that was read before. Throws `conflict` if the file has changed since. */
export function bytesOfOriginal({ bytes, path, hash }: Original, name: string): Buffer {
  if (bytes) return bytes;
  let again: Buffer;
  try {
    again = readWhole(path, name);
  } catch (error) {
    throw fileError(error, name);
  }
  if (hashOf(again) !== hash) throw new AppError('conflict', 'errors:file_changed_meanwhile', { name });
  return again;
}

/** The bytes of a file and their hash. Throws what the reader throws for a file that cannot be read. */
export async function originalOf(
  { reader, signal }: { readonly reader: Reader; readonly signal: AbortSignal },
  file: FoundFile,
): Promise<Original> {
  const { path, name, bytes } = file;
  // The reader refuses, with its own message, a file that is unreadable or too large.
  if (!file.isFile || bytes === 0 || bytes > MAX_PACKED_BYTES) await reader.read(path, name, { signal });
  let descriptor: number | null = null;
  try {
    descriptor = openToRead(path, name);
    if (bytes <= MAX_HELD_BYTES) {
      const held = await heldBytes(descriptor, bytes);
      const isSmall = held.byteLength <= MAX_HASHED_HERE_BYTES;
      return { hash: isSmall ? hashOf(held) : await hashAside(held), bytes: held, path };
    }
    const hash = createHash('sha256');
    const pieces = createReadStream(path, { fd: descriptor, autoClose: false, signal });
    for await (const piece of pieces) hash.update(piece as Buffer);
    return { hash: hash.digest('hex'), bytes: null, path };
  } catch (error) {
    throw fileError(error, name);
  } finally {
    if (descriptor !== null) closeRead(descriptor);
  }
}

/** The bytes of a file that had this size when it was found: in one call for the thousands that still have it. */
async function heldBytes(descriptor: number, size: number): Promise<Buffer<ArrayBuffer>> {
  // One byte more than the file has, which must stay unread.
  const buffer = Buffer.allocUnsafeSlow(size + 1);
  const { bytesRead } = await readPart(descriptor, buffer, 0, size + 1, 0);
  return bytesRead === size ? buffer.subarray(0, size) : await readWholeFile(descriptor);
}

/** The same as `hashOf`, outside the main thread. */
async function hashAside(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
