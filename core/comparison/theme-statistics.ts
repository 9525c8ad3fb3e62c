// The numbers under "More statistics", for all themes of a comparison at once: the corrected p of one theme
// depends on all of them.
import { chiSquare, type ChiSquare } from '../statistics/chi-square.ts';
import { differenceOf } from '../statistics/estimate.ts';
import { fisher } from '../statistics/fisher.ts';
import { benjaminiHochberg, holm } from '../statistics/multiplicity.ts';
import {
  cohenH,
  equalWeightSalience,
  haldaneOddsRatio,
  phi,
  sampleOddsRatio,
  type Difference,
  type Interval,
  type Share,
} from '../statistics/proportion.ts';

/** The input of the statistics: a theme on one side. Without a share it has no statistics. */
export interface Measured {
  readonly count: number | null;
  readonly n: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Whether the sources behind it stand for different numbers of other sources. */
  readonly isWeighted: boolean;
}

/** How the two shares of one theme differ. Null wherever a side has no shares or a number is not defined. */
export interface ThemeStatistics {
  /** The share of `a` minus the share of `b`, with its 95 % interval. */
  readonly difference: Difference | null;
  readonly fisher: number | null;
  /** Fisher's p corrected over all themes of the comparison, by Holm and by Benjamini and Hochberg. */
  readonly holm: number | null;
  readonly bh: number | null;
  /** Shown only if it is `dependable`. */
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
export function statisticsOf(a: readonly Measured[], b: readonly Measured[]): ThemeStatistics[] {
  const pairs = a.flatMap((ofA, index) => {
    const ofB = b[index];
    return ofB === undefined ? [] : [{ ofA, ofB, counts: [countsOf(ofA), countsOf(ofB)] as const }];
  });
  const ps = pairs.map(({ counts }) => fisher(...counts));
  const byHolm = holm(ps);
  const byBh = benjaminiHochberg(ps);
  return pairs.map(({ ofA, ofB, counts }, index) => ({
    difference: differenceOfShares(ofA, ofB),
    fisher: ps[index] ?? null,
    holm: byHolm[index] ?? null,
    bh: byBh[index] ?? null,
    chiSquare: chiSquare(...counts),
    cohenH: cohenH(shareOutOfOne(ofA), shareOutOfOne(ofB)),
    phi: phi(...counts),
    oddsRatio: sampleOddsRatio(...counts),
    haldaneOddsRatio: haldaneOddsRatio(...counts),
    equalWeightSalience: equalWeightSalience(shareOutOfOne(ofA), shareOutOfOne(ofB)),
  }));
}

/** The difference, with an interval combined from both sides', whether these were counted or estimated. */
function differenceOfShares(a: Measured, b: Measured): Difference | null {
  const [ofA, ofB] = [within(a), within(b)];
  return ofA && ofB ? differenceOf(ofA, ofB) : null;
}

function within({ share, low, high }: Measured): (Interval & { readonly share: number }) | null {
  return share === null || low === null || high === null ? null : { share, low, high };
}

const nothing: Share = { count: 0, n: 0 };

/** The input of tests on counts, which weight every source equally. */
function countsOf({ count, n, share, isWeighted }: Measured): Share {
  return count === null || share === null || isWeighted ? nothing : { count, n };
}

/** A share for functions that need nothing but the share. */
function shareOutOfOne({ share }: Measured): Share {
  return share === null ? nothing : { count: share, n: 1 };
}
