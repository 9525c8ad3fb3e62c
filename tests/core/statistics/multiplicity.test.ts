import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from '#core/statistics/multiplicity.ts';
import { DIGITS, workedExample } from './worked-example.ts';

const ps = workedExample.expected.map((theme) => theme.fisher_p);
const anyPs = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });

describe('corrections over all themes of a table', () => {
  it('agree with the worked example', () => {
    const byHolm = holm(ps);
    const byBh = benjaminiHochberg(ps);

    workedExample.expected.forEach((theme, index) => {
      expect(byHolm[index]).toBeCloseTo(theme.holm, DIGITS);
      expect(byBh[index]).toBeCloseTo(theme.bh, DIGITS);
    });
  });

  it('leave out themes without a p, which stay null', () => {
    expect(holm([0.01, null, 0.04])).toEqual([0.02, null, 0.04]);
    expect(benjaminiHochberg([0.01, null, 0.04])).toEqual([0.02, null, 0.04]);
  });

  it('never lower a p, never pass 1, and keep the order of the themes', () => {
    fc.assert(
      fc.property(anyPs, (family) => {
        for (const adjusted of [holm(family), benjaminiHochberg(family)]) {
          family.forEach((p, i) => {
            expect(adjusted[i]).toBeGreaterThanOrEqual(p);
            expect(adjusted[i]).toBeLessThanOrEqual(1);
          });
          const byP = family.map((_, index) => index).sort((i, j) => (family[i] ?? 0) - (family[j] ?? 0));
          byP.slice(1).forEach((i, step) => {
            expect(adjusted[i]).toBeGreaterThanOrEqual(adjusted[byP[step] ?? -1] ?? Number.NaN);
          });
        }
      }),
    );
  });

  it('correct no more by Benjamini and Hochberg than by Holm', () => {
    fc.assert(
      fc.property(anyPs, (family) => {
        const byHolm = holm(family);
        benjaminiHochberg(family).forEach((p, index) => {
          expect(p).toBeLessThanOrEqual((byHolm[index] ?? Number.NaN) + 1e-15);
        });
      }),
    );
  });
});
