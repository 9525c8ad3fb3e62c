/**
 * Mid-ranks in the order given: the largest value has rank 1, and tied values share the mean of the ranks
 * they would take (9, 7, 7, 4 become 1, 2.5, 2.5, 4).
 */
export function midRanks(values: readonly number[]): number[] {
  return values.map((value) => {
    const larger = values.filter((other) => other > value).length;
    const tied = values.filter((other) => other === value).length;
    return larger + (tied + 1) / 2;
  });
}
