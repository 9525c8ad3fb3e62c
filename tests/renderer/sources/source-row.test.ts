import { expect, test } from 'vitest';
import type { ClassRecord, ReviewRecord, SourceRecord } from '#core/records.ts';
import { sourceRows, type RowTables } from '#renderer/common/sources/source-row.ts';
import { sourceRecord } from '../../helpers/records.ts';

function byId<T extends { readonly id: string }>(...rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

const classes = byId(
  ...['news', 'report'].map((name, position): ClassRecord => ({
    id: name,
    name,
    coverage: 'complete',
    frameSize: null,
    // The analyst has moved reports up.
    position: -position,
  })),
);
const source = (title: string, fields: Partial<SourceRecord> = {}): SourceRecord =>
  sourceRecord({ id: title, title, ...fields });
const review = (sourceId: string, coderId: string): ReviewRecord => ({
  id: `${sourceId} by ${coderId}`,
  sourceId,
  coderId,
  at: '2026-03-14T09:00:00.000Z',
});

function tablesOf(fields: Partial<RowTables>): RowTables {
  return {
    source: new Map(),
    class: classes,
    respondent: new Map(),
    sourceRespondent: new Map(),
    review: new Map(),
    attributeValue: new Map(),
    ...fields,
  };
}

test('sources are sorted by kind, class, date and name, with classes in their own order and numbers in names by size', () => {
  const sources = byId(
    source('N1', { kind: 'interview' }),
    source('unsorted'),
    source('news of May', { classId: 'news', date: '2024-05' }),
    source('report 10', { classId: 'report', date: '2024-04' }),
    source('report 9', { classId: 'report', date: '2024-04' }),
    source('report without a date', { classId: 'report' }),
    source('report 700', { classId: 'report', date: '2019' }),
    source('news of March', { classId: 'news', date: '2024-03-02' }),
  );

  const rows = sourceRows(tablesOf({ source: sources }), 'Wei');

  expect(rows.map((row) => row.source.title)).toEqual([
    'report 700',
    'report 9',
    'report 10',
    'report without a date',
    'news of March',
    'news of May',
    'unsorted',
    'N1',
  ]);
});

test('a source says whether the present coder has reviewed it, alone or among others', () => {
  const reviewed = (coderId: string | undefined, ...reviews: ReviewRecord[]): unknown[] =>
    sourceRows(
      tablesOf({ source: byId(source('a'), source('b'), source('c')), review: byId(...reviews) }),
      coderId,
    ).map((row) => row.reviewed);
  const byBoth = [review('a', 'Wei'), review('a', 'Lena'), review('b', 'Lena')];

  expect(reviewed('Wei', ...byBoth)).toEqual([true, false, false]);
  expect(reviewed('Lena', ...byBoth)).toEqual([true, true, false]);
  expect(reviewed(undefined, ...byBoth)).toEqual([false, false, false]);
  expect(reviewed('Wei', review('b', 'Wei'))).toEqual([false, true, false]);
  expect(reviewed('Lena', review('b', 'Wei'))).toEqual([false, false, false]);
});
