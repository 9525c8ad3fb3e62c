// Rows that are read one after another name few ids, each many times: a number that was found before is found again by the
// bytes of its id alone, four at a time, without a string being made of them.
import { asciiText, GUID_LENGTH } from './guid.ts';
import type { IdIndex } from './id-index.ts';

/** More than the codes of a large study; two ids that want one place push each other out. A power of 2. */
const SEEN = 8192;
/** Numbers of 32 bits in the spelling of a GUID. */
const QUARTERS = GUID_LENGTH / 4;
/** A large odd number, which spreads what is alike. */
const SPREAD = 0x9e3779b1;

/** The numbers of ids that come as bytes. */
export class SeenIds {
  readonly #index: IdIndex;
  readonly #ids = new Int32Array(SEEN * QUARTERS);
  readonly #numbers = new Int32Array(SEEN).fill(-1);

  constructor(index: IdIndex) {
    this.#index = index;
  }

  /**
   * The number of the id that begins at byte `from`, which is as long as a GUID and in ASCII. `quarters` are the same bytes
   * as `bytes`, four at a time.
   */
  numberOf(bytes: Uint8Array, quarters: Int32Array, from: number): number {
    const at = from / 4;
    const place = placeOf(quarters[at]!, quarters[at + 1]!, quarters[at + QUARTERS - 1]!);
    const ids = this.#ids;
    const own = place * QUARTERS;
    let same = 0;
    while (same < QUARTERS && ids[own + same] === quarters[at + same]) same += 1;
    const known = this.#numbers[place]!;
    if (same === QUARTERS && known >= 0) return known;
    const number = this.#index.numberOf(asciiText(bytes, from, GUID_LENGTH));
    for (let quarter = 0; quarter < QUARTERS; quarter += 1) ids[own + quarter] = quarters[at + quarter]!;
    this.#numbers[place] = number;
    return number;
  }
}

function placeOf(first: number, second: number, last: number): number {
  const mixed = Math.imul(Math.imul(first, SPREAD) ^ second, SPREAD) ^ last;
  const spread = Math.imul(mixed, SPREAD);
  return (spread >>> 16) & (SEEN - 1);
}
