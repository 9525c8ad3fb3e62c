import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '#core/counting/grouping.ts';
import { units, type Grouping } from '#core/counting/request.ts';
import { sourcesInScope } from '#core/counting/scope.ts';
import { toldBase } from '#core/counting/tally-column.ts';
import { tally } from '#core/counting/tally.ts';
import { crosstab, type Crosstab, type CrosstabRequest } from '#core/crosstab/crosstab.ts';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { tries } from '../../helpers/seeded-ids.ts';
import { studies } from '../counting/random-study.ts';
import { Study } from '../counting/study.ts';

const { respondents: worked, documents_theme_by_class: byClass } = analysis.crosstab;
const near = (wanted: number): unknown => expect.closeTo(wanted, 9);

/** The worked study: seventeen people, nineteen interviews, the theme guide. */
function interviewed(): Study {
  const study = new Study().theme('guide');
  worked.interviews.forEach(({ respondent, date, guide }, index) => {
    const id = `${respondent} ${date}`;
    study.interview(id, [respondent], { date, length: 100, codePoints: 100 }).reviewed([id]);
    if (guide) study.coding(id, 'guide', [index, index + 5]);
  });
  const values = (of: 'sector' | 'member'): Record<string, string> =>
    Object.fromEntries(Object.entries(worked.attributes).map(([name, own]) => [name, own[of]]));
  return study
    .attribute('sector', 'respondent')
    .values('sector', values('sector'))
    .attribute('member', 'respondent')
    .values('member', values('member'));
}

const sector: Grouping = { attributeId: 'sector' };
const member: Grouping = { attributeId: 'member' };
const study = interviewed();

function ofPeople(more: Partial<CrosstabRequest> = {}): Crosstab {
  return crosstab(study.corpus, study.table, { by: sector, by2: member, unit: 'respondents', ...more });
}

/** Cells by the keys of rows and columns, as the worked numbers have them. */
function cellsBy<T>(made: Crosstab, read: (cell: Crosstab['themes'][number]['total']) => T) {
  const [theme] = made.themes;
  return Object.fromEntries(
    made.rows.map(({ key }, row) => [
      key,
      Object.fromEntries(made.columns.map((column, place) => [column.key, read(theme!.cells[row]![place]!)])),
    ]),
  );
}

