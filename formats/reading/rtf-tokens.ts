// Splits Rich Text Format into tokens (RTF 1.9.1, "Conventions of an RTF reader"): groups, control words with their
// numbers, and bytes of text, whose encoding only the reader knows.
import { AppError } from '#core/errors.ts';

export type RtfToken =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  /** A control word, or a control symbol such as `~`, named by its character. */
  | { readonly type: 'word'; readonly name: string; readonly value: number | null }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array };

const [tab, lineFeed, carriageReturn, space, apostrophe, minus] = [0x09, 0x0a, 0x0d, 0x20, 0x27, 0x2d];
const [backslash, brace, closingBrace] = [0x5c, 0x7b, 0x7d];
/** The most letters of a control word (RTF 1.9.1), and the most digits of its number. */
const MAX_WORD_LETTERS = 32;
const MAX_DIGITS = 11;

/** The tokens of an rtf, to the end of its outermost group. Throws `invalid` if the file ends before that. */
export function* rtfTokens(bytes: Uint8Array, name: string): Generator<RtfToken, void, undefined> {
  const broken = (): AppError => new AppError('invalid', 'reading:broken', { name, ending: 'rtf' });
  let depth = 0;
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === brace) {
      depth += 1;
      at += 1;
      yield { type: 'open' };
    } else if (byte === closingBrace) {
      depth -= 1;
      at += 1;
      yield { type: 'close' };
      if (depth <= 0) return;
    } else if (byte === lineFeed || byte === carriageReturn) {
      at += 1;
    } else if (byte !== backslash) {
      const start = at;
      while (at < bytes.length && !isSpecial(bytes[at] ?? 0)) at += 1;
      yield { type: 'bytes', bytes: bytes.subarray(start, at) };
    } else if (isLetter(bytes[at + 1] ?? 0)) {
      const word = controlWord(bytes, at + 1);
      at = word.end;
      if (word.name === 'bin') {
        // Raw bytes follow; a count beyond the end of the file is wrong.
        const length = Math.max(0, word.value ?? 0);
        if (at + length > bytes.length) throw broken();
        at += length;
        yield { type: 'word', name: 'bin', value: null };
      } else yield { type: 'word', name: word.name, value: word.value };
    } else if (bytes[at + 1] === apostrophe) {
      const value = Number.parseInt(Buffer.from(bytes.subarray(at + 2, at + 4)).toString('latin1'), 16);
      at += 4;
      if (!Number.isNaN(value)) yield { type: 'bytes', bytes: Uint8Array.of(value) };
    } else {
      const symbol = bytes[at + 1] ?? 0;
      at += 2;
      if (symbol === backslash || symbol === brace || symbol === closingBrace) {
        yield { type: 'bytes', bytes: Uint8Array.of(symbol) };
      } else yield { type: 'word', name: symbolName(symbol), value: null };
    }
  }
  throw broken();
}

/** The control word whose letters begin at `start`, its number, and where the next token begins. */
function controlWord(bytes: Uint8Array, start: number): { name: string; value: number | null; end: number } {
  let at = start;
  while (isLetter(bytes[at] ?? 0) && at - start < MAX_WORD_LETTERS) at += 1;
  const word = ascii(bytes, start, at);
  const numberStart = at;
  if (bytes[at] === minus && isDigit(bytes[at + 1] ?? 0)) at += 1;
  while (isDigit(bytes[at] ?? 0)) at += 1;
  const value =
    at > numberStart ? Number(ascii(bytes, numberStart, Math.min(at, numberStart + MAX_DIGITS))) : null;
  return { name: word, value, end: bytes[at] === space ? at + 1 : at };
}

/** A line end after a backslash ends a paragraph, like `\par`. */
function symbolName(symbol: number): string {
  if (symbol === lineFeed || symbol === carriageReturn) return 'par';
  return symbol === tab ? 'tab' : String.fromCharCode(symbol);
}

function isSpecial(byte: number): boolean {
  return (
    byte === backslash ||
    byte === brace ||
    byte === closingBrace ||
    byte === lineFeed ||
    byte === carriageReturn
  );
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}
