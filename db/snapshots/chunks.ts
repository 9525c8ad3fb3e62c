// The chunks in which a study's file is kept: 64 KiB each, named by their SHA-256, compressed. A chunk that
// does not change from one snapshot to the next is kept once.
import { hash } from 'node:crypto';
import { constants, deflateSync, inflateSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Smaller chunks halve the growth of a store and double the time of the first snapshot. */
export const CHUNK_BYTES = 65_536;
/** Length of a chunk's name in bytes. */
export const NAME_BYTES = 32;

const ZSTD_MAGIC = 0xfd2fb528;

/** The name of a chunk: the SHA-256 of its bytes. */
export function chunkName(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

/** The chunk compressed: by zstd, or by deflate where this Node has no zstd. */
export function pack(bytes: Uint8Array): Buffer {
  // Node has it since 22.15; its types do not say that it may be missing.
  const zstd = zstdCompressSync as typeof zstdCompressSync | undefined;
  return zstd
    ? zstd(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })
    : deflateSync(bytes, { level: 1 });
}

/**
 * The bytes of a kept chunk, or null where they no longer match its name. The first bytes tell how it was
 * compressed, so that another Node than the one that wrote the store can read it.
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
