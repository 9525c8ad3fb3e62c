// Sketches: 256 numbers that represent the set of a text's shingles, so that thousands of texts can be
// compared without reading them again. The share of places in which two sketches agree estimates the
// resemblance of the two sets.
import type { Shingled } from './shingles.ts';

/** The number of places of a sketch. */
export const SKETCH_PLACES = 256;

/** Increase whenever folding, shingles or hashing change, so that stored sketches are made again. */
const VERSION = 1;

/** The sketch of a text. */
export interface Sketch {
  /** The number of shingles in the text, counting repetitions. */
  readonly shingles: number;
  /** `SKETCH_PLACES` numbers; empty for a text without letters. */
  readonly places: Uint32Array;
  /**
   * For the shingle in each place, the shingle that begins where it ends; 0 at the end of the text. Where
   * shared shingles are followed by shared ones, the texts have long passages in common.
   */
  readonly followers: Uint32Array;
}

/** The sketch of a text without letters. */
export const noSketch: Sketch = { shingles: 0, places: new Uint32Array(0), followers: new Uint32Array(0) };

/** Spreads the bits of a number: the finaliser of MurmurHash3 (A. Appleby). */
function mixed(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/**
 * Makes a sketch by fast similarity sketching (S. Dahlgaard, M. B. T. Knudsen, M. Thorup, Fast similarity
 * sketching, FOCS 2017): MinHash in one pass. In each round every shingle falls into one place and the
 * smallest stays; a place filled in one round is closed for the next. Long texts are finished after one
 * round; short ones take more, and are estimated as well as long ones.
 */
export function sketchOf({ hashes, ends }: Pick<Shingled, 'hashes' | 'ends'>): Sketch {
  if (hashes.length === 0) return noSketch;
  const places = new Uint32Array(SKETCH_PLACES);
  const kept = new Uint32Array(SKETCH_PLACES);
  // 0: open; 1: filled in this round; 2: filled before.
  const filled = new Uint8Array(SKETCH_PLACES);
  let open = SKETCH_PLACES;
  for (let round = 0; open > 0; round += 1) {
    const seed = mixed(round + 1);
    // After this many rounds, places that are still open are filled one by one.
    const forced = round >= SKETCH_PLACES ? round - SKETCH_PLACES : -1;
    for (let at = 0; at < hashes.length; at += 1) {
      const value = mixed(hashes[at]! ^ seed);
      const place = forced < 0 ? value >>> 24 : forced;
      if (filled[place] === 2) continue;
      if (filled[place] === 0) {
        filled[place] = 1;
        open -= 1;
      } else if (value >= places[place]!) continue;
      places[place] = value;
      kept[place] = at;
    }
    for (let place = 0; place < SKETCH_PLACES; place += 1) if (filled[place] === 1) filled[place] = 2;
  }
  const followers = kept.map((shingle) => hashes[ends[shingle]!] ?? 0);
  return { shingles: hashes.length, places, followers };
}

/** What two sketches tell about their texts. */
export interface Agreement {
  /**
   * The estimated resemblance of the two texts, shared shingles over all shingles (Jaccard): unbiased, with a
   * standard error of at most 1 / (2 √256) = 0.031.
   */
  readonly resemblance: number;
  /** Places that agree and are followed by something in at least one of the texts. */
  readonly followable: number;
  /** How many of these agree in what follows too. */
  readonly followed: number;
}

/** Compares two sketches. Texts without letters agree in nothing. */
export function agreement(a: Sketch, b: Sketch): Agreement {
  let same = 0;
  let followable = 0;
  let followed = 0;
  if (a.shingles > 0 && b.shingles > 0) {
    for (let place = 0; place < SKETCH_PLACES; place += 1) {
      if (a.places[place] !== b.places[place]) continue;
      same += 1;
      const [next, other] = [a.followers[place]!, b.followers[place]!];
      if (next === 0 && other === 0) continue;
      followable += 1;
      if (next === other) followed += 1;
    }
  }
  return { resemblance: same / SKETCH_PLACES, followable, followed };
}

/** The bytes by which a sketch is stored, little-endian. */
export function sketchBytes({ shingles, places, followers }: Sketch): Uint8Array {
  const bytes = new Uint8Array(8 + places.length * 8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, VERSION, true);
  view.setUint32(4, shingles, true);
  places.forEach((value, place) => view.setUint32(8 + place * 4, value, true));
  followers.forEach((value, place) => view.setUint32(8 + (places.length + place) * 4, value, true));
  return bytes;
}

/** The sketch stored in these bytes, or null where they are of another version or not a sketch. */
export function sketchFrom(bytes: Uint8Array): Sketch | null {
  if (bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shingles = view.getUint32(4, true);
  const length = shingles === 0 ? 0 : SKETCH_PLACES;
  if (view.getUint32(0, true) !== VERSION || bytes.length !== 8 + length * 8) return null;
  const numbers = (from: number): Uint32Array =>
    Uint32Array.from({ length }, (_, place) => view.getUint32(8 + (from + place) * 4, true));
  return { shingles, places: numbers(0), followers: numbers(length) };
}
