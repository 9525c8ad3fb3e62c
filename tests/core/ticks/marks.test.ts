import { describe, expect, it } from 'vitest';
import { markOf, numberOf, sumOf } from '#core/ticks/marks.ts';

describe('a cell of a sheet', () => {
  it.each([
    '1',
    'x',
    'X',
    ' x ',
    'ｘ',
    '１',
    '✓',
    '✔',
    '✔️',
    '☑',
    '√',
    'yes',
    'Yes',
    'y',
    'TRUE',
    '是',
    '有',
    '1.0',
  ])('%j is one tick', (cell) => {
    expect(markOf(cell)).toEqual({ what: 'tick', count: 1 });
  });

  it.each([
    '',
    '   ',
    '0',
    '0.0',
    'no',
    'No',
    'N',
    'false',
    '-',
    '–',
    '—',
    '－',
    '/',
    '否',
    '无',
    '無',
    '没有',
    '☐',
  ])('%j is no tick', (cell) => {
    expect(markOf(cell)).toEqual({ what: 'none' });
  });

  it('may hold a number, which is one tick', () => {
    expect(markOf('3')).toEqual({ what: 'tick', count: 3 });
    expect(markOf('１２')).toEqual({ what: 'tick', count: 12 });
  });

  it.each([
    '?',
    'x?',
    '(x)',
    'maybe',
    '0.5',
    '-1',
    '45%',
    '○',
    '×',
    '=SUM(B2:B9)',
    '#REF!',
    '1 2',
    '9999999999',
  ])('%j is unclear', (cell) => {
    expect(markOf(cell)).toEqual({ what: 'unclear' });
  });
});

it('a number is written by hand or by a spreadsheet', () => {
  expect(['12', '12.0', '１２', '', '1,000', '12.5'].map(numberOf)).toEqual([12, 12, 12, null, null, null]);
});

it('sums are known by their headings, in both languages', () => {
  const total = ['Total', 'TOTAL:', 'Grand total', 'Sum', 'Σ', '合计', '总计：', '總計', '合 计'];
  const other = ['Total quality', 'Summer fair', '', '合计说明'];

  expect(total.map(sumOf)).toEqual(total.map(() => 'total'));
  expect(['Sub-total', '小计'].map(sumOf)).toEqual(['subtotal', 'subtotal']);
  expect(other.map(sumOf)).toEqual(other.map(() => null));
});
