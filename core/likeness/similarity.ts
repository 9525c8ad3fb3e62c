// How alike two texts are, counted on the texts themselves: a sketch proposes, this decides.
import { SHINGLE_WEIGHT, type Shingled } from './shingles.ts';

/** Numbers from 0 to 1. */
export interface Likeness {
  /**
   * The letters of both texts that stand in a shingle which the other has too, over the letters of both: as JPlag
   * counts program text (L. Prechelt, G. Malpohl, M. Philippsen, 2002). 1 for the same letters, whatever the
   * punctuation. An edited word costs its own letters and hardly more, which is not so of the Jaccard index.
   */
  readonly similarity: number;
  /** Of the shorter text, the letters that stand in such a shingle. */
  readonly containment: number;
}

/** Below this weight a text is alike only to one of the same letters: everybody says "I do not know". */
const SHORT = 3 * SHINGLE_WEIGHT;

const unlike: Likeness = { similarity: 0, containment: 0 };

/** Looks up which shingles a text has; made once for comparing it with many. */
export interface ShingleIndex {
  readonly text: Shingled;
  /** Shingles by hash, open addressing; -1 is free. */
  readonly slots: Int32Array;
}

/** Indexes the shingles of a text. */
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

/** The slot that holds this shingle of `from`, or the free one where it would stand. Letters are compared. */
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

/** How alike two texts are. The order of the two does not matter. */
export function likeness(a: ShingleIndex, b: ShingleIndex): Likeness {
  const [first, second] = [a.text, b.text];
  if (first.units.length === 0 || second.units.length === 0) return unlike;
  if (Math.min(first.weight, second.weight) < SHORT) {
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
