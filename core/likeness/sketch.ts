// Sketches: 256 numbers that stand for the set of a text's shingles, so that thousands of texts can be compared
// without reading them again. Two sketches agree in as many places as the two sets resemble each other.
import { shingled, type Shingled } from './shingles.ts';

/** The number of places of a sketch. */
export const SKETCH_PLACES = 256;

/** Raised whenever folding, shingles or hashing change, so that older stored sketches are made anew. */
const VERSION = 1;

export interface Sketch {
  /** Shingles of the text, repeated ones as often as they stand there. */
  readonly shingles: number;
  /** `SKETCH_PLACES` numbers; none for a text without letters. */
  readonly places: Uint32Array;
}

/** Spreads the bits of a number: the finaliser of MurmurHash3 (A. Appleby). */
export function mixed(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/**
 * Makes a sketch by fast similarity sketching (S. Dahlgaard, M. B. T. Knudsen, M. Thorup, Fast similarity sketching,
 * FOCS 2017): MinHash in one pass. In each round every shingle falls into one place and the smallest stays; a place
 * filled in one round is closed for the next. Long texts are done after one round; short ones take more, and are
 * estimated as well as long ones.
 */
export function sketchOf({ hashes }: Pick<Shingled, 'hashes'>): Sketch {
  if (hashes.length === 0) return { shingles: 0, places: new Uint32Array(0) };
  const places = new Uint32Array(SKETCH_PLACES);
  // 0: open; 1: filled in this round; 2: filled before.
  const filled = new Uint8Array(SKETCH_PLACES);
  let open = SKETCH_PLACES;
  for (let round = 0; open > 0; round += 1) {
    const seed = mixed(round + 1);
    // After so many rounds what is open still is filled place by place.
    const forced = round >= SKETCH_PLACES ? round - SKETCH_PLACES : -1;
    for (let at = 0; at < hashes.length; at += 1) {
      const value = mixed(hashes[at]! ^ seed);
      const place = forced < 0 ? value >>> 24 : forced;
      if (filled[place] === 2) continue;
      if (filled[place] === 0) {
        filled[place] = 1;
        open -= 1;
        places[place] = value;
      } else if (value < places[place]!) places[place] = value;
    }
    for (let place = 0; place < SKETCH_PLACES; place += 1) if (filled[place] === 1) filled[place] = 2;
  }
  return { shingles: hashes.length, places };
}

/** The sketch of a text. */
export function sketchOfText(text: string): Sketch {
  return sketchOf(shingled(text));
}

/**
 * The resemblance of two texts, shared shingles over all shingles (Jaccard), estimated: without bias, with a
 * standard error of at most 1 / (2 √256) = 0.031.
 */
export function estimatedResemblance(a: Sketch, b: Sketch): number {
  if (a.shingles === 0 || b.shingles === 0) return 0;
  let same = 0;
  for (let place = 0; place < SKETCH_PLACES; place += 1) if (a.places[place] === b.places[place]) same += 1;
  return same / SKETCH_PLACES;
}

/** A sketch as bytes to be kept, little-endian. */
export function sketchBytes({ shingles, places }: Sketch): Uint8Array {
  const bytes = new Uint8Array(8 + places.length * 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, VERSION, true);
  view.setUint32(4, shingles, true);
  places.forEach((value, place) => view.setUint32(8 + place * 4, value, true));
  return bytes;
}

/** The sketch kept in bytes, or null where they are of another version or of none. */
export function sketchFrom(bytes: Uint8Array): Sketch | null {
  if (bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shingles = view.getUint32(4, true);
  const length = shingles === 0 ? 0 : SKETCH_PLACES;
  if (view.getUint32(0, true) !== VERSION || bytes.length !== 8 + length * 4) return null;
  return {
    shingles,
    places: Uint32Array.from({ length }, (_, place) => view.getUint32(8 + place * 4, true)),
  };
}
