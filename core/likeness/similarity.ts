// How alike two texts are, computed on the texts themselves: sketches propose pairs, this module decides.
import { SHINGLE_WEIGHT, type Shingled } from './shingles.ts';

/** Numbers from 0 to 1. */
export interface Likeness {
  /**
   * The letters of both texts in shingles that the other text has too, divided by the letters of both: the
   * measure that JPlag uses for program text (L. Prechelt, G. Malpohl, M. Philippsen, 2002). 1 for the same
   * letters, whatever the punctuation. An edited word costs little more than its own letters, unlike in the
   * Jaccard index.
   */
  readonly similarity: number;
  /** The share of the shorter text's letters in such shingles. */
  readonly containment: number;
}

/** Texts below this weight are alike only if their letters are equal: everybody says "I do not know". */
const MIN_WEIGHT = 3 * SHINGLE_WEIGHT;

const unlike: Likeness = { similarity: 0, containment: 0 };

/** An index of the shingles of a text, built once for comparing it with many. */
export interface ShingleIndex {
  readonly text: Shingled;
  /** Shingles by hash, with open addressing; -1 is a free slot. */
  readonly slots: Int32Array;
}

/** Builds the index of a text. */
export function shingleIndex(text: Shingled): ShingleIndex {
  let capacity = 16;
  while (capacity < text.hashes.length * 2) capacity *= 2;
  const index = { text, slots: new Int32Array(capacity).fill(-1) };
  for (let shingle = 0; shingle < text.hashes.length; shingle += 1) {
    const slot = slotOf(index, text, shingle);
    if (index.slots[slot] === -1) index.slots[slot] = shingle;
  }
  return index;
}

/** The slot that holds this shingle of `from`, or the free slot where it would be put. Compares the letters. */
function slotOf({ text, slots }: ShingleIndex, from: Shingled, shingle: number): number {
  const hash = from.hashes[shingle]!;
  const mask = slots.length - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  for (;;) {
    const found = slots[slot]!;
    if (found === -1) return slot;
    if (text.hashes[found] === hash && isSame(text, found, from, shingle)) return slot;
    slot = (slot + 1) & mask;
  }
}

function isSame(a: Shingled, first: number, b: Shingled, second: number): boolean {
  const length = a.ends[first]! - first;
  if (b.ends[second]! - second !== length) return false;
  for (let at = 0; at < length; at += 1) if (a.units[first + at] !== b.units[second + at]) return false;
  return true;
}

function coveredBy(index: ShingleIndex, text: Shingled): number {
  let covered = 0;
  let coveredTo = 0;
  for (let shingle = 0; shingle < text.hashes.length; shingle += 1) {
    if (index.slots[slotOf(index, text, shingle)] === -1) continue;
    const end = text.ends[shingle]!;
    covered += end - Math.max(shingle, coveredTo);
    coveredTo = end;
  }
  return covered;
}

/** How alike two texts are. Symmetric. */
export function likeness(a: ShingleIndex, b: ShingleIndex): Likeness {
  const [first, second] = [a.text, b.text];
  if (first.units.length === 0 || second.units.length === 0) return unlike;
  if (Math.min(first.weight, second.weight) < MIN_WEIGHT) {
    return sameLetters(first, second) ? { similarity: 1, containment: 1 } : unlike;
  }
  const ofFirst = coveredBy(b, first);
  const ofSecond = coveredBy(a, second);
  const shorterIsFirst = first.units.length <= second.units.length;
  return {
    similarity: (ofFirst + ofSecond) / (first.units.length + second.units.length),
    containment: shorterIsFirst ? ofFirst / first.units.length : ofSecond / second.units.length,
  };
}

function sameLetters(a: Shingled, b: Shingled): boolean {
  return a.units.length === b.units.length && a.units.every((unit, at) => unit === b.units[at]);
}
