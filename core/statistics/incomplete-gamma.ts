// The upper tail of the gamma distribution, from which the p of a chi-square follows.

const EPSILON = 2 ** -53;
const MAX_TERMS = 10_000;

/**
 * The natural logarithm of Γ(x) for x > 0, to about fifteen digits.
 * Source: Stirling's series, DLMF 5.11.1, after the recurrence DLMF 5.5.1 has lifted x above 10.
 */
export function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 10) {
    shift += Math.log(z);
    z += 1;
  }
  const inverse = 1 / (z * z);
  const series =
    (1 / 12 -
      inverse *
        (1 / 360 -
          inverse * (1 / 1260 - inverse * (1 / 1680 - inverse * (1 / 1188 - inverse * (691 / 360360)))))) /
    z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

/**
 * The regularised upper incomplete gamma function Q(a, x) for a > 0 and x >= 0, in [0, 1]. Small tails keep
 * their relative precision.
 * Source: the power series DLMF 8.11.4 below a + 1, the continued fraction DLMF 8.9.2 (evaluated by Lentz's
 * method) above.
 */
export function upperIncompleteGamma(a: number, x: number): number {
  if (x === 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MAX_TERMS && term > sum * EPSILON; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  // The even part of the fraction has partial denominators x + 1 - a + 2n, all positive here, so Lentz's
  // guard against a zero denominator is not needed.
  let b = x + 1 - a;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MAX_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= EPSILON * 4) break;
  }
  return value;
}
