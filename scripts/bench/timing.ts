// Measures times, in milliseconds.

/** The median of the numbers, NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The time of one run. */
export async function once(act: () => unknown): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** The median time of several runs, after one that does not count. */
export async function typical(runs: number, act: () => unknown): Promise<number> {
  await act();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await once(act));
  return median(times);
}
