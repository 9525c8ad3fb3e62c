import { describe, expect, it } from 'vitest';
import { isMeasure, markOf, numberOf, sumOf } from '#core/ticks/marks.ts';

describe('a cell of a sheet', () => {
  it.each([' x ', ...'1 x X ｘ １ ✓ ✔ ✔️ ☑ √ yes Yes y TRUE 是 有 1.0'.split(' ')])(
    '%j is one tick',
    (cell) => {
      expect(markOf(cell)).toEqual({ what: 'tick', count: 1 });
    },
  );

  it.each(['', '   ', ...'0 0.0 no No N false - – — － / 否 无 無 没有 ☐'.split(' ')])(
    '%j is not a tick',
    (cell) => {
      expect(markOf(cell)).toEqual({ what: 'none' });
    },
  );

  it('may hold a number, which is one tick', () => {
    expect(markOf('3')).toEqual({ what: 'tick', count: 3 });
    expect(markOf('１２')).toEqual({ what: 'tick', count: 12 });
  });

  it.each(['1 2', ...'? x? (x) maybe 0.5 -1 45% ○ × =SUM(B2:B9) #REF! 9999999999'.split(' ')])(
    '%j is unclear',
    (cell) => {
      expect(markOf(cell)).toEqual({ what: 'unclear' });
    },
  );
});

it('a number is written by hand or by a spreadsheet', () => {
  expect(['12', '12.0', '１２', '', '1,000', '12.5'].map(numberOf)).toEqual([12, 12, 12, null, null, null]);
});

it.each([
  ['total', 'Total, TOTAL:, Grand total, Sum, Σ, 合计, 总计：, 總計, 合 计'],
  // Any addition in brackets is ignored.
  ['total', 'Total (n=10), 合计（n＝10）, 合计/Total, 总计 n=12, 总 数, 合计（篇）, Total (all)'],
  ['subtotal', 'Sub-total, 小计'],
  ['count', 'Count, N, n = 10, 频次, Frequency, 篇数（篇）'],
  ['measure', 'Share, 占比, 百分比（%）, Average, 平均值, % of all, %, Mean (SD)'],
  // A total in per cent is a share.
  ['measure', '合计 (%), Total (%), Total %, Total share, 合计占比, 总计（百分比）, % total'],
  [null, 'Total quality, Summer fair, , 合计说明'],
  [null, 'Average firm, 占比分析, Count Basie, 平均主义, N9, % x, /'],
])('totals are recognised by their headings, in both languages, as %j: %s', (kind, headings) => {
  const all = headings.split(', ');

  expect(all.map(sumOf)).toEqual(all.map(() => kind));
});

it('parts and shares are not ticks', () => {
  const measures = ['0.4', '.5', '3.2', '40%', '12.5 %', '４０％', '12,5%'];
  const other = ['', '1', '1.0', '0.0', '2', 'x', '%', '1.2.3', '2019-05'];

  expect(measures.filter(isMeasure)).toEqual(measures);
  expect(other.filter(isMeasure)).toEqual([]);
});
