// Reads what stands in bytes of ASCII with a comma behind each.
import { asciiText } from './guid.ts';

const COMMA = 44;
/** The digit 0. */
const ZERO = 48;

export class FactReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next, a whole number from 0 on; null where nothing stands. */
  number(): number | null {
    if (this.#isNothing()) return null;
    let number = 0;
    for (let byte = this.#next(); byte !== COMMA; byte = this.#next()) number = number * 10 + byte - ZERO;
    return number;
  }

  /** The next as it stands; null where nothing does. */
  text(): string | null {
    if (this.#isNothing()) return null;
    const from = this.#at;
    const to = this.#bytes.indexOf(COMMA, from);
    this.#at = to + 1;
    return asciiText(this.#bytes, from, to - from);
  }

  #isNothing(): boolean {
    if (this.#bytes[this.#at] !== COMMA) return false;
    this.#at += 1;
    return true;
  }

  #next(): number {
    // Behind the last comma nothing stands any more.
    const byte = this.#bytes[this.#at] ?? COMMA;
    this.#at += 1;
    return byte;
  }
}
