// How well a ranking finds passages that were held out: for the figure of the bench, in which nothing was tuned on them.

/** The share of the held-out among the first `k`, out of the most that could be there; null if none are held out. */
export function recallAt(k: number, ranks: readonly number[]): number | null {
  if (ranks.length === 0) return null;
  return ranks.filter((rank) => rank <= k).length / Math.min(k, ranks.length);
}

/** What random order of `candidates` would give on average. */
export function randomRecallAt(k: number, candidates: number, heldOut: number): number | null {
  if (heldOut === 0 || candidates === 0) return null;
  return ((Math.min(k, candidates) / candidates) * heldOut) / Math.min(k, heldOut);
}
