// How evenly the passages of a theme are spread over those who carry it.

/** How a theme is spread. */
export interface Spread {
  /** How many carry it: those with at least one passage. */
  readonly carriers: number;
  /** The passages of all of them together; a passage that several people share counts for each. */
  readonly passages: number;
  /** The most that one of them has; 0 if there is none. */
  readonly most: number;
  /** The places in the list of all that have so many; empty if nobody carries it. */
  readonly largest: readonly number[];
  /** The share of one of the largest in `passages`, from 0 to 1; null if nobody carries it. */
  readonly share: number | null;
  /** 1 ÷ Σp² over the shares: as if so many carried it equally. From 1 to `carriers`; null if nobody carries it. */
  readonly effective: number | null;
}

/** How passages are spread, given how many each has. */
export function spreadOf(counts: readonly number[]): Spread {
  const passages = counts.reduce((sum, count) => sum + count, 0);
  const most = counts.reduce((known, count) => Math.max(known, count), 0);
  const squares = counts.reduce((sum, count) => sum + count * count, 0);
  return {
    carriers: counts.filter((count) => count > 0).length,
    passages,
    most,
    largest: most === 0 ? [] : counts.flatMap((count, place) => (count === most ? [place] : [])),
    share: passages === 0 ? null : most / passages,
    // From whole numbers, so that an even spread gives a whole number.
    effective: passages === 0 ? null : (passages * passages) / squares,
  };
}
