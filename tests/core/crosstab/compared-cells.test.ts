import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonInput } from '#core/comparison/input.ts';
import { commonDates } from '#core/counting/dates.ts';
import type { Grouping } from '#core/counting/request.ts';
import { comparisonOfCells, neighboursOf } from '#core/crosstab/compared-cells.ts';
import { crosstab, type CrosstabRequest } from '#core/crosstab/crosstab.ts';
import { tries } from '../../helpers/seeded-ids.ts';
import { studies } from '../counting/random-study.ts';
import { Study } from '../counting/study.ts';

/** Reports and news of three years, one of each with the theme; one date is known by its year only, one not at all. */
function published(): Study {
  const study = new Study().class('news').class('report').theme('guide');
  const dates = ['2019-02-03', '2019-11', '2019', '2020-05-06', null];
  for (const classId of ['news', 'report', null])
    dates.forEach((date, index) => {
      const id = `${classId} ${date}`;
      study.document(id, { date, classId, codePoints: 100 }).reviewed([id]);
      if (index % 2 === 0) study.coding(id, 'guide', [index, index + 5]);
    });
  return study;
}

const { corpus, table } = published();
const ask = (more: Partial<CrosstabRequest> = {}): CrosstabRequest => ({ by: 'class', by2: 'year', ...more });
const settingsOf = (row: string | null, column: string | null, more: Partial<CrosstabRequest> = {}) => {
  const made = crosstab(corpus, table, ask(more));
  const counted = { made, request: ask(more), coders: corpus.tables.coder.values() };
  return comparisonOfCells(counted, { row: 'news', column: '2019' }, { row, column });
};

describe('a comparison of two cells', () => {
  it('has the class and the year of each as a side, within the scope', () => {
    const scope = { kind: 'document', dates: { from: '2019-02' } } as const;

    expect(settingsOf('report', '2019', { scope, denominator: 'all', rollup: false })).toMatchObject({
      a: { kind: 'document', classIds: ['news'], dates: { from: '2019-02', to: '2019' } },
      b: { kind: 'document', classIds: ['report'], dates: { from: '2019-02', to: '2019' } },
      denominator: 'all',
      rollup: false,
    });
    expect(settingsOf('(none)', null)?.b).toEqual({ kind: 'document', classIds: [null] });
  });

  it('is not there where conditions on sources cannot tell a cell, or a comparison counts more codings', () => {
    expect(settingsOf('report', '(none)')).toBeNull();
    expect(settingsOf('gone', '2019')).toBeNull();
    expect(settingsOf('report', '2019', { minimumWeight: 50 })).toBeNull();
    expect(settingsOf('report', '2019', { stances: ['contradicts'] })).toBeNull();
  });

  it('is offered with each other row of the column, and each other column of the row', () => {
    const made = crosstab(corpus, table, ask());
    const keysOf = (place: { row: string | null; column: string | null }) => {
      const { inColumn, inRow } = neighboursOf(made, place);
      return [inColumn.map(({ row }) => row), inRow.map(({ column }) => column)];
    };

    expect(keysOf({ row: 'news', column: '2019' })).toEqual([
      ['report', '(none)'],
      ['2020', '(none)'],
    ]);
    expect(keysOf({ row: null, column: '2019' })).toEqual([[], ['2020', '(none)']]);
  });

  it('counts in the layer of the crosstab, also where the sources of both cells alone were adjudicated', () => {
    const settled = ['2019-02-03', '2019-11', '2019'].flatMap((date) => [`news ${date}`, `report ${date}`]);
    const study = published().coder('Both', 'adjudication').reviewed(settled, 'Both');
    const request = ask();
    const made = crosstab(study.corpus, study.table, request);
    const counted = { made, request, coders: study.corpus.tables.coder.values() };
    const settings = comparisonOfCells(
      counted,
      { row: 'news', column: '2019' },
      { row: 'report', column: '2019' },
    );
    const { counts } = comparisonInput(study.corpus, study.table, settings!);

    const [{ cells } = { cells: [] }] = made.themes;
    const countAt = (row: string): number | null | undefined =>
      cells[made.rows.findIndex(({ key }) => key === row)]?.[
        made.columns.findIndex(({ key }) => key === '2019')
      ]?.count;
    expect([counts.themes[0]?.a.count, counts.themes[0]?.b.count]).toEqual([
      countAt('news'),
      countAt('report'),
    ]);
    expect(countAt('news')).toBeGreaterThan(0);
    // Without adjudicated codings, the comparison follows the study as any other does.
    expect(settingsOf('report', '2019')?.layer).toBeNull();
  });

  it('counts of any two cells of documents what the cells count', () => {
    const groupings = fc.constantFrom<Grouping[]>('class', 'year', 'quarter', 'month', 'language', 'origin');
    let compared = 0;
    fc.assert(
      fc.property(studies, groupings, groupings, fc.nat(), fc.nat(), (random, by, by2, first, second) => {
        const request = {
          by,
          by2,
          of: 'codes',
          denominator: 'all',
          layer: 'main',
          scope: { kind: 'document' },
        } as const;
        const made = crosstab(random.corpus, random.table, request);
        const places = made.rows.flatMap((row, r) =>
          made.columns.map((column, c) => ({ r, c, row: row.key, column: column.key })),
        );
        if (places.length === 0) return;
        const [one, other] = [places[first % places.length]!, places[second % places.length]!];
        const counted = { made, request, coders: random.corpus.tables.coder.values() };
        const settings = comparisonOfCells(counted, one, other);
        if (settings === null) return;
        compared += 1;
        const { counts } = comparisonInput(random.corpus, random.table, settings);
        for (const [side, { r, c }] of [
          ['a', one],
          ['b', other],
        ] as const)
          expect(counts.themes.map((theme) => theme[side].count ?? 0)).toEqual(
            made.themes.map(({ cells }) => cells[r]![c]!.count ?? 0),
          );
      }),
      tries(200, 1),
    );
    expect(compared).toBeGreaterThan(40);
  });
});

it('dates within two ranges are those of the later beginning and the earlier end', () => {
  expect(commonDates({ from: '2019' }, { from: '2019-06', to: '2020' })).toEqual({
    from: '2019-06',
    to: '2020',
  });
  expect(commonDates({ to: '2019' }, { to: '2019-12-30' })).toEqual({ to: '2019-12-30' });
  expect(commonDates({}, {})).toEqual({});
});
