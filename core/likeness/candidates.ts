// Which pairs are worth comparing letter by letter: those whose sketches agree, found without looking at all pairs.
import { estimatedResemblance, SKETCH_PLACES, type Sketch } from './sketch.ts';

/** A pair of places in a list of sketches, the smaller first. */
export type Pair = readonly [number, number];

/** Standard errors of the estimate that a pair is given the benefit of. */
const BENEFIT = 2;

/** A text is looked for inside texts up to so many times as long: in longer ones a sketch cannot tell it. */
const LONGER = 4;
/** So much of its shingles is then shared at least, as estimated. */
const CONTAINED = 0.6;

/**
 * The least resemblance of texts that are compared for this threshold. Changes in one stretch leave more of it than
 * changes scattered over single words: with one word in four changed, seven tenths of the letters are shared, but
 * only a fifth of all shingles.
 */
function leastResemblance(threshold: number): number {
  return 0.15 + (threshold - 0.5) / 4;
}

/**
 * Pairs that may be as similar as the threshold, or of which the one may stand in the other, found by bands of
 * sketch places (locality-sensitive hashing, P. Indyk and R. Motwani 1998; J. Leskovec, A. Rajaraman, J. Ullman,
 * Mining of massive datasets, 3.4). From 0.7 a band is two places: a pair of the least resemblance, 0.2, is missed
 * once in two hundred times, one of 0.3 never in practice. Below 0.7 every place is a band, and one of 0.15 is never
 * missed in practice.
 *
 * In the order of the list; `among` keeps pairs with at least one of these places.
 */
export function* candidates(
  sketches: readonly Sketch[],
  threshold: number,
  among?: ReadonlySet<number>,
  progress?: (done: number, total: number) => void,
): Generator<Pair> {
  const rows = threshold >= 0.7 ? 2 : 1;
  const bands = SKETCH_PLACES / rows;
  const least = leastResemblance(threshold);
  const buckets = Array.from({ length: bands }, () => new Map<number, number[]>());
  for (let second = 0; second < sketches.length; second += 1) {
    progress?.(second, sketches.length);
    const sketch = sketches[second]!;
    if (sketch.shingles === 0) continue;
    const seen = new Set<number>();
    for (let band = 0; band < bands; band += 1) {
      const key = bandKey(sketch, band, rows);
      const bucket = buckets[band]!.get(key);
      if (!bucket) {
        buckets[band]!.set(key, [second]);
        continue;
      }
      for (const first of bucket) seen.add(first);
      bucket.push(second);
    }
    for (const first of [...seen].sort((a, b) => a - b)) {
      if (among && !among.has(first) && !among.has(second)) continue;
      if (isWorthwhile(sketches[first]!, sketch, least)) yield [first, second];
    }
  }
}

function bandKey({ places }: Sketch, band: number, rows: number): number {
  return rows === 1 ? places[band]! : places[band * 2]! * 0x20_0000 + (places[band * 2 + 1]! & 0x1f_ffff);
}

function isWorthwhile(a: Sketch, b: Sketch, least: number): boolean {
  const estimate = estimatedResemblance(a, b);
  const error = Math.sqrt((estimate * (1 - estimate)) / SKETCH_PLACES);
  const atMost = Math.min(1, estimate + BENEFIT * error);
  if (atMost >= least) return true;
  const [shorter, longer] = [Math.min(a.shingles, b.shingles), Math.max(a.shingles, b.shingles)];
  if (longer > LONGER * shorter) return false;
  const shared = (atMost * (a.shingles + b.shingles)) / (1 + atMost);
  return shared / shorter >= CONTAINED;
}
