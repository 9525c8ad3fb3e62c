// Decodes bytes of unknown encoding: by a byte-order mark, as strict UTF-8, as UTF-16 by its NULs, by the file's own
// declaration, and finally by a detector. A guess is always reported. A declaration in XML is trusted for East Asian
// scripts, whose bytes may also be valid UTF-8; a European one is often wrong.
import { AppError } from '#core/errors.ts';
import { chineseEncoding, detectEncoding } from './detect-encoding.ts';
import type { ReadNote } from './result.ts';
import { isUtf8 } from 'node:buffer';

/** A decoded text, with its original line ends. */
export interface Decoded {
  readonly text: string;
  /** The encoding's WHATWG name. */
  readonly encoding: string;
  readonly notes: readonly ReadNote[];
}

/** How many bytes are examined for UTF-16. */
const SAMPLE_BYTES = 200_000;

/**
 * Decodes `bytes` of the file called `name`. `declared` is the file's own declaration, `forced` the analyst's choice;
 * both are WHATWG labels. Throws `unsupported` if the bytes are no text or no encoding fits.
 */
export function decode(
  bytes: Uint8Array,
  name: string,
  { declared, forced }: { readonly declared?: string | undefined; readonly forced?: string | undefined } = {},
): Decoded {
  if (forced) return lenient(bytes, forced, name);
  // UTF-32 has no WHATWG name, and its mark looks like that of UTF-16.
  if (isUtf32(bytes)) throw new AppError('unsupported', 'reading:encoding_not_found', { name });
  const marked = encodingOfMark(bytes);
  if (marked) return lenient(bytes, marked, name);
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== null) {
    if (!utf8.includes('\0')) return { text: utf8, encoding: 'utf-8', notes: [] };
    const wide = utf16Of(bytes);
    if (wide) return lenient(bytes, wide, name);
    throw new AppError('unsupported', 'reading:binary', { name });
  }
  const wide = utf16Of(bytes);
  if (wide) return lenient(bytes, wide, name);
  if (bytes.subarray(0, SAMPLE_BYTES).includes(0))
    throw new AppError('unsupported', 'reading:binary', { name });
  if (declared && !isDoubtful(declared, bytes)) {
    const text = strict(bytes, declared);
    if (text !== null) return { text, encoding: declared, notes: [] };
  }
  const damaged = lenient(bytes, 'utf-8', name);
  if (isMostlyUtf8(damaged.text)) return damaged;
  return detected(bytes, name);
}

/** UTF-16 without a mark, recognised by its NULs or by being almost entirely Chinese; null for anything else. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  // Each half-width character has one NUL; texts of other scripts have at least some line ends and digits.
  const enough = Math.max(2, length / 200);
  if (odd >= enough && even * 50 < odd) return 'utf-16le';
  if (even >= enough && odd * 50 < even) return 'utf-16be';
  const start = bytes.subarray(0, length);
  if (isWideChinese(start, 'utf-16le')) return 'utf-16le';
  // The high bytes of Chinese also begin Japanese syllables in Shift JIS, which has no NULs.
  return even > 0 && isWideChinese(start, 'utf-16be') ? 'utf-16be' : null;
}

/**
 * Whether the bytes would be almost entirely Chinese. Two ASCII letters would be one character too, but the second byte
 * of real characters may have any value and is seldom printable.
 */
function isWideChinese(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const text = new TextDecoder(encoding).decode(bytes);
  const han = text.match(/[\u4E00-\u9FFF]/g) ?? [];
  const others = text.match(/[\t\n\r -~\u2010-\u2027\u3000-\u303F\uFF00-\uFF65]/g) ?? [];
  const unprintable = han.filter((character) => {
    const second = character.charCodeAt(0) & 0xff;
    return second < 0x20 || second > 0x7e;
  });
  const known = han.length + others.length;
  return han.length * 2 >= text.length && known >= text.length * 0.95 && unprintable.length * 4 > han.length;
}

/** The encoding of a byte-order mark, or null. */
export function encodingOfMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function isUtf32(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
}

/** Made once: an import decodes thousands of texts, nearly all of them UTF-8. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    const decoder = encoding === 'utf-8' ? strictUtf8 : new TextDecoder(encoding, { fatal: true });
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Decodes with U+FFFD for each invalid byte, and reports how many there were. */
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

/** Whether a text with some invalid bytes is otherwise UTF-8: at least eight good characters for each bad one. */
function isMostlyUtf8(text: string): boolean {
  const bad = text.match(/\uFFFD+/g)?.length ?? 0;
  const good = text.match(/[^\0-\x7F\uFFFD]/gu)?.length ?? 0;
  return good >= bad * 8;
}

