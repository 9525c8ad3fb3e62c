import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedResiduals, chiSquare, chiSquareOfTable } from '#core/statistics/chi-square.ts';
import { expectedOf, withoutEmpty, type Contingency } from '#core/statistics/contingency.ts';
import { cramersV } from '#core/statistics/cramers-v.ts';
import { fisherFreemanHalton } from '#core/statistics/fisher-freeman-halton.ts';
import { fisher } from '#core/statistics/fisher.ts';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { tries } from '../../helpers/seeded-ids.ts';
import { anyShare } from './shares.ts';

/** The worked numbers are compared to 1e-9. */
const DIGITS = 9;

const { published, documents_theme_by_class: byClass, respondents, small_2x3: small } = analysis.crosstab;
const tables = {
  'party by sex (Agresti 2007)': published.party,
  'arthritis by treatment (Koch & Edwards 1988)': published.arthritis,
  'theme by class': { ...byClass, table: [byClass.with, byClass.without] },
};

function near(wanted: number): unknown {
  return expect.closeTo(wanted, DIGITS);
}

function nearEach(wanted: Contingency): unknown[][] {
  return wanted.map((row) => row.map(near));
}

describe('a table of counts', () => {
  it.each(Object.entries(tables))('%s has the chi-square, residuals and V of R', (_, expected) => {
    const { table } = expected;

    expect(expectedOf(table)).toEqual(nearEach(expected.expected));
    expect(chiSquareOfTable(table)).toEqual({
      value: near(expected.chi2),
      df: expected.df,
      p: near(expected.p),
      smallestExpected: near(expected.min_expected),
      dependable: true,
    });
    expect(chiSquareOfTable(table)?.p).toBeLessThan(expected.p * (1 + 1e-9));
    expect(chiSquareOfTable(table)?.p).toBeGreaterThan(expected.p * (1 - 1e-9));
    expect(adjustedResiduals(table)).toEqual(nearEach(expected.adjusted_residuals));
    expect(cramersV(table)).toEqual({
      value: near(expected.cramer_v),
      corrected: near(expected.cramer_v_bias_corrected),
      n: expected.n,
    });
  });

  it('has the printed chi-square, p and V of the books', () => {
    const { party, arthritis } = published;

    expect(chiSquareOfTable(party.table)?.value).toBeCloseTo(party.printed.chi2, 2);
    expect(chiSquareOfTable(arthritis.table)?.value).toBeCloseTo(arthritis.printed.chi2, 3);
    expect(chiSquareOfTable(arthritis.table)?.p).toBeCloseTo(arthritis.printed.p, 7);
    expect(cramersV(arthritis.table)?.value).toBeCloseTo(arthritis.printed.cramer_v, 3);
  });

  it('has the exact p of all tables with its margins, and their number', () => {
    const { guide_by_sector: guide, sector_by_member: members } = respondents;

    expect(fisherFreemanHalton(guide.table)).toEqual({
      p: near(guide.fisher_freeman_halton),
      tables: guide.tables,
    });
    expect(fisherFreemanHalton(members.table_yes_no)).toEqual({
      p: near(members.fisher_freeman_halton),
      tables: members.tables,
    });
    expect(
      fisherFreemanHalton([
        [3, 1, 4],
        [5, 2, 0],
      ]),
    ).toEqual({ p: near(small.p), tables: small.tables });
    expect(cramersV(guide.table)).toMatchObject({
      value: near(guide.cramer_v),
      corrected: near(guide.cramer_v_bias_corrected),
    });
    expect(chiSquareOfTable(guide.table)).toMatchObject({
      value: near(guide.chi2),
      smallestExpected: near(guide.min_expected),
      dependable: false,
    });
    expect(cramersV(members.table_yes_no)?.value).toBeCloseTo(members.cramer_v, DIGITS);
  });

  it('has no exact p where more than two million tables are possible', () => {
    expect(fisherFreemanHalton(published.job_satisfaction.table)).toEqual({ p: null, tables: null });
  });

  it('finds at once that a theme by a variable of many values has too many tables', () => {
    const withTheme = Array.from({ length: 40 }, (_, place) => 20 + place);

    expect(fisherFreemanHalton([withTheme, withTheme.toReversed()])).toEqual({ p: null, tables: null });
    expect(
      fisherFreemanHalton([
        [250, 250, 250, 250],
        [1, 0, 2, 0],
      ]),
    ).toMatchObject({ p: expect.any(Number), tables: 20 });
  });

  it('leaves residuals out where fewer than five are expected', () => {
    const [withTheme] = adjustedResiduals(respondents.guide_by_sector.table);

    expect(withTheme).toEqual([null, expect.any(Number), null, null]);
  });

  it('compares nothing where fewer than two rows or columns hold anything', () => {
    for (const table of [
      [],
      [[]],
      [
        [0, 0],
        [0, 0],
      ],
      [
        [1, 2],
        [0, 0],
      ],
      [
        [1, 0],
        [2, 0],
      ],
    ]) {
      expect([
        withoutEmpty(table),
        chiSquareOfTable(table),
        fisherFreemanHalton(table),
        cramersV(table),
      ]).toEqual([null, null, null, null]);
    }
  });
});

