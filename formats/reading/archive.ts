// Reads zip archives such as docx and xlsx, which may be made to unpack without end. Nothing is unpacked before the
// table of contents was checked, and every part is checked while it is unpacked.
import { readFileSync, statSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { fromBufferPromise, fromRandomAccessReaderPromise, type Entry, type ZipFile } from 'yauzl';
import { ZipFile as ZipWriter } from 'yazl';
import { AppError } from '#core/errors.ts';
import { AheadReader } from './ahead-reader.ts';
import {
  MAX_ARCHIVE_ENTRIES,
  MAX_ENTRY_NAME_CHARACTERS,
  MAX_GROWTH,
  PIECE_BYTES,
  SMALL_FILE_BYTES,
  SMALL_PART_BYTES,
} from './limits.ts';

/** An archive with a valid table of contents. Close it after use. */
export interface Archive {
  readonly names: ReadonlySet<string>;
  /** The unpacked size of a part in bytes, as the archive declares it; 0 if there is no such part. */
  size(part: string): number;
  /** Unpacks one part and checks its length and checksum; null if there is no such part. */
  read(part: string): Promise<Buffer | null>;
  /**
   * Unpacks one part in pieces of `pieceBytes` (`PIECE_BYTES` by default), the last one shorter. Each piece is valid until
   * the next is requested. Throws at the end if the checksum does not match.
   */
  pieces(part: string, pieceBytes?: number): AsyncGenerator<Buffer>;
  /**
   * One of the pieces of `PIECE_BYTES`, by its number from 0, without checking the checksum; null if there is no such
   * part.
   */
  piece(part: string, number: number): Promise<Buffer | null>;
  close(): void;
}

/** The archive to open: a path or bytes, and the file's name and ending for messages. */
export interface ArchiveOf {
  readonly from: string | Buffer;
  readonly name: string;
  readonly ending: string;
  /** The parts that will be read; others, such as pictures, may have any size. */
  readonly wanted: (part: string) => boolean;
  /** The most bytes that all counted parts together may unpack to. */
  readonly bytes: number;
  /** The parts that count; all wanted parts by default. */
  readonly counted?: (part: string) => boolean;
  /** The most entries, if more are allowed than for a document. */
  readonly entries?: number;
}

/** The packed size up to which a part of an archive on disk is unpacked at once, in bytes. */
const MAX_PACKED_AT_ONCE_BYTES = 1024 * 1024;

/**
 * Opens an archive and checks its table of contents. Throws `invalid` if the archive is broken or locked by a password,
 * has too many entries, two parts of one name, a link or a part outside its folder, or would unpack to too much.
 */
export async function openArchive({
  from,
  name,
  ending,
  wanted,
  bytes,
  counted = wanted,
  entries: most,
}: ArchiveOf): Promise<Archive> {
  const broken = (): AppError => new AppError('invalid', 'reading:broken', { name, ending });
  const bomb = (): AppError => new AppError('invalid', 'reading:unpacks_too_large', { name });

  let zip: ZipFile;
  let whole: Buffer | null = null;
  let reader: AheadReader | null = null;
  try {
    const options = { lazyEntries: true, autoClose: false };
    const { size } = typeof from === 'string' ? statSync(from) : { size: from.length };
    whole = typeof from !== 'string' ? from : size <= SMALL_FILE_BYTES ? readFileSync(from) : null;
    if (!whole) reader = new AheadReader(String(from));
    zip = await (reader
      ? fromRandomAccessReaderPromise(reader, size, options)
      : fromBufferPromise(whole ?? Buffer.alloc(0), options));
  } catch {
    reader?.close(() => undefined);
    throw broken();
  }
  const entries = new Map<string, Entry>();
  try {
    if (most !== undefined && zip.entryCount > most)
      throw new AppError('invalid', 'reading:too_many_entries', { name, most });
    if (most === undefined && zip.entryCount > MAX_ARCHIVE_ENTRIES) throw bomb();
    let total = 0;
    let letters = 0;
    for await (const entry of zip.eachEntry()) {
      letters += entry.fileName.length;
      if (letters > MAX_ENTRY_NAME_CHARACTERS) throw bomb();
      if (entries.has(entry.fileName) || isLink(entry)) throw broken();
      entries.set(entry.fileName, lighter(entry));
      if (!wanted(entry.fileName)) continue;
      if (entry.isEncrypted()) throw new AppError('invalid', 'reading:password_protected', { name });
      if (counted(entry.fileName)) total += entry.uncompressedSize;
      const grows = entry.uncompressedSize > MAX_GROWTH * Math.max(1, entry.compressedSize);
      if (total > bytes || (grows && entry.uncompressedSize > SMALL_PART_BYTES)) throw bomb();
    }
  } catch (error) {
    zip.close();
    throw error instanceof AppError ? error : broken();
  }
  reader?.readParts();
  const bytesAt = (start: number, length: number): Buffer =>
    (whole ? whole.subarray(start, start + length) : reader?.bytes(start, length)) ?? nothing;

  return {
    names: new Set(entries.keys()),
    size: (part) => entries.get(part)?.uncompressedSize ?? 0,
    async read(part) {
      const entry = entries.get(part);
      if (!entry) return null;
      try {
        const isAtOnce = whole !== null || entry.compressedSize <= MAX_PACKED_AT_ONCE_BYTES;
        const content = await (isAtOnce ? unpacked(zip, entry, bytesAt) : streamed(zip, entry));
        if (crc32(content) !== entry.crc32) throw broken();
        return content;
      } catch {
        throw broken();
      }
    },
    async *pieces(part, pieceBytes = PIECE_BYTES) {
      const entry = entries.get(part);
      if (!entry) return;
      let sum = 0;
      try {
        const stream = await zip.openReadStreamPromise(entry);
        for await (const piece of inPieces(stream, entry.uncompressedSize, pieceBytes)) {
          sum = crc32(piece, sum);
          yield piece;
        }
      } catch {
        throw broken();
      }
      if (sum !== entry.crc32) throw broken();
    },
    async piece(part, number) {
      const entry = entries.get(part);
      if (!entry) return null;
      try {
        // Stored without compression: reading can start at the piece.
        const start = entry.compressionMethod === STORED ? number * PIECE_BYTES : 0;
        const options = start > 0 ? { start, end: entry.uncompressedSize } : {};
        let left = start > 0 ? 0 : number;
        for await (const piece of inPieces(
          await zip.openReadStreamPromise(entry, options),
          entry.uncompressedSize,
          PIECE_BYTES,
        )) {
          if (left === 0) return piece;
          left -= 1;
        }
        return null;
      } catch {
        throw broken();
      }
    },
    close: () => zip.close(),
  };
}

/**
 * Cuts a stream into pieces of equal length, except for the last. All pieces share one buffer, so that a film takes no
 * more than that: each is valid until the next is requested. `length` is the declared total, `most` the length of a
 * piece.
 */
async function* inPieces(
  stream: AsyncIterable<unknown>,
  length: number,
  most: number,
): AsyncGenerator<Buffer> {
  const held = Buffer.alloc(Math.min(most, length));
  let filled = 0;
  for await (const chunk of stream) {
    // The stream yields buffers.
    let rest = chunk as Buffer;
    while (rest.length > 0) {
      const taken = rest.copy(held, filled);
      // More than was declared; yauzl will throw.
      if (taken === 0) return;
      filled += taken;
      rest = rest.subarray(taken);
      if (filled < most) continue;
      yield held;
      filled = 0;
    }
  }
  if (filled > 0) yield held.subarray(0, filled);
}

/** Unpacks a part synchronously: waiting for streams takes longer than unpacking. `bytesAt` returns bytes of the archive. */
async function unpacked(
  zip: ZipFile,
  entry: Entry,
  bytesAt: (start: number, length: number) => Buffer,
): Promise<Buffer> {
  const { compressedSize, uncompressedSize, compressionMethod } = entry;
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const packed = bytesAt(fileDataStart, compressedSize);
  if (compressionMethod === STORED) return packed;
  if (compressionMethod !== DEFLATED) throw new RangeError(`Packing ${compressionMethod} is not known.`);
  // Throws as soon as the part grows beyond its declared length.
  const content = inflateRawSync(packed, {
    maxOutputLength: Math.max(1, uncompressedSize),
    // A text in one piece; a declared length may be a lie.
    chunkSize: Math.min(Math.max(MIN_CHUNK_BYTES, uncompressedSize + 1), MAX_CHUNK_BYTES),
  });
  if (content.length !== uncompressedSize) throw new RangeError('The part has another length than declared.');
  return content;
}

async function streamed(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const { compressedSize, uncompressedSize } = entry;
  // Deflate cannot expand further, so a larger declared size is a lie and gets no memory.
  if (uncompressedSize > 1100 * (compressedSize + 1)) throw new RangeError('The part cannot be so long.');
  // One buffer, filled as the data arrives: films are large. yauzl ends the stream with an error if a part is longer or
  // shorter than declared.
  const content = Buffer.alloc(uncompressedSize);
  let at = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) at += (chunk as Buffer).copy(content, at);
  return content;
}

/** The bounds of the memory in which a part is unpacked piece by piece, in bytes; the lower one is zlib's. */
const MIN_CHUNK_BYTES = 64;
const MAX_CHUNK_BYTES = 256 * 1024;

const STORED = 0;
const DEFLATED = 8;

const nothing = Buffer.alloc(0);

/** An entry without the buffer it was read from: an archive may have 200,000 entries. */
function lighter(entry: Entry): Entry {
  return Object.assign(entry, {
    fileNameRaw: nothing,
    extraFieldRaw: nothing,
    fileCommentRaw: nothing,
    extraFields: [],
  });
}

/** Whether an entry is a symbolic link, as Unix marks it. */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170_000) === 0o120_000;
}

/** An uncompressed zip archive of these parts, which a library gets instead of the original. */
export async function storedArchive(parts: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const writer = new ZipWriter();
  for (const [part, content] of parts)
    writer.addBuffer(content, part, { compress: false, mtime: new Date(0) });
  writer.end();
  const chunks: Buffer[] = [];
  for await (const chunk of writer.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
