// Corrections for testing many themes at once. The family is every theme of the table, fixed in advance; a
// theme without a p (null) is not part of it and stays null.

/**
 * Holm's step-down correction, which controls the chance of any false alarm. Results are in the order given.
 * Source: Holm 1979, Scandinavian Journal of Statistics 6: 65–70.
 */
export function holm(ps: readonly (number | null)[]): (number | null)[] {
  const adjusted: (number | null)[] = ps.map(() => null);
  const ascending = inFamily(ps).sort((a, b) => a.p - b.p);
  let highest = 0;
  ascending.forEach(({ p, index }, step) => {
    highest = Math.max(highest, Math.min(1, p * (ascending.length - step)));
    adjusted[index] = highest;
  });
  return adjusted;
}

/**
 * The step-up correction of Benjamini and Hochberg, which controls the share of false alarms. Results are in
 * the order given.
 * Source: Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57: 289–300.
 */
export function benjaminiHochberg(ps: readonly (number | null)[]): (number | null)[] {
  const adjusted: (number | null)[] = ps.map(() => null);
  const descending = inFamily(ps).sort((a, b) => b.p - a.p);
  let lowest = 1;
  descending.forEach(({ p, index }, step) => {
    lowest = Math.min(lowest, p * (descending.length / (descending.length - step)));
    adjusted[index] = lowest;
  });
  return adjusted;
}

function inFamily(ps: readonly (number | null)[]): { p: number; index: number }[] {
  return ps.flatMap((p, index) => (p === null ? [] : [{ p, index }]));
}
