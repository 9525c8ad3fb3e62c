// Shingles: the overlapping pieces of a text by which it is compared with others (A. Z. Broder, On the
// resemblance and containment of documents, 1997). They consist of letters, not words, so that Chinese needs
// no segmenter.
import { folded } from './folding.ts';

/**
 * A shingle is the shortest run of letters with this weight: twelve letters, or four ideographs. Shorter ones
 * occur in unrelated texts too; longer ones lose more with every edited word.
 */
export const SHINGLE_WEIGHT = 12;

/** An ideograph or syllable carries about as much meaning as three letters. */
const IDEOGRAPH_WEIGHT = 3;
const IDEOGRAPH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;

/** A text cut into shingles; shingle `i` begins at letter `i`. */
export interface Shingled {
  /** Letters and digits, folded. */
  readonly units: Uint16Array;
  /** Where each shingle ends in `units`. */
  readonly ends: Uint32Array;
  /** A hash of each shingle; equal shingles have equal hashes. */
  readonly hashes: Uint32Array;
  /** The length in letters, with ideographs counted as three. */
  readonly weight: number;
}

const multiplier = 0x0100_0193;
const powers = Array.from({ length: SHINGLE_WEIGHT + 1 }, (_, exponent) => {
  let power = 1;
  for (let times = 0; times < exponent; times += 1) power = Math.imul(power, multiplier);
  return power;
});

let weights: Uint8Array | null = null;

function unitWeights(): Uint8Array {
  return Uint8Array.from({ length: 0x1_0000 }, (_, unit) => {
    // Nearly all letters above U+FFFF are ideographs; the weight is divided between the two surrogates.
    if (unit >= 0xd800 && unit < 0xe000) return unit < 0xdc00 ? 1 : IDEOGRAPH_WEIGHT - 1;
    return IDEOGRAPH.test(String.fromCharCode(unit)) ? IDEOGRAPH_WEIGHT : 1;
  });
}

/** Cuts a text into shingles. A text too short for one is a single, shorter shingle; one without letters has none. */
export function shingled(text: string): Shingled {
  weights ??= unitWeights();
  const units = folded(text);
  const ends = new Uint32Array(units.length);
  const hashes = new Uint32Array(units.length);
  let count = 0;
  let end = 0;
  let held = 0;
  let whole = 0;
  let hash = 0;
  for (let start = 0; start < units.length; start += 1) {
    while (held < SHINGLE_WEIGHT && end < units.length) {
      const weight = weights[units[end]!]!;
      held += weight;
      whole += weight;
      hash = (Math.imul(hash, multiplier) + units[end]!) | 0;
      end += 1;
    }
    if (held < SHINGLE_WEIGHT && start > 0) break;
    ends[count] = end;
    hashes[count] = hash;
    count += 1;
    held -= weights[units[start]!]!;
    // A rolling hash (Karp and Rabin 1987, modulo 2^32): subtracts the first letter with the factor that it
    // has by now.
    hash = (hash - Math.imul(units[start]!, powers[end - start - 1]!)) | 0;
  }
  return { units, ends: ends.subarray(0, count), hashes: hashes.subarray(0, count), weight: whole };
}
