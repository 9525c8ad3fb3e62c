// Acts as bytes: one byte that names the format, then JSON, compressed.
import * as zlib from 'node:zlib';
import { AppError } from '#core/errors.ts';
import { actsIn, type TeamAct } from '#core/team/act.ts';

const ZSTD = 1;
const DEFLATE = 2;
/** Added to the format of encrypted bytes, which no version can read yet. */
const ENCRYPTED = 128;

/** The most bytes of a parcel's JSON. */
const MAX_UNPACKED = 256 * 1024 * 1024;

/** The most bytes of a packed parcel. */
const MAX_PACKED = 64 * 1024 * 1024;

/** The acts, packed. */
export function packActs(acts: readonly TeamAct[]): Uint8Array {
  const json = Buffer.from(JSON.stringify(acts), 'utf8');
  // Versions of Node before 22.15 have no zstd.
  const [format, packed] =
    typeof zlib.zstdCompressSync === 'function'
      ? [ZSTD, zlib.zstdCompressSync(json)]
      : [DEFLATE, zlib.deflateSync(json)];
  return Buffer.concat([Uint8Array.of(format), packed]);
}

/**
 * The packed acts. Throws `unsupported` for a format of a later version or encrypted bytes, `invalid` for anything but
 * acts of this version's tables.
 */
export function unpackActs(bytes: Uint8Array): readonly TeamAct[] {
  const [format = 0] = bytes;
  if (format > ENCRYPTED) throw new AppError('unsupported', 'errors:team_parcel_encrypted');
  if (format !== ZSTD && format !== DEFLATE)
    throw new AppError('unsupported', 'errors:team_parcel_format', { format });
  if (bytes.length > MAX_PACKED) throw new AppError('invalid', 'errors:team_parcel_unreadable');
  const acts = actsIn(jsonIn(format, bytes.subarray(1)));
  if (acts === null) throw new AppError('invalid', 'errors:team_parcel_unreadable');
  return acts;
}

function jsonIn(format: number, packed: Uint8Array): unknown {
  if (format === ZSTD && typeof zlib.zstdDecompressSync !== 'function')
    throw new AppError('unsupported', 'errors:team_parcel_format', { format });
  const unpack = format === ZSTD ? zlib.zstdDecompressSync : zlib.inflateSync;
  try {
    return JSON.parse(unpack(packed, { maxOutputLength: MAX_UNPACKED }).toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
