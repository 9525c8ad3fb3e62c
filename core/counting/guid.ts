// GUIDs as Concord spells them, read and written as four numbers of 32 bits.

/** How long a GUID is as Concord writes it. */
export const GUID_LENGTH = 36;
/** Numbers of 32 bits in a GUID. */
export const GUID_WORDS = 4;

/** Digits of 4 bits by their character code; -1 for what is none. Capitals are another spelling. */
const DIGITS = Int8Array.from({ length: 256 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code)),
);
/** The digits of a byte. */
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const HYPHEN = 45;
const HYPHENS: readonly number[] = [8, 13, 18, 23];
/** Where the digits stand. */
const PLACES = Uint8Array.from(
  Array.from({ length: GUID_LENGTH }, (_, place) => place).filter((place) => !HYPHENS.includes(place)),
);

/**
 * Writes the words of the GUID that stands in `bytes` from a place on. Whether it is spelled as Concord spells one; of
 * anything else the words mean nothing.
 */
export function readGuid(bytes: Uint8Array, from: number, words: Uint32Array, to: number): boolean {
  // Of a digit that is none all bits are set, so that the sum of all is below 0.
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

/** The same of a text, which may be any. */
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

/** The GUID whose words stand from a place on. */
export function guidText(words: Uint32Array, from: number): string {
  const [second, third] = [words[from + 1]!, words[from + 2]!];
  return `${whole(words[from]!)}-${half(second >>> 16)}-${half(second)}-${half(third >>> 16)}-${half(third)}${whole(words[from + 3]!)}`;
}

/** The lower 16 bits in four digits. */
function half(word: number): string {
  return PAIRS[(word >>> 8) & 0xff]! + PAIRS[word & 0xff]!;
}

/** A word in eight digits. */
function whole(word: number): string {
  return half(word >>> 16) + half(word);
}

/** The text of so many bytes of ASCII. */
export function asciiText(bytes: Uint8Array, from: number, length: number): string {
  // Spreading goes byte by byte through an iterator.
  const text: string = Reflect.apply(String.fromCharCode, null, bytes.subarray(from, from + length));
  return text;
}
