import { expect, test } from 'vitest';
import type { PeriodLength } from '#core/counting/periods.ts';
import { eventAt, letterOf } from '#core/timeline/event-place.ts';

const years = ['2018', '2019', '2020', '(undated)'];
const quarters = ['2019-Q1', '2019-Q2', '2019-Q3', '2019-Q4', '2019 (no month)', '2020-Q1'];
const months = ['2019-01', '2019-02'];

function at(date: string, keys: readonly string[], by: PeriodLength): number | null {
  const place = eventAt(
    date,
    keys.map((key) => ({ key, meaning: { what: 'all' } })),
    by,
  );
  return place === null ? null : Math.round(place * 100) / 100;
}

test.each([
  ['2019', years, 'year', 1.5],
  ['2019-01', years, 'year', 1.04],
  ['2019-12-31', years, 'year', 2],
  ['2019-02', quarters, 'quarter', 0.5],
  ['2020-01', quarters, 'quarter', 5.17],
  ['2019-02-01', months, 'month', 1.02],
] as const)('an event of %s stands at its own date, not at a tick', (date, keys, by, place) => {
  expect(at(date, keys, by)).toBe(place);
});

test('an event outside the time of the figure has no place in it', () => {
  expect(at('2017-12', years, 'year')).toBeNull();
  expect(at('2021', years, 'year')).toBeNull();
});

test('events are lettered, beyond Z with two letters', () => {
  expect([0, 25, 26, 27].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB']);
});
