import { expect, it } from 'vitest';
import { baseSources } from '#core/counting/base-sources.ts';
import { pairKey } from '#core/counting/crossed-columns.ts';
import { crosstab } from '#core/crosstab/crosstab.ts';
import { Study } from './study.ts';

const study = new Study().theme('guide');
study.document('D1', { date: '2019' }).document('D2', { date: '2020' }).document('D3', { date: '2019' });
study.interview('N1', ['N1'], { date: '2019' });
study.reviewed(['D1', 'D2', 'N1']);

it('lists for each base of a crosstab as many sources as it says', () => {
  const { corpus, table } = study;
  const made = crosstab(corpus, table, { by: 'kind', by2: 'year' });
  const by = { rows: 'kind', columns: 'year' } as const;

  for (const [row, { key }] of made.rows.entries())
    for (const [column, { key: other }] of made.columns.entries()) {
      const ids = baseSources(corpus, table, { by }, pairKey(key, other));
      expect(ids).toHaveLength(made.themes[0]?.cells[row]?.[column]?.n ?? 0);
    }
  expect(baseSources(corpus, table, { by }, pairKey('document', '2019'))).toEqual(['D1']);
  expect(baseSources(corpus, table, { by: 'year' }, '2019')).toEqual(['D1', 'N1']);
  expect(baseSources(corpus, table, {}, undefined)).toEqual(['D1', 'D2', 'N1']);
  expect(baseSources(corpus, table, { by: 'year' }, '1900')).toEqual([]);
  expect(baseSources(corpus, table, { by: 'year', unit: 'respondents' }, '2019')).toEqual(['N1']);
});
