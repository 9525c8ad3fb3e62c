// Bytes to text, when nothing says how they were written: byte-order mark, strict UTF-8, UTF-16 by its NULs,
// what the page says of itself, and at last a detector. A guess is always told.
import { chardet } from 'jschardet';
import { AppError } from '#core/errors.ts';
import type { ReadNote } from './result.ts';

/** A decoded text, still with its own line ends. */
export interface Decoded {
  readonly text: string;
  /** The WHATWG name of the encoding. */
  readonly encoding: string;
  readonly notes: readonly ReadNote[];
}

/** Encodings that Chinese and European texts come in: WHATWG's names by what the detector reports. */
const legacyEncodings = new Map([
  ['gb18030', 'gb18030'],
  ['big5', 'big5'],
  ['cp932', 'shift_jis'],
  ['euc-jp', 'euc-jp'],
  ['cp949', 'euc-kr'],
  ['windows-1250', 'windows-1250'],
  ['windows-1251', 'windows-1251'],
  ['windows-1252', 'windows-1252'],
  ['windows-1253', 'windows-1253'],
  ['windows-1254', 'windows-1254'],
  ['koi8-r', 'koi8-r'],
]);
/** The same, as the detector wants to be asked. */
const detectable = [...legacyEncodings.keys(), 'big5hkscs', 'euc_jis_2004'];
const eastAsian = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']);

const sampleBytes = 200_000;

/** The detector gives two Chinese characters 0.18, the four letters of café 0.02, noise 0.004. */
const leastConfidence = 0.01;

/**
 * Decodes `bytes` of the file called `name`. `declared` is what the file says of itself, `forced` what the
 * analyst says; either is a WHATWG label. Throws `unsupported` where the bytes are no text or no encoding fits.
 */
export function decode(
  bytes: Uint8Array,
  name: string,
  { declared, forced }: { readonly declared?: string | undefined; readonly forced?: string | undefined } = {},
): Decoded {
  if (forced) return lenient(bytes, forced, name);
  const marked = encodingOfMark(bytes);
  if (marked) return lenient(bytes, marked, name);
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== null) {
    if (!utf8.includes('\0')) return { text: utf8, encoding: 'utf-8', notes: [] };
    const wide = encodingOfNuls(bytes);
    if (wide) return lenient(bytes, wide, name);
    throw new AppError('unsupported', 'reading:binary', { name });
  }
  const wide = encodingOfNuls(bytes);
  if (wide) return lenient(bytes, wide, name);
  if (bytes.subarray(0, sampleBytes).includes(0))
    throw new AppError('unsupported', 'reading:binary', { name });
  if (declared) {
    const text = strict(bytes, declared);
    if (text !== null) return { text, encoding: declared, notes: [] };
  }
  const damaged = lenient(bytes, 'utf-8', name);
  if (isMostlyUtf8(damaged.text)) return damaged;
  return detected(bytes, name);
}

/** Whether the first bytes of a file have the NULs of UTF-16, which no other text has. */
export function encodingOfNuls(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, sampleBytes) & ~1;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  // Half-width characters have one NUL each; a text of other scripts still has some line ends and digits.
  const enough = Math.max(2, length / 200);
  if (odd >= enough && even * 50 < odd) return 'utf-16le';
  if (even >= enough && odd * 50 < even) return 'utf-16be';
  return null;
}

/** The encoding that a byte-order mark names, or null. */
export function encodingOfMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Decodes with U+FFFD for each byte that does not fit, and says how many there were. */
function lenient(bytes: Uint8Array, encoding: string, name: string): Decoded {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding);
  } catch {
    throw new AppError('invalid', 'reading:encoding_unknown', { name, encoding });
  }
  const text = decoder.decode(bytes);
  const count = strict(bytes, encoding) === null ? text.split('\uFFFD').length - 1 : 0;
  const notes: ReadNote[] = count > 0 ? [{ key: 'reading:characters_replaced', parameters: { count } }] : [];
  return { text, encoding: decoder.encoding, notes };
}

/** Whether a text with some broken bytes is UTF-8 for the rest: eight good characters for each bad one. */
function isMostlyUtf8(text: string): boolean {
  const bad = text.match(/\uFFFD+/g)?.length ?? 0;
  const good = text.match(/[^\0-\x7F\uFFFD]/gu)?.length ?? 0;
  return good >= bad * 8;
}

function detected(bytes: Uint8Array, name: string): Decoded {
  const refused = new AppError('unsupported', 'reading:encoding_not_found', { name });
  const found = chardet.detect(sample(bytes), { includeEncodings: detectable });
  let encoding = legacyEncodings.get(found.encoding?.toLowerCase() ?? '');
  const plain = isMostlyAscii(bytes);
  if (!plain && found.confidence < leastConfidence) throw refused;
  // On a page of plain letters with a few others the detector has nothing to go by, and these are most likely.
  if (!encoding || (plain && !eastAsian.has(encoding) && found.confidence < 0.1)) {
    encoding = 'windows-1252';
  }
  const text = strict(bytes, encoding);
  // Control characters are what a wrong guess makes of the bytes that its encoding leaves unused.
  // oxlint-disable-next-line no-control-regex
  if (text === null || /[\x01-\x08\x0E-\x1A\x1C-\x1F\x7F-\x84\x86-\x9F]/.test(text)) throw refused;
  return { text, encoding, notes: [{ key: 'reading:decoded_as', parameters: { encoding } }] };
}

/** A stretch of the bytes around the first that is not ASCII: elsewhere there is nothing to detect. */
function sample(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - 1000);
  return bytes.subarray(start, start + sampleBytes);
}

function isMostlyAscii(bytes: Uint8Array): boolean {
  let high = 0;
  for (const byte of bytes) if (byte >= 0x80) high += 1;
  return high * 5 < bytes.length;
}
