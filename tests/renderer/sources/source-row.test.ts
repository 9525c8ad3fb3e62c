import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '#core/records.ts';
import {
  filterChoices,
  groupOf,
  noFilter,
  passes,
  type SourceFilter,
  type SourceRow,
} from '#renderer/features/sources/source-row.ts';
import { sourceRecord } from '../../helpers/records.ts';

function row(fields: Partial<SourceRecord>, reviewed = false): SourceRow {
  const source = sourceRecord({ id: fields.title ?? 'source', title: 'Untitled', ...fields });
  return { source, className: null, respondents: [], reviewed, reviews: 0, values: new Map() };
}

const rows = [
  row({ title: 'fair', date: '2019-12-05', language: 'en', status: 'included' }, true),
  row({ title: 'copy of the fair', date: '2019', language: 'en', duplicateOf: 'fair' }),
  row({ title: '会议', date: '2021-03', language: 'zh-CN', classId: 'news', status: 'excluded' }),
  row({ title: 'N9', kind: 'interview', status: 'included' }),
];

function shown(filter: Partial<SourceFilter>): string[] {
  return rows.filter((each) => passes(each, { ...noFilter, ...filter })).map(({ source }) => source.title);
}

describe('the table of sources', () => {
  test.each<[Partial<SourceFilter>, string[]]>([
    [{}, ['fair', 'copy of the fair', '会议', 'N9']],
    [{ kind: 'interview' }, ['N9']],
    [{ review: 'open' }, ['copy of the fair', '会议', 'N9']],
    [{ status: 'excluded' }, ['会议']],
    [{ classId: 'none' }, ['fair', 'copy of the fair', 'N9']],
    [{ year: '2019' }, ['fair', 'copy of the fair']],
    [{ year: 'none' }, ['N9']],
    [{ language: 'zh-CN' }, ['会议']],
    [{ duplicates: 'only' }, ['copy of the fair']],
    [{ duplicates: 'without', words: 'FAIR' }, ['fair']],
  ])('shows with %j what fits', (filter, titles) => {
    expect(shown(filter)).toEqual(titles);
  });

  test('offers the years that occur, newest first, and what has none last', () => {
    expect(filterChoices(rows)).toEqual({
      years: ['2021', '2019', null],
      languages: ['en', 'zh-CN', null],
      hasDuplicates: true,
    });
    expect(filterChoices([])).toEqual({ years: [], languages: [], hasDuplicates: false });
  });

  test('groups by what is asked for', () => {
    expect(rows.map((each) => groupOf(each, 'year'))).toEqual(['2019', '2019', '2021', null]);
    expect(rows.map((each) => groupOf(each, 'language'))).toEqual(['en', 'en', 'zh-CN', null]);
  });
});
