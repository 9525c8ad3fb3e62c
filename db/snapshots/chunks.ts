// The pieces a study's file is kept in: 64 KiB each, named by their sha-256, packed. What does not change from one
// snapshot to the next is the same piece, and is kept once.
import { hash } from 'node:crypto';
import { constants, deflateSync, inflateSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Smaller ones halve the growth of a store and double the time of the first snapshot. */
export const CHUNK_BYTES = 65_536;
/** Bytes of a chunk's name. */
export const NAME_BYTES = 32;

const ZSTD_MAGIC = 0xfd2fb528;

/** The name of a chunk: the sha-256 of its bytes. */
export function chunkName(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

/** The chunk as it is kept: zstd, or deflate where this Node has no zstd. */
export function pack(bytes: Uint8Array): Buffer {
  // Node has it since 22.15; the types do not say that it may be missing.
  const zstd = zstdCompressSync as typeof zstdCompressSync | undefined;
  return zstd
    ? zstd(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })
    : deflateSync(bytes, { level: 1 });
}

/**
 * The bytes of a kept chunk, or null where they are no longer those that its name says. Each way of packing is known
 * by its first bytes, so a store may be read by another Node than wrote it.
 */
export function unpack(packed: Uint8Array, name: Uint8Array): Buffer | null {
  try {
    const first = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
    const limit = { maxOutputLength: CHUNK_BYTES };
    const bytes =
      first.length >= 4 && first.readUInt32LE(0) === ZSTD_MAGIC
        ? zstdDecompressSync(packed, limit)
        : inflateSync(packed, limit);
    return chunkName(bytes).equals(name) ? bytes : null;
  } catch {
    return null;
  }
}

/** The names in a list of chunks, in order. */
export function* namesIn(list: Uint8Array): Generator<Buffer> {
  const names = Buffer.from(list.buffer, list.byteOffset, list.byteLength);
  for (let at = 0; at < names.length; at += NAME_BYTES) yield names.subarray(at, at + NAME_BYTES);
}
