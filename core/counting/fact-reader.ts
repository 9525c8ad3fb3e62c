// Reads ASCII fields that each end with a comma. A semicolon stands for fields that are all empty.
import { asciiText } from './guid.ts';

const COMMA = 44;
const SEMICOLON = 59;
/** The digit 0. */
const ZERO = 48;

/** Reads fields one after another. */
export class FactReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next field as a non-negative whole number; null where it is empty. */
  number(): number | null {
    if (this.#isNothing()) return null;
    let number = 0;
    for (let byte = this.#next(); byte !== COMMA; byte = this.#next()) number = number * 10 + byte - ZERO;
    return number;
  }

  /** The next field as text; null where it is empty. */
  text(): string | null {
    if (this.#isNothing()) return null;
    const from = this.#at;
    const to = this.#bytes.indexOf(COMMA, from);
    this.#at = to + 1;
    return asciiText(this.#bytes, from, to - from);
  }

  /** Whether a semicolon stands here for the rest of the fields; if so, goes on after it. */
  isRestEmpty(): boolean {
    return this.#isHere(SEMICOLON);
  }

  #isNothing(): boolean {
    return this.#isHere(COMMA);
  }

  #isHere(byte: number): boolean {
    if (this.#bytes[this.#at] !== byte) return false;
    this.#at += 1;
    return true;
  }

  #next(): number {
    // Past the last comma everything reads as empty.
    const byte = this.#bytes[this.#at] ?? COMMA;
    this.#at += 1;
    return byte;
  }
}
