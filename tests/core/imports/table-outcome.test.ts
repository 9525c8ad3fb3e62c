import { expect, test } from 'vitest';
import { tableOutcome } from '#core/imports/table-outcome.ts';
import type { TableMapping } from '#core/imports/table-mapping.ts';

const mapping: TableMapping = [
  { column: 'Title', role: 'title' },
  { column: 'Date', role: 'date' },
  { column: 'Text', role: 'text' },
  { column: 'Staff', role: 'attribute', name: 'Staff', owner: 'source', type: 'integer' },
];
const columns = ['Title', 'Date', 'Text', 'Staff'];

test('a table says how many sources it gives and how many of its cells have problems, by problem', () => {
  const rows = [
    ['A fair', '2019-12-05', 'Two makers came.', '12'],
    ['Empty', '2019', ' ', '3'],
    ['A visit', 'last spring', '他们来了。', 'many'],
    ['A letter', '', 'Dear colleagues,', ''],
    ['Minutes', '2020-13', 'We met.', '7'],
  ];

  const { first, ...counts } = tableOutcome({ columns, rows }, mapping);

  expect(counts).toEqual({
    sources: 4,
    withoutText: 1,
    leftOut: 1,
    datesUnreadable: 2,
    valuesUnreadable: 1,
    unreadDates: null,
  });
  expect(first.map(({ row, title, date }) => [row, title, date])).toEqual([
    [2, 'A fair', '2019-12-05'],
    [4, 'A visit', null],
    [5, 'A letter', null],
  ]);
});

test('without a text column every source counts as one without text', () => {
  const titled: TableMapping = [{ column: 'Title', role: 'title' }];
  const rows = [['A fair'], ['A visit'], [' ']];

  const { first, ...counts } = tableOutcome({ columns: ['Title'], rows }, titled);

  expect(counts).toEqual({
    sources: 2,
    withoutText: 3,
    leftOut: 1,
    datesUnreadable: 0,
    valuesUnreadable: 0,
    unreadDates: null,
  });
  expect(first.map(({ text }) => text)).toEqual(['', '']);
});

test('of a long text only the beginning is shown, and no character is cut in two', () => {
  const text = '😀'.repeat(400);

  const [first] = tableOutcome({ columns, rows: [['Faces', '', text, '']] }, mapping).first;

  expect(first?.text).toBe('😀'.repeat(300));
});

test('a missing column is named', () => {
  expect(() => tableOutcome({ columns: ['Title'], rows: [['A fair']] }, mapping)).toThrow(
    expect.objectContaining({ key: 'reading:column_missing' }),
  );
});
