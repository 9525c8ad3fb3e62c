// The codings and reviews of one coder at one moment, as bytes: some 35 for each coding, most of them its id and the digest
// of its words, which do not compress. No words are kept.
import type { InSteps } from '../in-steps.ts';

/** A coding as it stood. */
export interface StandingCoding {
  readonly id: string;
  readonly codeId: string;
  readonly sourceId: string;
  /** In UTF-16 code units of the text of that moment; both null for a whole-source coding. */
  readonly start: number | null;
  readonly end: number | null;
  /** The first 16 hex digits of the SHA-256 of its words; null for a whole-source coding. */
  readonly quoteDigest: string | null;
}

/** What one coder had done at one moment. */
export interface StandingWork {
  /** The hash of each text that has codings, by source id: where it is the same, a place is the same by its numbers. */
  readonly texts: ReadonlyMap<string, string>;
  readonly codings: readonly StandingCoding[];
  /** The ids of the sources that the coder had reviewed. */
  readonly reviewed: readonly string[];
}

/** The first byte of the form. */
const FORM = 1;

/** How many codings are written in one step. */
const CODINGS_A_STEP = 500;

/** Writes the work as bytes. The same work in the same order gives the same bytes. */
export function* bytesOfWork({ texts, codings, reviewed }: StandingWork): InSteps<Uint8Array> {
  const out = new Writer();
  out.byte(FORM);
  const sources = places(codings.map(({ sourceId }) => sourceId));
  yield;
  const codes = places(codings.map(({ codeId }) => codeId));
  yield;
  out.number(sources.size);
  for (const id of sources.keys()) {
    out.text(id);
    out.hex(texts.get(id) ?? '', 64);
  }
  out.number(codes.size);
  for (const id of codes.keys()) out.text(id);
  out.number(codings.length);
  for (const [place, { id, codeId, sourceId, start, end, quoteDigest }] of codings.entries()) {
    if (place % CODINGS_A_STEP === 0) yield;
    out.text(id);
    out.number(codes.get(codeId) ?? 0);
    out.number(sources.get(sourceId) ?? 0);
    if (start === null || end === null) out.number(0);
    else {
      out.number(start + 1);
      out.number(end - start);
      out.hex(quoteDigest ?? '', 16);
    }
  }
  out.number(reviewed.length);
  for (const id of reviewed) out.text(id);
  return out.bytes();
}

/** Reads what `bytesOfWork` wrote; null where the bytes are of another form or cut off. */
export function workFromBytes(bytes: Uint8Array): StandingWork | null {
  try {
    return readWork(new Reader(bytes));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readWork(read: Reader): StandingWork | null {
  if (read.byte() !== FORM) return null;
  const texts = new Map<string, string>();
  const sources = times(read.number(), () => {
    const id = read.text();
    texts.set(id, read.hex(64));
    return id;
  });
  const codes = times(read.number(), () => read.text());
  const codings = times(read.number(), (): StandingCoding => {
    const id = read.text();
    const codeId = at(codes, read.number());
    const sourceId = at(sources, read.number());
    const from = read.number();
    if (from === 0) return { id, codeId, sourceId, start: null, end: null, quoteDigest: null };
    const start = from - 1;
    return { id, codeId, sourceId, start, end: start + read.number(), quoteDigest: read.hex(16) };
  });
  return { texts, codings, reviewed: times(read.number(), () => read.text()) };
}

function times<T>(count: number, make: () => T): T[] {
  const made: T[] = [];
  for (let i = 0; i < count; i += 1) made.push(make());
  return made;
}

function at(list: readonly string[], place: number): string {
  const found = list[place];
  if (found === undefined) throw new RangeError('no such entry');
  return found;
}

/** The place of each distinct value in the order of first occurrence. */
function places(values: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const value of values) if (!found.has(value)) found.set(value, found.size);
  return found;
}

/** Marks a text of 36 characters that is a GUID in Concord's spelling; any other begins with its length. */
const GUID_MARK = 0;
const GUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

class Writer {
  #bytes = new Uint8Array(4096);
  #length = 0;

  byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(this.#bytes.length * 2);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  /** A whole number from 0 on, seven bits in each byte. */
  number(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  /** Hex digits, as many as given, padded with zeros on the right where there are fewer. */
  hex(digits: string, length: number): void {
    const filled = digits.padEnd(length, '0');
    for (let i = 0; i < length; i += 2) this.byte(valueAt(filled, i) * 16 + valueAt(filled, i + 1));
  }

  /** An id: 17 bytes for a GUID. */
  text(value: string): void {
    if (GUID.test(value)) {
      this.number(GUID_MARK);
      this.hex(value.replaceAll('-', ''), 32);
      return;
    }
    this.number(value.length + 1);
    for (let i = 0; i < value.length; i += 1) this.number(value.charCodeAt(i));
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

function valueAt(digits: string, place: number): number {
  const code = digits.charCodeAt(place);
  return code < 58 ? code - 48 : code - 87;
}

/** The two hex digits of each byte. */
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

class Reader {
  readonly #bytes: Uint8Array;
  #place = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Throws RangeError at the end. */
  byte(): number {
    const value = this.#bytes[this.#place];
    if (value === undefined) throw new RangeError('cut off');
    this.#place += 1;
    return value;
  }

  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte % 128) * factor;
      if (byte < 128) return value;
      if (factor > Number.MAX_SAFE_INTEGER) throw new RangeError('no number');
    }
  }

  hex(length: number): string {
    let digits = '';
    for (let i = 0; i < length; i += 2) digits += PAIRS[this.byte()];
    return digits;
  }

  text(): string {
    const mark = this.number();
    if (mark !== GUID_MARK) return times(mark - 1, () => String.fromCharCode(this.number())).join('');
    return [8, 4, 4, 4, 12].map((length) => this.hex(length)).join('-');
  }
}
