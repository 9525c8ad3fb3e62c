// The numbers under "More statistics", for every theme of a comparison at once: the corrected p of one theme
// depends on all of them.
import { chiSquare, type ChiSquare } from '../statistics/chi-square.ts';
import { fisher } from '../statistics/fisher.ts';
import { benjaminiHochberg, holm } from '../statistics/multiplicity.ts';
import {
  cohenH,
  equalWeightSalience,
  haldaneOddsRatio,
  newcombe,
  phi,
  sampleOddsRatio,
  type Difference,
  type Share,
} from '../statistics/proportion.ts';

/** How the two shares of one theme differ. Null wherever a side is empty or a number is not defined. */
export interface ThemeStatistics {
  /** Share of `a` less share of `b`, with its 95 % interval. */
  readonly difference: Difference | null;
  readonly fisher: number | null;
  /** Fisher's p corrected over all themes of the comparison, after Holm and after Benjamini and Hochberg. */
  readonly holm: number | null;
  readonly bh: number | null;
  /** To be shown only where it is `dependable`. */
  readonly chiSquare: ChiSquare | null;
  readonly cohenH: number | null;
  readonly phi: number | null;
  /** As counted; null where a cell is 0. */
  readonly oddsRatio: number | null;
  /** With one half added to each cell: the one to show where `oddsRatio` is null. */
  readonly haldaneOddsRatio: number | null;
  /** The mean of the two shares; never the share of both sides taken together. */
  readonly equalWeightSalience: number | null;
}

/** The statistics of each theme; both lists hold the same themes in the same order. */
export function statisticsOf(a: readonly Share[], b: readonly Share[]): ThemeStatistics[] {
  const pairs = a.flatMap((ofA, index) => {
    const ofB = b[index];
    return ofB === undefined ? [] : [[ofA, ofB] as const];
  });
  const ps = pairs.map(([ofA, ofB]) => fisher(ofA, ofB));
  const byHolm = holm(ps);
  const byBh = benjaminiHochberg(ps);
  return pairs.map(([ofA, ofB], index) => ({
    difference: newcombe(ofA, ofB),
    fisher: ps[index] ?? null,
    holm: byHolm[index] ?? null,
    bh: byBh[index] ?? null,
    chiSquare: chiSquare(ofA, ofB),
    cohenH: cohenH(ofA, ofB),
    phi: phi(ofA, ofB),
    oddsRatio: sampleOddsRatio(ofA, ofB),
    haldaneOddsRatio: haldaneOddsRatio(ofA, ofB),
    equalWeightSalience: equalWeightSalience(ofA, ofB),
  }));
}
