import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairKey } from '#core/counting/crossed-columns.ts';
import { openedMeanings, type CellRequest } from '#core/counting/opened-columns.ts';
import { passagesOf, respondentsOf } from '#core/counting/passages.ts';
import { units, type Grouping, type Unit } from '#core/counting/request.ts';
import { select } from '#core/counting/selection.ts';
import { crosstab } from '#core/crosstab/crosstab.ts';
import { timeline } from '#core/timeline/timeline.ts';
import { tries } from '../../helpers/seeded-ids.ts';
import { studies } from './random-study.ts';
import { Study } from './study.ts';

/** How many of a unit the opened cell lists. */
function listed(study: Study, request: CellRequest, codeId: string, columnKey: string): number {
  const rows = passagesOf(study.corpus, study.table, request, { codeId, columnKey });
  const spans = rows.flatMap(({ span }) => span ?? []);
  const counts: Record<Unit, number> = {
    sources: new Set(rows.map(({ sourceId }) => sourceId)).size,
    respondents: respondentsOf(study.corpus, study.table, request, { codeId, columnKey }).length,
    passages: spans.length,
    codings: rows.flatMap(({ codingIds }) => codingIds).length,
    characters: spans.reduce((sum, { start, end }) => sum + end - start, 0),
  };
  return counts[request.unit ?? 'sources'];
}

const groupings = fc.constantFrom<Grouping[]>('kind', 'class', 'year', 'month', 'language');
const anyUnit = fc.constantFrom(...units);

describe('the passages of a cell', () => {
  it('of a crosstab are as many as it counts, in every unit', () => {
    fc.assert(
      fc.property(studies, groupings, groupings, anyUnit, (study, rows, columns, unit) => {
        const request = { unit, of: 'codes', layer: 'main' } as const;
        // People are not counted by what some of them have several values of.
        let made;
        try {
          made = crosstab(study.corpus, study.table, { ...request, by: rows, by2: columns });
        } catch {
          return;
        }
        for (const theme of made.themes)
          made.rows.forEach(({ key }, row) =>
            made.columns.forEach((column, place) => {
              const { count, reason } = theme.cells[row]![place]!;
              if (reason?.key === 'empty_scope') return;
              const opened: CellRequest = { ...request, by: { rows, columns } };
              expect(listed(study, opened, theme.codeId, pairKey(key, column.key))).toBe(count ?? 0);
            }),
          );
      }),
      tries(60, 1),
    );
  });

  it('of a timeline are as many as it counts in periods and totals, in every unit', () => {
    fc.assert(
      fc.property(
        studies,
        fc.constantFrom('month', 'quarter', 'year'),
        anyUnit,
        fc.boolean(),
        (study, by, unit, byClass) => {
          const request = { unit, of: 'codes', layer: 'main' } as const;
          const made = timeline(study.corpus, study.table, { ...request, by, byClass });
          for (const theme of made.themes)
            theme.lines.forEach(({ cells, total }, line) => {
              const { key, isPooled } = made.lines[line]!;
              const whole: CellRequest = { ...request, by: { period: null, byClass: !isPooled } };
              const isCounted = total.reason?.key !== 'empty_scope';
              expect(isCounted ? listed(study, whole, theme.codeId, key) : 0).toBe(
                isCounted ? (total.count ?? 0) : 0,
              );
              cells.forEach(({ count, inScope }, period) => {
                if (inScope === 0) return;
                const opened: CellRequest = { ...request, by: { period: by, byClass: !isPooled } };
                const columnKey = pairKey(key, made.periods[period]!.key);
                expect(listed(study, opened, theme.codeId, columnKey)).toBe(count ?? 0);
              });
            });
        },
      ),
      tries(60, 1),
    );
  });

  it('are named by both values of their cell, for the heading of their list', () => {
    const { corpus, table } = new Study().code('guide').document('d1', { date: '2019-03' });
    const selection = select(corpus, table, {});

    expect(
      openedMeanings(corpus, selection, { rows: 'kind', columns: 'year' }, pairKey('document', '2019')),
    ).toEqual([
      { what: 'kind', kind: 'document' },
      { what: 'year', year: '2019' },
    ]);
    expect(
      openedMeanings(corpus, selection, { period: 'quarter', byClass: true }, pairKey('0', '2019-Q1')),
    ).toEqual([{ what: 'none' }, { what: 'quarter', quarter: '2019-Q1' }]);
    expect(openedMeanings(corpus, selection, 'year', '2019')).toEqual([{ what: 'year', year: '2019' }]);
    expect(openedMeanings(corpus, selection, 'year', '2020')).toEqual([]);
  });
});