describe('the worked crosstab', () => {
  it('has the counts and bases of people by sector and membership', () => {
    const made = ofPeople();

    // Where nobody stands there is a dash, which the worked table writes as 0 of 0.
    expect(cellsBy(made, ({ count, n }) => [count ?? 0, n])).toEqual(worked.cells_guide_of_n);
    expect(cellsBy(made, ({ count, reason }) => [count, reason?.key])['capital']).toEqual({
      yes: [null, 'empty_scope'],
      no: [0, undefined],
    });
    const [theme] = made.themes;
    const totals = (heads: Crosstab['rows'], cells: readonly { count: number | null; n: number | null }[]) =>
      Object.fromEntries(heads.map(({ key }, place) => [key, [cells[place]!.count, cells[place]!.n]]));
    expect(totals(made.rows, theme!.rowTotals)).toEqual(worked.rows);
    expect(totals(made.columns, theme!.columnTotals)).toEqual(worked.columns);
    expect([theme!.total.count, theme!.total.n]).toEqual(worked.total);
  });

  it.each([
    ['row', worked.row_percent_of_guide],
    ['column', worked.column_percent_of_guide],
    ['total', worked.total_percent_of_guide],
  ] as const)('has the worked percentages of the %s', (percent, expected) => {
    const made = ofPeople({ percent });

    expect(cellsBy(made, ({ share }) => share)).toEqual(
      Object.fromEntries(
        Object.entries(expected).map(([key, cells]) => [
          key,
          Object.fromEntries(
            Object.entries(cells).map(([column, share]) => [column, share === null ? null : near(share)]),
          ),
        ]),
      ),
    );
  });

  it('says why a row without the theme has no percentages', () => {
    const made = ofPeople({ percent: 'row' });

    expect(cellsBy(made, ({ reason }) => reason?.key)['capital']).toEqual({
      yes: 'empty_scope',
      no: 'no_variation',
    });
  });

  it.each(['cell', 'row', 'column', 'total', 'none'] as const)(
    'gives a cell in which nobody stands that reason whatever the percentages are out of: %s',
    (percent) => {
      const { research } = cellsBy(ofPeople({ percent }), ({ count, reason }) => [count, reason?.key]);

      expect(research).toEqual({ yes: [null, 'empty_scope'], no: [4, undefined] });
    },
  );

  it('tests the theme by sector, and sector by membership, with the exact test', () => {
    const { statistics } = ofPeople({ statistics: true });

    expect(statistics?.themes[0]?.byRows).toMatchObject({
      n: 17,
      chiSquare: null,
      exact: { p: near(worked.guide_by_sector.fisher_freeman_halton), tables: worked.guide_by_sector.tables },
      cramersV: near(worked.guide_by_sector.cramer_v),
      correctedV: near(worked.guide_by_sector.cramer_v_bias_corrected),
      holm: near(worked.guide_by_sector.fisher_freeman_halton),
      bh: near(worked.guide_by_sector.fisher_freeman_halton),
      reason: { key: 'small_expected' },
    });
    expect(statistics?.table).toMatchObject({
      n: 17,
      exact: {
        p: near(worked.sector_by_member.fisher_freeman_halton),
        tables: worked.sector_by_member.tables,
      },
      cramersV: near(worked.sector_by_member.cramer_v),
    });
  });

  it('counts people by wave in unions, and pairs their interviews one by one', () => {
    const byMonth = tally(study.corpus, study.table, { by: 'month', unit: 'respondents' });
    const cells = byMonth.columns.map(({ key, n }, place) => [
      key,
      [byMonth.rows[0]!.cells[place]!.count, n],
    ]);
    const { total, sum_of_columns: sum, ...waves } = worked.by_wave_respondents;

    expect(Object.fromEntries(cells)).toEqual(waves);
    expect([byMonth.rows[0]!.total.count, byMonth.total.n]).toEqual(total);
    expect(total).not.toEqual(sum);

    const paired = crosstab(study.corpus, study.table, { by: 'respondent', by2: 'month' });
    const twice = cellsBy(paired, ({ count }) => count);
    for (const [name, expected] of Object.entries(worked.paired))
      expect([twice[name]?.['2024-12'], twice[name]?.['2025-03']]).toEqual(expected);
  });

  it('gives interviews of people interviewed twice no percentage and no test', () => {
    const made = crosstab(study.corpus, study.table, { by: sector, by2: member, statistics: true });
    const [theme] = made.themes;

    expect(theme?.total).toMatchObject({
      count: worked.interviews_unit.guide,
      n: worked.interviews_unit.n,
      share: null,
      reason: { key: 'clustered', params: { cluster: 'respondent' } },
    });
    expect(made.statistics?.themes[0]?.byRows).toMatchObject({ exact: null, reason: { key: 'clustered' } });
    expect(made.statistics?.table).toMatchObject({
      exact: null,
      cramersV: null,
      reason: { key: 'clustered' },
    });
  });

  it('does not count people by the month of their interviews, since some have two', () => {
    expect(() => ofPeople({ by2: 'month' })).toThrow(
      expect.objectContaining({ key: 'errors:crosstab_people_in_several', parameters: { count: 2 } }),
    );
  });
});

