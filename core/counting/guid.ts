// Reads and writes GUIDs in Concord's spelling, as four 32-bit numbers.

/** The length of a GUID as Concord writes it. */
export const GUID_LENGTH = 36;
/** The number of 32-bit words in a GUID. */
export const GUID_WORDS = 4;

/** The two hex digits of each byte. */
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const HYPHEN = 0x2d;

/**
 * Writes the words of the GUID whose ASCII characters begin at `from` in `quarters`, four in each as a little-endian
 * machine reads them. Returns whether it is in Concord's spelling, where capitals are another; if not, the words are
 * meaningless.
 */
export function readGuid(quarters: Int32Array, from: number, words: Uint32Array, to: number): boolean {
  // The digits stand in groups of 8, 4, 4, 4 and 12 characters, so that hyphens cut some quarters in two.
  const third = quarters[from + 2]!;
  const fourth = quarters[from + 3]!;
  const fifth = quarters[from + 4]!;
  const sixth = quarters[from + 5]!;
  isSpelled =
    (third & 0xff) === HYPHEN &&
    ((fourth >>> 8) & 0xff) === HYPHEN &&
    ((fifth >>> 16) & 0xff) === HYPHEN &&
    sixth >>> 24 === HYPHEN;
  words[to] = (digits(quarters[from]!) << 16) | digits(quarters[from + 1]!);
  words[to + 1] = (digits((third >>> 8) | (fourth << 24)) << 16) | digits((fourth >>> 16) | (fifth << 16));
  words[to + 2] = (digits((fifth >>> 24) | (sixth << 8)) << 16) | digits(quarters[from + 6]!);
  words[to + 3] = (digits(quarters[from + 7]!) << 16) | digits(quarters[from + 8]!);
  return isSpelled;
}

/** Whether all that was read of the present GUID is in Concord's spelling. */
let isSpelled = true;

/** The value of four hex digits, all at once: a study has half a million GUIDs. */
function digits(quarter: number): number {
  // A letter has the bit 64, and its lower four bits count from 1.
  const value = (quarter & 0x0f0f0f0f) + 9 * ((quarter >>> 6) & 0x01010101);
  // Written out again, digits give the characters that they were read from. Others may be above 15.
  const letters = ((value + 0x06060606) >>> 4) & 0x01010101;
  if ((value & 0xf0f0f0f0) !== 0 || value + 0x30303030 + 0x27 * letters !== quarter) isSpelled = false;
  return ((value & 0xf) << 12) | (value & 0xf00) | ((value >>> 12) & 0xf0) | (value >>> 24);
}

/** The same for a text, which may be anything. */
export function readGuidText(text: string, words: Uint32Array, to: number): boolean {
  if (text.length !== GUID_LENGTH) return false;
  for (let place = 0; place < GUID_LENGTH; place += 1) {
    const code = text.charCodeAt(place);
    if (code > 127) return false;
    spelled[place] = code;
  }
  return readGuid(spelledQuarters, 0, words, to);
}

const spelled = new Uint8Array(GUID_LENGTH);
const spelledQuarters = new Int32Array(spelled.buffer);

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