/** Two or three rows and two to four columns of counts up to `most`. */
function anyTable(most: number): fc.Arbitrary<number[][]> {
  return fc.tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 4 })).chain(([rows, columns]) =>
    fc.array(fc.array(fc.nat(most), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
}

/** All statistics of a table, to be compared with those of another. */
function statistics(table: Contingency): unknown[] {
  const exact = fisherFreemanHalton(table);
  const chi = chiSquareOfTable(table);
  const v = cramersV(table);
  return [exact?.p, exact?.tables, chi?.value, chi?.p, v?.value, v?.corrected].map((value) =>
    typeof value === 'number' ? near(value) : value,
  );
}

describe('any table', () => {
  it('has the p of Fisher where it has two rows and two columns', () => {
    fc.assert(
      fc.property(anyShare(), anyShare(), (a, b) => {
        const table = [
          [a.count, a.n - a.count],
          [b.count, b.n - b.count],
        ];
        const exact = fisherFreemanHalton(table);
        fc.pre(exact !== null);
        expect(exact?.p).toBeCloseTo(fisher(a, b)!, DIGITS);
        expect(chiSquareOfTable(table)).toEqual(chiSquare(a, b));
      }),
    );
  });

  it('has the same statistics whatever the order of rows and columns, turned over or with an empty row', () => {
    fc.assert(
      fc.property(anyTable(6), (table) => {
        const expected = statistics(table);
        const values = (of: Contingency): unknown[] => {
          const [exact, chi, v] = [fisherFreemanHalton(of), chiSquareOfTable(of), cramersV(of)];
          return [exact?.p, exact?.tables, chi?.value, chi?.p, v?.value, v?.corrected];
        };
        const turned = table[0]!.map((_, column) => table.map((row) => row[column]!));

        expect(values(table.toReversed())).toEqual(expected);
        expect(values(table.map((row) => row.toReversed()))).toEqual(expected);
        expect(values(turned)).toEqual(expected);
        expect(values([...table, table[0]!.map(() => 0)])).toEqual(expected);
      }),
      tries(60, 1),
    );
  });

  it('has an exact p above 0 and at most 1, as summed over all its tables by a slower way', () => {
    fc.assert(
      fc.property(anyTable(2), (table) => {
        const exact = fisherFreemanHalton(table);
        fc.pre(exact?.p != null);
        expect(exact.p).toBeGreaterThan(0);
        expect(exact.p).toBeLessThanOrEqual(1);
        expect(exact.p).toBeCloseTo(slowExact(withoutEmpty(table)!), DIGITS);
      }),
      tries(40, 1),
    );
  });
});

/** Deals the units of each column to the rows one table at a time, with factorials as whole numbers. */
function slowExact(table: Contingency): number {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = table[0]!.map((_, column) => table.reduce((sum, row) => sum + row[column]!, 0));
  const ways = (all: Contingency): bigint =>
    columns.reduce(
      (product, total, column) =>
        all.reduce((left, row) => left / factorial(row[column]!), factorial(total)) * product,
      1n,
    );
  const found = dealt(rows, columns).map(ways);
  const observed = ways(table);
  const noLikelier = found.filter((one) => one <= observed).reduce((sum, one) => sum + one, 0n);
  const all = found.reduce((sum, one) => sum + one, 0n);
  return Number((noLikelier * 10n ** 15n) / all) / 1e15;
}

function dealt(rows: readonly number[], columns: readonly number[]): number[][][] {
  const [first, ...others] = columns;
  if (first === undefined) return rows.every((row) => row === 0) ? [rows.map(() => [])] : [];
  return splits(first, rows).flatMap((column) =>
    dealt(
      rows.map((row, place) => row - column[place]!),
      others,
    ).map((rest) => rest.map((row, place) => [column[place]!, ...row])),
  );
}

function splits(total: number, rooms: readonly number[]): number[][] {
  const [first, ...others] = rooms;
  if (first === undefined) return total === 0 ? [[]] : [];
  return Array.from({ length: Math.min(first, total) + 1 }, (_, count) => count).flatMap((count) =>
    splits(total - count, others).map((rest) => [count, ...rest]),
  );
}

function factorial(count: number): bigint {
  let product = 1n;
  for (let factor = 2n; factor <= BigInt(count); factor += 1n) product *= factor;
  return product;
}