describe('tests of documents', () => {
  /** Documents by class, with and without the theme, half of each in either year. */
  function published(): Study {
    const made = new Study().theme('t');
    byClass.columns.forEach((name, place) => {
      made.class(name);
      const [having, without] = [byClass.with[place]!, byClass.without[place]!];
      for (let index = 0; index < having + without; index += 1) {
        const id = `${name} ${index}`;
        made.document(id, { classId: name, date: index % 2 === 0 ? '2019' : '2020' }).reviewed([id]);
        if (index < having) made.coding(id, 't', null);
      }
    });
    return made;
  }

  it('has the published chi-square, residuals and V', () => {
    const made = published();
    const { statistics } = crosstab(made.corpus, made.table, { by: 'class', by2: 'year', statistics: true });

    expect(statistics?.themes[0]?.byRows).toMatchObject({
      n: byClass.n,
      chiSquare: { value: near(byClass.chi2), df: byClass.df, p: near(byClass.p) },
      exact: null,
      cramersV: near(byClass.cramer_v),
      correctedV: near(byClass.cramer_v_bias_corrected),
      residuals: byClass.adjusted_residuals.map((row) => row.map(near)),
      reason: null,
    });
  });

  it('refuses passages, codings and characters, and themes inside a tested theme', () => {
    const made = published().code('u', { parentId: 't', isTheme: true }).theme('v', []);
    for (const unit of ['passages', 'codings', 'characters'] as const) {
      const { statistics } = crosstab(made.corpus, made.table, {
        by: 'class',
        by2: 'year',
        statistics: true,
        unit,
      });
      for (const { byRows, byColumns } of statistics!.themes)
        for (const each of [byRows, byColumns, statistics!.table])
          expect(each).toMatchObject({
            chiSquare: null,
            exact: null,
            cramersV: null,
            residuals: null,
            reason: { key: 'clustered', params: { cluster: 'source' } },
          });
    }
    const { statistics, themes } = crosstab(made.corpus, made.table, {
      by: 'class',
      by2: 'year',
      statistics: true,
    });
    expect(themes.map(({ codeId }) => codeId)).toEqual(['t', 'u', 'v']);
    expect(statistics?.themes.map(({ byRows }) => byRows.reason?.key ?? null)).toEqual([
      null,
      'one_inside_other',
      'no_variation',
    ]);
  });

  it('refuses columns that share units, classes of unlike coverage, and mixed kinds', () => {
    const several = new Study().theme('t').attribute('topic', 'source');
    for (const id of ['a', 'b', 'c', 'd']) several.document(id, { date: '2019' }).reviewed([id]);
    several.coding('a', 't', [0, 3]).values('topic', { a: 'x', b: 'y', c: 'x' });
    several.rows.attributeValue.push({ ...several.rows.attributeValue[0]!, id: 'again', value: 'y' });
    const topic: Grouping = { attributeId: 'topic' };
    const crossed = crosstab(several.corpus, several.table, { by: topic, by2: 'year', statistics: true });

    expect(crossed.statistics?.themes[0]?.byRows.reason).toMatchObject({
      key: 'overlapping_columns',
      params: { k: 1, unit: 'documents' },
    });
    const ofColumn = crosstab(several.corpus, several.table, { by: topic, by2: 'year', percent: 'column' });
    expect(ofColumn.themes[0]?.columnTotals).toMatchObject([
      { count: 1, share: null, reason: { key: 'multiple_values' } },
    ]);
    expect(ofColumn.themes[0]?.cells.map(([cell]) => cell)).toMatchObject([
      { share: 1 },
      { share: 1 },
      { share: 0 },
    ]);

    const unlike = new Study().theme('t').class('news', 'sampled').class('report');
    for (const id of ['a', 'b']) unlike.document(id, { classId: 'news', date: '2019' }).reviewed([id]);
    for (const id of ['c', 'd']) unlike.document(id, { classId: 'report', date: '2020' }).reviewed([id]);
    const apart = crosstab(unlike.corpus, unlike.table, { by: 'class', by2: 'year', statistics: true });
    expect(apart.statistics?.table.reason?.key).toBe('unlike_coverage');

    unlike.interview('i', ['N1'], { date: '2020' }).reviewed(['i']);
    const mixed = crosstab(unlike.corpus, unlike.table, {
      by: 'kind',
      by2: 'year',
      percent: 'total',
      statistics: true,
    });
    expect(mixed.statistics?.table.reason?.key).toBe('mixed_kinds');
    expect(mixed.themes[0]?.cells[0]?.[0]).toMatchObject({ share: null, reason: { key: 'mixed_kinds' } });
  });

  it('refuses people of a group interview who share a coding', () => {
    const group = new Study().theme('t').attribute('role', 'respondent').attribute('sex', 'respondent');
    group.interview('g', ['N1', 'N2']).interview('i', ['N3']).reviewed(['g', 'i']);
    group.values('role', { N1: 'x', N2: 'y', N3: 'x' }).values('sex', { N1: 'f', N2: 'm', N3: 'm' });
    const request = {
      by: { attributeId: 'role' },
      by2: { attributeId: 'sex' },
      unit: 'respondents',
      statistics: true,
    } as const;
    const spoken = { respondentId: 'N1' };
    group.coding('g', 't', [0, 3], spoken);
    const told = crosstab(group.corpus, group.table, request);
    expect(told.statistics?.themes[0]?.byRows.reason?.key).toBe('small_expected');

    group.coding('g', 't', [5, 9]);
    const shared = crosstab(group.corpus, group.table, request);
    expect(shared.statistics?.themes[0]?.byRows.reason).toMatchObject({
      key: 'clustered',
      params: { cluster: 'interview' },
    });
  });
});

const sourceGroupings = fc.constantFrom<Grouping[]>('kind', 'class', 'year', 'quarter', 'month');

