// Reads and writes GUIDs in Concord's spelling, as four 32-bit numbers.

/** The length of a GUID as Concord writes it. */
export const GUID_LENGTH = 36;
/** The number of 32-bit words in a GUID. */
export const GUID_WORDS = 4;

/** The value of each hex digit by character code; -1 for other characters. Capitals count as another spelling. */
const DIGITS = Int8Array.from({ length: 256 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code)),
);
/** The two hex digits of each byte. */
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const HYPHEN = 45;
const HYPHENS: readonly number[] = [8, 13, 18, 23];
/** The places of the hex digits. */
const PLACES = Uint8Array.from(
  Array.from({ length: GUID_LENGTH }, (_, place) => place).filter((place) => !HYPHENS.includes(place)),
);

/**
 * Writes the words of the GUID that begins at byte `from`. Returns whether it is in Concord's spelling; if
 * not, the words are meaningless.
 */
export function readGuid(bytes: Uint8Array, from: number, words: Uint32Array, to: number): boolean {
  // The value of an invalid digit has all bits set, which makes the combination of all values negative.
  let all = 0;
  for (let at = 0; at < GUID_WORDS; at += 1) {
    let word = 0;
    for (let digit = at * 8; digit < at * 8 + 8; digit += 1) {
      const value = DIGITS[bytes[from + PLACES[digit]!]!]!;
      all |= value;
      word = (word << 4) | value;
    }
    words[to + at] = word;
  }
  return (
    all >= 0 &&
    bytes[from + 8] === HYPHEN &&
    bytes[from + 13] === HYPHEN &&
    bytes[from + 18] === HYPHEN &&
    bytes[from + 23] === HYPHEN
  );
}

/** The same for a text, which may be anything. */
export function readGuidText(text: string, words: Uint32Array, to: number): boolean {
  if (text.length !== GUID_LENGTH) return false;
  for (let place = 0; place < GUID_LENGTH; place += 1) {
    const code = text.charCodeAt(place);
    if (code >= DIGITS.length) return false;
    spelled[place] = code;
  }
  return readGuid(spelled, 0, words, to);
}

const spelled = new Uint8Array(GUID_LENGTH);

/** The GUID whose words begin at `from`. */
export function guidText(words: Uint32Array, from: number): string {
  const [second, third] = [words[from + 1]!, words[from + 2]!];
  return `${whole(words[from]!)}-${half(second >>> 16)}-${half(second)}-${half(third >>> 16)}-${half(third)}${whole(words[from + 3]!)}`;
}

/** The lower 16 bits as four hex digits. */
function half(word: number): string {
  return PAIRS[(word >>> 8) & 0xff]! + PAIRS[word & 0xff]!;
}

/** A word as eight hex digits. */
function whole(word: number): string {
  return half(word >>> 16) + half(word);
}

/** The text of `length` ASCII bytes. */
export function asciiText(bytes: Uint8Array, from: number, length: number): string {
  // Spreading would go byte by byte through an iterator.
  const text: string = Reflect.apply(String.fromCharCode, null, bytes.subarray(from, from + length));
  return text;
}