/**
 * Whether a file's declaration is likely wrong. Servers and editors declare Western European, which fits any bytes, and
 * confuse the two Chinese encodings.
 */
function isDoubtful(declared: string, bytes: Uint8Array): boolean {
  if (!['windows-1252', 'gbk', 'gb18030', 'big5'].includes(declared)) return false;
  const found = chineseEncoding(bytes);
  if (!found || found.encoding === (declared === 'gbk' ? 'gb18030' : declared)) return false;
  return declared === 'windows-1252' ? found.count >= 2 : found.isSure && found.count >= 4;
}

function detected(bytes: Uint8Array, name: string): Decoded {
  const encoding = detectEncoding(bytes);
  const decodedAs: ReadNote[] =
    encoding === null ? [] : [{ key: 'reading:decoded_as', parameters: { encoding } }];
  const text = encoding === null ? null : strict(bytes, encoding);
  if (encoding !== null && text !== null && damageIn(text) === 0) return { text, encoding, notes: decodedAs };
  // A text with a few invalid bytes is still a text; in noise every other character is invalid.
  const [best] = [...new Set([encoding ?? 'utf-8', 'utf-8'])]
    .map((tried) => ({ decoded: lenient(bytes, tried, name), isGuess: tried === encoding }))
    .filter(({ decoded }) => damageIn(decoded.text) * 20 <= decoded.text.length)
    .sort((a, b) => damageIn(a.decoded.text) - damageIn(b.decoded.text));
  if (!best) throw new AppError('unsupported', 'reading:encoding_not_found', { name });
  const { decoded, isGuess } = best;
  return { ...decoded, notes: [...(isGuess ? decodedAs : []), ...decoded.notes] };
}

/** How many characters no text contains: replacement characters, and those that a wrong guess makes of unused bytes. */
function damageIn(text: string): number {
  // oxlint-disable-next-line no-control-regex
  return text.match(/[\x01-\x08\x0E-\x1A\x1C-\x1F\x7F-\x84\x86-\x9F\uFFFD]/g)?.length ?? 0;
}

/** Encodings of Chinese, Japanese and Korean, as XML declares them. */
const eastern = /^(?:gb|hz|big5|shift|sjis|windows-(?:31j|949)|euc|iso-2022|ks_c)/i;

/** How many bytes are decoded at once. */
const CHUNK_BYTES = 1_000_000;

/**
 * The text of the file called `name`, without a byte-order mark. UTF-8, as nearly all files are, is decoded in pieces,
 * as often as the caller iterates: a large text takes twice its size as a whole. Throws `unsupported` if the bytes are
 * no text.
 */
export function textOfQde(content: Buffer, name: string): Iterable<string> {
  const declared = declaredIn(content);
  const forced = declared !== undefined && eastern.test(declared) ? strict(content, declared) : null;
  const mark = encodingOfMark(content);
  if (forced === null && (mark === null || mark === 'utf-8') && isUtf8(content) && !content.includes(0))
    return { [Symbol.iterator]: () => piecesOf(content) };
  const text = forced ?? decode(content, name, { declared: declared ?? 'utf-8' }).text;
  return [text.replace(/^\uFEFF/, '')];
}

function* piecesOf(content: Buffer): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < content.length; at += CHUNK_BYTES) {
    const text = decoder.decode(content.subarray(at, at + CHUNK_BYTES), { stream: true });
    // Some programs write the mark twice.
    yield at === 0 ? text.replace(/^\uFEFF/, '') : text;
  }
  yield decoder.decode();
}

/** Thrown for bytes that are not plainly UTF-8: only all of them together tell what they are. */
export class OtherEncoding extends Error {}

/**
 * The same text, decoded while its bytes arrive, so that they need not be in memory. Throws `OtherEncoding` where
 * `textOfQde` would not take the text for UTF-8 right away.
 */
export async function* arrivingTextOfQde(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  const decoded = (bytes?: Buffer): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new OtherEncoding();
    }
  };
  for await (const piece of pieces) {
    if (piece.includes(0) || (isFirst && eastern.test(declaredIn(piece) ?? ''))) throw new OtherEncoding();
    const text = decoded(piece);
    yield isFirst ? text.replace(/^\uFEFF/, '') : text;
    isFirst = false;
  }
  yield decoded();
}

/** The encoding declared in the file's first line; undefined if it is unreadable. */
function declaredIn(content: Buffer): string | undefined {
  const head = content.subarray(0, 200).toString('latin1');
  const label = /^(?:ï»¿)?<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