describe('any crosstab', () => {
  it('counts in each cell what a tally of the sources of that cell counts', () => {
    fc.assert(
      fc.property(
        studies,
        sourceGroupings,
        sourceGroupings,
        fc.constantFrom(...units.filter((unit) => unit !== 'respondents')),
        fc.constantFrom('reviewed' as const, 'all' as const, 'any' as const),
        (random, by, by2, unit, denominator) => {
          const { corpus, table } = random;
          const request = { unit, denominator, of: 'codes', layer: 'main' } as const;
          const made = crosstab(corpus, table, { ...request, by, by2 });
          const scoped = sourcesInScope(corpus, {});
          const [rows, columns] = [columnsOf(corpus, scoped, by), columnsOf(corpus, scoped, by2)];
          made.rows.forEach((_, row) =>
            made.columns.forEach((__, column) => {
              const inCell = ({ id }: { readonly id: string }): boolean =>
                rows.ofSource(id).includes(row) && columns.ofSource(id).includes(column);
              const sourceIds = scoped.inScope.filter(inCell).map(({ id }) => id);
              const others = scoped.inScope.filter((source) => !inCell(source));
              const counted = tally(corpus, table, { ...request, scope: { sourceIds } }, others);
              expect(made.themes.map(({ cells }) => cells[row]![column]!.count)).toEqual(
                counted.rows.map(({ total }) => total.count),
              );
              const n = sourceIds.length === 0 ? 0 : toldBase(counted.total, unit);
              expect(made.themes.map(({ cells }) => cells[row]![column]!.n)).toEqual(
                counted.rows.map(() => n),
              );
            }),
          );
          made.themes.forEach(({ total, rowTotals }, index) => {
            const plain = tally(corpus, table, { ...request, by });
            expect([...rowTotals, total].map(({ count }) => count)).toEqual(
              [...plain.rows[index]!.cells, plain.rows[index]!.total].map(({ count }) => count),
            );
          });
        },
      ),
      tries(60, 1),
    );
  });

  it('counts of each person with each value what a tally of the people with that value counts', () => {
    const role = 'role of the person';
    fc.assert(
      fc.property(
        studies,
        fc.constantFrom(...units),
        fc.constantFrom('reviewed' as const, 'all' as const),
        (random, unit, denominator) => {
          const { corpus, table } = random;
          const request = { unit, denominator, of: 'codes', layer: 'main' } as const;
          const interviews = { kind: 'interview' } as const;
          const { inScope } = sourcesInScope(corpus, interviews);
          const made = crosstab(corpus, table, {
            ...request,
            scope: interviews,
            by: { attributeId: role },
            by2: 'respondent',
          });
          for (const [row, { key }] of made.rows.entries()) {
            const attributes = [{ attributeId: role, values: [key === '(none)' ? null : key] }];
            const scope = { ...interviews, attributes };
            const counted = tally(corpus, table, { ...request, scope, by: 'respondent' }, inScope);
            for (const [place, column] of made.columns.entries()) {
              const found = counted.columns.findIndex((other) => other.key === column.key);
              expect(made.themes.map(({ cells }) => cells[row]![place]!.count)).toEqual(
                counted.rows.map(({ cells }) => cells[found]?.count ?? null),
              );
              const n = found < 0 ? 0 : toldBase(counted.columns[found]!, unit);
              expect(made.themes.map(({ cells }) => cells[row]![place]!.n)).toEqual(
                counted.rows.map(() => n),
              );
            }
          }
        },
      ),
      tries(60, 1),
    );
  });

  it('adds up to one in a row, a column and the whole table, where nothing has several values', () => {
    fc.assert(
      fc.property(studies, sourceGroupings, sourceGroupings, (random, by, by2) => {
        const request = { by, by2, of: 'codes', denominator: 'all', scope: { kind: 'document' } } as const;
        const sum = (shares: readonly (number | null)[]): number =>
          shares.reduce<number>((all, share) => all + (share ?? 0), 0);
        for (const percent of ['row', 'column', 'total'] as const) {
          const { themes } = crosstab(random.corpus, random.table, { ...request, percent, unit: 'codings' });
          for (const { cells, rowTotals, columnTotals, total } of themes) {
            const shares = cells.map((row) => row.map(({ share }) => share));
            const parts =
              percent === 'row'
                ? shares.map((row, place) => [sum(row), rowTotals[place]!.share] as const)
                : percent === 'column'
                  ? columnTotals.map(
                      ({ share }, place) => [sum(shares.map((row) => row[place]!)), share] as const,
                    )
                  : [[sum(shares.flat()), total.share] as const];
            for (const [added, whole] of parts) expect(added).toBeCloseTo(whole ?? 0, 9);
          }
        }
      }),
      tries(40, 1),
    );
  });
});
