// Finds the numbers of ids that were seen before. Consecutive rows name few ids, each many times: a known id
// is found by its bytes alone, four at a time, without making a string.
import { asciiText, GUID_LENGTH } from './guid.ts';
import type { IdIndex } from './id-index.ts';

/** More than the codes of a large study. Two ids with the same place replace each other. A power of 2. */
const SEEN_PLACES = 8192;
/** The number of 32-bit words in the spelling of a GUID. */
const QUARTERS = GUID_LENGTH / 4;
/** A large odd multiplier that spreads similar values. */
const SPREAD = 0x9e3779b1;

/** The numbers of ids that come as bytes. */
export class SeenIds {
  readonly #index: IdIndex;
  readonly #ids = new Int32Array(SEEN_PLACES * QUARTERS);
  readonly #numbers = new Int32Array(SEEN_PLACES).fill(-1);

  constructor(index: IdIndex) {
    this.#index = index;
  }

  /**
   * The number of the id that begins at byte `from`, in ASCII and as long as a GUID. `quarters` are the same
   * bytes as `bytes`, four at a time.
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
  return (spread >>> 16) & (SEEN_PLACES - 1);
}
