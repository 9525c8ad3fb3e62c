// How codes accumulate over units: as they came, and as they would on average over all orders of the units.

/** Codes seen after each unit, and what rare codes tell of those not seen. */
export interface Accumulation {
  /** Codes that come new in each unit, in order, as numbers of `incidence`. */
  readonly news: readonly (readonly number[])[];
  /** Distinct codes up to each unit. */
  readonly observed: readonly number[];
  /** The mean of that over all orders of the units. */
  readonly expected: readonly number[];
  /** Codes found in one unit only, and in two. */
  readonly singletons: number;
  readonly doubletons: number;
  /** How many codes there might be in all (Chao2, corrected for bias), at least; 0 without units. */
  readonly chao2: number;
}

/** Accumulates the codes of units, each given as the numbers of its codes. */
export function accumulationOf(incidence: readonly ReadonlySet<number>[]): Accumulation {
  const unitsWith = new Map<number, number>();
  const observed: number[] = [];
  const news = incidence.map((codes) => {
    const own = [...codes].filter((code) => !unitsWith.has(code)).sort((a, b) => a - b);
    for (const code of codes) unitsWith.set(code, (unitsWith.get(code) ?? 0) + 1);
    observed.push(unitsWith.size);
    return own;
  });
  const codesByUnits = new Map<number, number>();
  for (const units of unitsWith.values()) codesByUnits.set(units, (codesByUnits.get(units) ?? 0) + 1);
  const [singletons, doubletons] = [codesByUnits.get(1) ?? 0, codesByUnits.get(2) ?? 0];
  const all = incidence.length;
  return {
    news,
    observed,
    expected: expectedOf(all, codesByUnits),
    singletons,
    doubletons,
    chao2:
      all === 0
        ? 0
        : unitsWith.size + (((all - 1) / all) * singletons * (singletons - 1)) / (2 * (doubletons + 1)),
  };
}

/**
 * The expected number of codes after 1, 2, … of `all` units: of a code in `f` units, a draw of `n` misses it with
 * probability C(all - f, n) / C(all, n).
 */
function expectedOf(all: number, codesByUnits: ReadonlyMap<number, number>): number[] {
  const missed = Array.from(codesByUnits, ([units, codes]) => ({ units, codes, share: 1 }));
  return Array.from({ length: all }, (_, drawn) => {
    let seen = 0;
    for (const each of missed) {
      each.share *= (all - each.units - drawn) / (all - drawn);
      if (each.share < 0) each.share = 0;
      seen += each.codes * (1 - each.share);
    }
    return seen;
  });
}
