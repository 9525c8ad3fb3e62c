// Fisher's exact test of a two-by-two table. The probabilities of the possible tables are computed outwards
// from the most likely one by exact ratios: without factorials nothing is lost to cancellation, and the
// result stays precise for any corpus size.
import { fourCells, type Share } from './proportion.ts';

/** Tables up to this factor likelier than the observed one still count as no likelier, as in R. */
const RELATIVE_TOLERANCE = 1 + 1e-7;

/**
 * The two-sided p of Fisher's exact test for two shares: the probability, given the margins, of all tables no
 * likelier than the observed one. 1 where everybody or nobody has the theme; null when a side is empty.
 * Source: Fisher 1935, Journal of the Royal Statistical Society 98: 39–82; two-sided rule of R's
 * `fisher.test`.
 */
export function fisher(a: Share, b: Share): number | null {
  if (a.n === 0 || b.n === 0) return null;
  const [aWith, aWithout, bWith] = fourCells(a, b);
  const { weights, lowest } = tableWeights(aWith + aWithout, b.n, aWith + bWith);
  const threshold = (weights[aWith - lowest] ?? 0) * RELATIVE_TOLERANCE;
  let noLikelier = 0;
  let all = 0;
  for (const weight of weights.sort((left, right) => left - right)) {
    all += weight;
    if (weight <= threshold) noLikelier += weight;
  }
  return Math.min(1, noLikelier / all);
}

/**
 * The hypergeometric probabilities of `k` of the `having` falling among `drawn`, relative to the likeliest,
 * for every possible `k` from `lowest` up.
 */
function tableWeights(
  drawn: number,
  rest: number,
  having: number,
): { weights: Float64Array; lowest: number } {
  const lowest = Math.max(0, having - rest);
  const highest = Math.min(drawn, having);
  const mode = Math.floor(((drawn + 1) * (having + 1)) / (drawn + rest + 2));
  const weights = new Float64Array(highest - lowest + 1);
  const ratioUp = (k: number): number => ((drawn - k) * (having - k)) / ((k + 1) * (rest - having + k + 1));
  weights[mode - lowest] = 1;
  for (let k = mode; k < highest; k++) weights[k + 1 - lowest] = (weights[k - lowest] ?? 0) * ratioUp(k);
  for (let k = mode; k > lowest; k--) weights[k - 1 - lowest] = (weights[k - lowest] ?? 0) / ratioUp(k - 1);
  return { weights, lowest };
}
