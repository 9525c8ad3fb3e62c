// Acts as bytes: one byte that names the format, then JSON, compressed.
import * as zlib from 'node:zlib';
import { AppError } from '#core/errors.ts';
import { actsIn, type TeamAct } from '#core/team/act.ts';

const ZSTD = 1;
const DEFLATE = 2;
/** Added to the format of encrypted bytes, which no version can read yet. */
const ENCRYPTED = 128;

const MIB = 1024 * 1024;

/** The most bytes of a parcel's JSON, which must fit in one string, and of a packed parcel, which a server must take. */
const MOST = { unpacked: 480 * MIB, packed: 64 * MIB };

/**
 * The acts, packed. Throws `unsupported` where that is more than a parcel may hold: sent all the same, nobody could ever
 * receive it, nor anything after it.
 */
export function packActs(acts: readonly TeamAct[], most = MOST): Uint8Array {
  const json = jsonOf(acts);
  if (json === null || json.length > most.unpacked) throw tooLarge(most.unpacked);
  // Versions of Node before 22.15 have no zstd.
  const [format, packed] =
    typeof zlib.zstdCompressSync === 'function'
      ? [ZSTD, zlib.zstdCompressSync(json)]
      : [DEFLATE, zlib.deflateSync(json)];
  if (packed.length >= most.packed) throw tooLarge(most.packed);
  return Buffer.concat([Uint8Array.of(format), packed]);
}

/** The acts as JSON; null where that is longer than a string can be. */
function jsonOf(acts: readonly TeamAct[]): Buffer | null {
  try {
    return Buffer.from(JSON.stringify(acts), 'utf8');
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function tooLarge(bytes: number): AppError {
  return new AppError('unsupported', 'errors:team_act_too_large', { megabytes: Math.floor(bytes / MIB) });
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
  if (bytes.length > MOST.packed) throw new AppError('invalid', 'errors:team_parcel_unreadable');
  const acts = actsIn(jsonIn(format, bytes.subarray(1)));
  if (acts === null) throw new AppError('invalid', 'errors:team_parcel_unreadable');
  return acts;
}

function jsonIn(format: number, packed: Uint8Array): unknown {
  if (format === ZSTD && typeof zlib.zstdDecompressSync !== 'function')
    throw new AppError('unsupported', 'errors:team_parcel_format', { format });
  const unpack = format === ZSTD ? zlib.zstdDecompressSync : zlib.inflateSync;
  try {
    return JSON.parse(unpack(packed, { maxOutputLength: MOST.unpacked }).toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
