import { expect, test } from 'vitest';
import { lines } from '#renderer/ui/list/grouped-lines.ts';
import { sorted } from '#renderer/ui/table/sorted-rows.ts';
import { tracks, type Column } from '#renderer/ui/table/column.ts';

interface Row {
  id: string;
  title: string;
  year: number | null;
}

const rows: readonly Row[] = [
  { id: 'a', title: 'Report 10', year: 2021 },
  { id: 'b', title: 'report 9', year: null },
  { id: 'c', title: 'Report 11', year: 2019 },
  { id: 'd', title: '北京', year: 2021 },
  { id: 'e', title: '安徽', year: 2020 },
];
const columns: readonly Column<Row>[] = [
  {
    id: 'title',
    title: 'Title',
    width: 200,
    grow: true,
    cell: (row) => row.title,
    sortBy: (row) => row.title,
  },
  { id: 'year', title: 'Year', width: 60, cell: (row) => row.year, sortBy: (row) => row.year },
];
const idsOf = (found: readonly Row[]) => found.map(({ id }) => id).join('');

test('sorts numbers within words as numbers', () => {
  const found = sorted(rows.slice(0, 3), columns, { column: 'title', direction: 'ascending' }, 'en');

  expect(idsOf(found)).toBe('bac');
});

test('sorts Chinese by pinyin in Chinese', () => {
  const found = sorted(rows.slice(3), columns, { column: 'title', direction: 'ascending' }, 'zh-CN');

  expect(idsOf(found)).toBe('ed');
});

test('keeps missing values at the end in either direction', () => {
  const up = sorted(rows, columns, { column: 'year', direction: 'ascending' }, 'en');
  const down = sorted(rows, columns, { column: 'year', direction: 'descending' }, 'en');

  expect(up.at(-1)?.id).toBe('b');
  expect(down.at(-1)?.id).toBe('b');
});

test('keeps the order of equal rows', () => {
  const found = sorted(rows, columns, { column: 'year', direction: 'descending' }, 'en');

  expect(idsOf(found)).toBe('adecb');
});

test('leaves the rows alone without a sort', () => {
  expect(sorted(rows, columns, null, 'en')).toBe(rows);
});

test('puts rows under the headings of their groups and hides those of closed ones', () => {
  const grouping = { of: (row: Row) => String(row.year), order: ['2019', '2020', '2018'] };

  const found = lines(rows, (row) => row.id, grouping, new Set(['2021']));

  expect(found.map((line) => (line.kind === 'group' ? line.group : line.id))).toEqual([
    '2019',
    'c',
    '2020',
    'e',
    '2021',
    'null',
    'b',
  ]);
});

test('gives a set width to the column that has one and the rest to the one that grows', () => {
  expect(tracks(columns, {})).toBe('minmax(calc(200rem / 13), 1fr) calc(60rem / 13)');
  expect(tracks(columns, { title: 320 })).toBe('calc(320rem / 13) calc(60rem / 13)');
});
