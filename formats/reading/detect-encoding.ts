// Detects the encoding of bytes without any declaration. Chinese is recognised by its pairs of bytes, of which even a
// short text has many; everything else by a detector that knows which letters follow one another.
import { chardet } from 'jschardet';

/** The old encodings of Chinese and European texts: WHATWG's names by the detector's. */
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
  ['windows-1255', 'windows-1255'],
  ['windows-1256', 'windows-1256'],
  ['windows-1257', 'windows-1257'],
  ['cp874', 'windows-874'],
  ['koi8-r', 'koi8-r'],
]);
/** The same, as the detector expects them. */
const detectable = [...legacyEncodings.keys(), 'big5hkscs', 'euc_jis_2004'];
const japaneseOrKorean = new Set(['shift_jis', 'euc-jp', 'euc-kr']);
const eastAsian = new Set(['gb18030', 'big5', ...japaneseOrKorean]);
/** Encodings of non-Latin alphabets, in which whole words are high bytes. */
const otherAlphabets = new Set([
  'windows-1251',
  'windows-1253',
  'windows-1255',
  'windows-1256',
  'windows-874',
  'koi8-r',
]);

const SAMPLE_BYTES = 200_000;

/** The detector rates two Chinese characters 0.18, the four letters of café 0.02, noise 0.004. */
const MIN_CONFIDENCE = 0.01;
/** The detector rates a sentence of Japanese or Korean 0.6, and other text at most 0.2. */
const MIN_JAPANESE_OR_KOREAN_CONFIDENCE = 0.3;

/** The most likely encoding of `bytes`, a WHATWG label; null if none is likely. */
export function detectEncoding(bytes: Uint8Array): string | null {
  const stretch = sample(bytes);
  const chinese = chineseEncoding(stretch);
  if (chinese) return chinese.encoding;
  const { encoding, confidence } = detect(stretch);
  const plain = isMostlyAscii(bytes);
  if (!plain && confidence < MIN_CONFIDENCE) return null;
  const latin = 'windows-1252';
  // With mostly ASCII and a few other characters the detector has no evidence, and Latin encodings are the most likely.
  if (!encoding || (plain && !eastAsian.has(encoding) && confidence < 0.1)) return latin;
  if (otherAlphabets.has(encoding) && pairsOf(stretch).adjacent < 0.8) return latin;
  const isSame = !eastAsian.has(encoding) && decoded(stretch, encoding) === decoded(stretch, latin);
  return isSame ? latin : encoding;
}

/** A recognised Chinese encoding, how many characters support it, and whether it is certain. */
export interface ChineseEncoding {
  readonly encoding: 'gb18030' | 'big5';
  readonly count: number;
  readonly isSure: boolean;
}

/** The Chinese encoding of the bytes, recognised by the frequent characters of GB 2312 and Big5; else null. */
export function chineseEncoding(bytes: Uint8Array): ChineseEncoding | null {
  const { count, gb, big5, adjacent } = pairsOf(sample(bytes));
  if (count === 0) return null;
  const found = detect(condensed(sample(bytes)));
  if (japaneseOrKorean.has(found.encoding ?? '') && found.confidence >= MIN_JAPANESE_OR_KOREAN_CONFIDENCE)
    return null;
  const isLikely = (encoding: string): boolean => adjacent >= 0.8 || found.encoding === encoding;
  if (gb >= 0.95 && big5 <= 0.8 && isLikely('gb18030')) return { encoding: 'gb18030', count, isSure: true };
  if (big5 >= 0.95 && gb <= 0.5 && isLikely('big5')) return { encoding: 'big5', count, isSure: true };
  if (gb < 0.95 || big5 < 0.95 || adjacent < 0.8) return null;
  // One or two words may be either; the mainland's encoding is far more frequent.
  return { encoding: found.encoding === 'big5' ? 'big5' : 'gb18030', count, isSure: false };
}

interface Pairs {
  readonly count: number;
  /** The share of byte pairs that are punctuation or a frequent character, in GB 2312 and in Big5. */
  readonly gb: number;
  readonly big5: number;
  /** The share of non-ASCII bytes that are next to another. */
  readonly adjacent: number;
}

/** GB 2312 has its frequent characters in rows B0 to D7, Big5 in A4 to C6; both have punctuation in A1 to A3. */
function pairsOf(bytes: Uint8Array): Pairs {
  const isHigh = (index: number): boolean => (bytes[index] ?? 0) >= 0x80;
  let [count, gb, big5, high, adjacent] = [0, 0, 0, 0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    if (!isHigh(at)) continue;
    high += 1;
    if (isHigh(at - 1) || isHigh(at + 1)) adjacent += 1;
  }
  for (let at = 0; at < bytes.length; at += isHigh(at) ? 2 : 1) {
    if (!isHigh(at)) continue;
    const lead = bytes[at] ?? 0;
    const trail = bytes[at + 1] ?? 0;
    count += 1;
    if ((lead <= 0xa3 ? lead >= 0xa1 : lead >= 0xb0 && lead <= 0xd7) && trail >= 0xa1) gb += 1;
    if (lead >= 0xa1 && lead <= 0xc6 && (trail >= 0xa1 || (trail >= 0x40 && trail <= 0x7e))) big5 += 1;
  }
  return { count, gb: gb / count, big5: big5 / count, adjacent: adjacent / high };
}

function detect(bytes: Uint8Array): { encoding: string | undefined; confidence: number } {
  const found = chardet.detect(bytes, { includeEncodings: detectable });
  return {
    encoding: legacyEncodings.get(found.encoding?.toLowerCase() ?? ''),
    confidence: found.confidence,
  };
}

/** A part of the bytes around the first non-ASCII byte: elsewhere there is nothing to detect. */
function sample(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - 1000);
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

/**
 * The bytes without runs of ASCII, which would dilute a text; an ASCII byte after a high one may be the second half of
 * a character.
 */
function condensed(bytes: Uint8Array): Uint8Array {
  const kept: number[] = [];
  let run = 0;
  for (const byte of bytes) {
    run = byte >= 0x80 ? 0 : run + 1;
    if (run <= 1) kept.push(byte);
    else if (run === 2) kept.push(0x20);
  }
  return Uint8Array.from(kept);
}

function isMostlyAscii(bytes: Uint8Array): boolean {
  let high = 0;
  for (const byte of bytes) if (byte >= 0x80) high += 1;
  return high * 5 < bytes.length;
}

function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
