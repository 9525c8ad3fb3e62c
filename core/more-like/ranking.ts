// Which passages are most like examples: Rocchio's method over TF-IDF, as in Manning, Raghavan and Schütze, Introduction
// to Information Retrieval (2008), 6.2 and 9.1.1. Nothing is learned or guessed: the same texts give the same ranking.
import type { PassageIndex } from './passage-index.ts';

/** A passage by the hash of its text and its number in it. */
export interface UnitPlace {
  readonly hash: string;
  readonly unit: number;
}

/** A text in which passages are looked for. */
export interface LookedThrough {
  readonly hash: string;
  /** The numbers of passages that are not looked at. */
  readonly without: ReadonlySet<number>;
}

/** A passage that is like the examples. */
export interface RankedUnit {
  /** The place of its text among those looked through. */
  readonly at: number;
  readonly unit: number;
  /** From 0, nothing in common, to 1. */
  readonly score: number;
}

/** With fewer examples, what they have in common is mostly chance. */
export const MIN_EXAMPLES = 3;

/** What is subtracted of the refused passages. */
const REFUSED_SHARE = 0.25;

/**
 * What the examples have in common, as a vector of all features with length 1: their mean without a quarter of the mean
 * of the refused passages, nothing below 0. All zeros if nothing is left.
 */
export function commonVector(
  index: PassageIndex,
  examples: readonly UnitPlace[],
  refused: readonly UnitPlace[],
): Float64Array {
  const common = new Float64Array(index.features);
  const add = (places: readonly UnitPlace[], share: number): void => {
    for (const { hash, unit } of places) index.addTo(common, hash, unit, share / places.length);
  };
  add(examples, 1);
  add(refused, -REFUSED_SHARE);
  let squares = 0;
  for (let at = 0; at < common.length; at += 1) {
    if (common[at]! < 0) common[at] = 0;
    else squares += common[at]! ** 2;
  }
  const length = Math.sqrt(squares);
  if (length > 0) for (let at = 0; at < common.length; at += 1) common[at]! /= length;
  return common;
}

/** Ranks the passages of texts, the most alike first, those of one score in the order of the texts. */
export class Ranking {
  readonly #index: PassageIndex;
  readonly #common: Float64Array;
  readonly #limit: number;
  readonly #best: RankedUnit[] = [];
  #texts = 0;
  #looked = 0;
  #alike = 0;

  /** `limit`: how many to keep, at least 1. */
  constructor(index: PassageIndex, common: Float64Array, limit: number) {
    this.#index = index;
    this.#common = common;
    this.#limit = limit;
  }

  /** How many passages were looked at. */
  get looked(): number {
    return this.#looked;
  }

  /** How many of them have anything in common with the examples. */
  get alike(): number {
    return this.#alike;
  }

  /** The first of the ranking. */
  get best(): readonly RankedUnit[] {
    return this.#best;
  }

  /** Looks through the next text. */
  add({ hash, without }: LookedThrough): void {
    const at = this.#texts++;
    const products = this.#index.products(hash, this.#common);
    for (const [unit, product] of products.entries()) {
      if (without.has(unit)) continue;
      this.#looked += 1;
      if (product <= 0) continue;
      this.#alike += 1;
      this.#keep({ at, unit, score: Math.min(1, product) });
    }
  }

  #keep(ranked: RankedUnit): void {
    const last = this.#best.at(-1);
    if (this.#best.length === this.#limit && last && ranked.score <= last.score) return;
    let place = this.#best.length;
    while (place > 0 && this.#best[place - 1]!.score < ranked.score) place -= 1;
    this.#best.splice(place, 0, ranked);
    if (this.#best.length > this.#limit) this.#best.pop();
  }
}
