// Which pairs are worth comparing letter by letter: those whose sketches agree, found without looking at all pairs.
import { agreement, SKETCH_PLACES, type Sketch } from './sketch.ts';

/** Two indices in a list of sketches, the smaller first. */
export type Pair = readonly [number, number];

/** How many standard errors are added to an estimate in a pair's favour. */
const BENEFIT = 2;

/** A text is searched for in texts up to this many times as long: in longer ones a sketch cannot find it. */
const MAX_TIMES_LONGER = 4;
/** The least share of it that must then seem to be contained. */
const MIN_CONTAINED = 0.8;

/**
 * Up to this many texts that agree in a band are all compared with each other; later ones only with a few of
 * the first that agree in most bands. What hundreds of texts share, such as the answers to one form, does not
 * distinguish them, and all pairs of thousands are millions. Two texts that share more than the crowd does
 * meet in a band of their own.
 */
export const MAX_CROWD = 30;
const FEW_OF_CROWD = 5;

/**
 * The least share of shared shingles that are taken to be followed by another shared one. Where one word in
 * four was changed there are fewer; such texts are not searched for.
 */
const MIN_FOLLOWED = 0.35;

/**
 * Pairs that may be as similar as the threshold, or of which one may contain the other, found by bands of
 * sketch places (locality-sensitive hashing, P. Indyk and R. Motwani 1998; J. Leskovec, A. Rajaraman, J.
 * Ullman, Mining of massive datasets, 3.4). From 0.7 a band is two places: of pairs with a fifth of their
 * shingles in common, the least that is searched for, one in two hundred is missed; with three tenths, in
 * practice none. Below 0.7 every place is a band, and pairs with a tenth in common are not missed in
 * practice. In a crowd of more than `MAX_CROWD` texts that agree in the same bands, later ones are compared
 * with a few of the first.
 *
 * Pairs are in the order of the list; `among` keeps pairs with at least one of these indices.
 */
export function* candidates(
  sketches: readonly Sketch[],
  threshold: number,
  among?: ReadonlySet<number>,
  progress?: (done: number, total: number) => void,
): Generator<Pair> {
  const rows = threshold >= 0.7 ? 2 : 1;
  const bands = SKETCH_PLACES / rows;
  const buckets = Array.from({ length: bands }, () => new Map<number, number[]>());
  for (let second = 0; second < sketches.length; second += 1) {
    progress?.(second, sketches.length);
    const sketch = sketches[second]!;
    if (sketch.shingles === 0) continue;
    const seen = new Set<number>();
    /** In how many bands it agrees with the first texts of a crowd. */
    const crowd = new Map<number, number>();
    for (let band = 0; band < bands; band += 1) {
      const key = bandKey(sketch, band, rows);
      const bucket = buckets[band]!.get(key);
      if (!bucket) {
        buckets[band]!.set(key, [second]);
        continue;
      }
      if (bucket.length < MAX_CROWD) {
        for (const first of bucket) seen.add(first);
        bucket.push(second);
      } else for (const first of bucket.slice(0, FEW_OF_CROWD)) crowd.set(first, (crowd.get(first) ?? 0) + 1);
    }
    const nearest = [...crowd].sort(([a, agreed], [b, other]) => other - agreed || a - b);
    for (const [first] of nearest.slice(0, FEW_OF_CROWD)) seen.add(first);
    for (const first of [...seen].sort((a, b) => a - b)) {
      if (among && !among.has(first) && !among.has(second)) continue;
      if (isWorthwhile(sketches[first]!, sketch, threshold)) yield [first, second];
    }
  }
}

function bandKey({ places }: Sketch, band: number, rows: number): number {
  return rows === 1 ? places[band]! : places[band * 2]! * 0x20_0000 + (places[band * 2 + 1]! & 0x1f_ffff);
}

/**
 * Whether two texts may share as many letters as the threshold says. Changes in one place leave most shared
 * shingles followed by shared ones; changes scattered over single words do not, and then each shared shingle
 * stands for more shared letters. Where changes occur at random, a run of letters is unchanged for the length
 * of a shingle with the probability `followed`, and letters in such runs are 1 - ln `followed` times as many
 * as the shingles.
 */
function isWorthwhile(a: Sketch, b: Sketch, threshold: number): boolean {
  const { resemblance, followable, followed } = agreement(a, b);
  const atMost = withBenefit(resemblance, SKETCH_PLACES, BENEFIT);
  const ofFollowed = followable === 0 ? 0 : withBenefit(followed / followable, followable, -BENEFIT);
  const letters = 1 - Math.log(Math.max(MIN_FOLLOWED, ofFollowed));
  const shared = (atMost * (a.shingles + b.shingles)) / (1 + atMost);
  if ((2 * shared * letters) / (a.shingles + b.shingles) >= threshold) return true;
  const [shorter, longer] = [Math.min(a.shingles, b.shingles), Math.max(a.shingles, b.shingles)];
  return longer <= MAX_TIMES_LONGER * shorter && (shared * letters) / shorter >= MIN_CONTAINED;
}

/** A share estimated from `count` items, moved by `errors` standard errors. */
function withBenefit(share: number, count: number, errors: number): number {
  return share + errors * Math.sqrt((share * (1 - share)) / count);
}
