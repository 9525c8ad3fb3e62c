import { describe, expect, it } from 'vitest';
import { dateOrder, excelDate, partialDate } from '#core/partial-date.ts';

describe('partialDate', () => {
  it.each([
    ['2019', '2019'],
    ['2019年', '2019'],
    ['2019-12', '2019-12'],
    ['2019.12', '2019-12'],
    ['12/2019', '2019-12'],
    ['2019年12月', '2019-12'],
    ['２０１９年１２月', '2019-12'],
    ['二〇一九年十月', '2019-10'],
    ['Dec-2019', '2019-12'],
    ['May 2020', '2020-05'],
    ['2019-12-05', '2019-12-05'],
    ['2019/12/5', '2019-12-05'],
    ['20191205', '2019-12-05'],
    ['25/12/2019', '2019-12-25'],
    ['12/25/2019', '2019-12-25'],
    ['5.5.2019', '2019-05-05'],
    ['5 Dec 2019', '2019-12-05'],
    ['5th of December, 2019', '2019-12-05'],
    ['Sept. 3, 2021', '2021-09-03'],
    ['2019年12月5日', '2019-12-05'],
    ['2019年12月5日 星期四', '2019-12-05'],
    ['二〇一九年十二月三十一日', '2019-12-31'],
    ['2019-12-05T10:00:00Z', '2019-12-05'],
    ['2019-12-05 10:22', '2019-12-05'],
    ['Thu, 5 Dec 2019 10:22:01 GMT', '2019-12-05'],
    ['2020-02-29', '2020-02-29'],
    ['43804', '2019-12-05'],
  ])('reads %s as %s', (written, date) => {
    expect(partialDate(written)).toBe(date);
  });

  it.each([
    ['2019年12月5日上午', '2019-12-05'],
    ['2019年12月5日下午3时30分', '2019-12-05'],
    ['2019年12月5日 晚上 8:15', '2019-12-05'],
    ['2019年12月5日10时', '2019-12-05'],
    ['2019-12-05 上午', '2019-12-05'],
  ])('ignores the time of day in %s', (written, date) => {
    expect(partialDate(written)).toBe(date);
  });

  it.each([
    ['5-6 December 2019', '2019-12'],
    ['5–6 December 2019', '2019-12'],
    ['December 5–6, 2019', '2019-12'],
    ['30 November – 2 December 2019', '2019'],
    ['from 5 to 6 December 2019', '2019-12'],
    ['2019-12-05 to 2019-12-06', '2019-12'],
    ['2019-11-30 – 2019-12-02', '2019'],
    ['2019年12月5日至6日', '2019-12'],
    ['2019年12月5日—2019年12月6日', '2019-12'],
    ['2019年11月30日至12月2日', '2019'],
    ['2019.12.5-6', '2019-12'],
    ['2019年3月至5月', '2019'],
    ['March to May 2019', '2019'],
  ])('reduces the range %s to what its days share: %s', (written, date) => {
    expect(partialDate(written)).toBe(date);
  });

  it.each([
    '2018–2019',
    '30 December 2018 – 2 January 2019',
    '6-5 December 2019',
    '5–32 December 2019',
    '5-6',
  ])('does not take %s for a date', (written) => {
    expect(partialDate(written)).toBeNull();
  });

  it.each([
    '',
    'soon',
    '99',
    '0000',
    '2019-13',
    '2019-02-30',
    '2019-02-29',
    '13/13/2019',
    '31 April 2019',
    '3-Sep-21',
  ])('refuses %j', (written) => {
    expect(partialDate(written)).toBeNull();
  });

  it('does not guess which number is the month, and follows the given order', () => {
    expect(partialDate('05/12/2019')).toBeNull();
    expect(partialDate('05/12/2019', 'day-first')).toBe('2019-12-05');
    expect(partialDate('05/12/2019', 'month-first')).toBe('2019-05-12');
    expect(partialDate('25/12/2019', 'month-first')).toBeNull();
  });
});

describe('dateOrder', () => {
  it('learns the order from a single value that allows no other', () => {
    expect(dateOrder(['05/12/2019', '', '25/12/2019'])).toBe('day-first');
    expect(dateOrder(['05/12/2019', '12/25/2019 3:45 PM'])).toBe('month-first');
  });

  it('learns nothing from ambiguous or contradicting values', () => {
    expect(dateOrder(['05/12/2019', '2019-12-25'])).toBeNull();
    expect(dateOrder(['25/12/2019', '12/25/2019'])).toBeNull();
  });
});

describe('excelDate', () => {
  it('accepts the day in 1900 that never existed', () => {
    expect([1, 59, 60, 61].map(excelDate)).toEqual(['1900-01-01', '1900-02-28', null, '1900-03-01']);
  });
});
