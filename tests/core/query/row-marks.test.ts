// What a row shows of its text, and where the parts of the query are marked in it.
import { expect, it } from 'vitest';
import { readQuery } from '#core/query/read-query.ts';
import { markedStretch, reachOf } from '#core/query/row-marks.ts';
import { paragraphsOf } from '#core/text/text-units.ts';

const text = 'First one here.\n\nSecond, with more.\nThird.\nFourth and last.';
const paragraphs = paragraphsOf(text);
const at = (words: string): { start: number; end: number } => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

function shown(row: string, parts: readonly (readonly string[])[], reach: number): [string, string[]] {
  const { stretch, marks } = markedStretch(
    paragraphs,
    at(row),
    parts.map((words) => words.map(at)),
    reach,
  );
  return [
    text.slice(stretch.start, stretch.end),
    marks.map(({ part, start, end }) => `${part} ${text.slice(start, end)}`),
  ];
}

it('shows the paragraph of the row, with what every part has there', () => {
  expect(shown('more', [['more'], ['Second', 'Third']], 0)).toEqual([
    'Second, with more.',
    ['1 Second', '0 more'],
  ]);
});

it('goes on to the paragraphs where a part meets it, and no further', () => {
  expect(shown('more', [['more'], ['Third', 'last']], 1)).toEqual([
    'Second, with more.\nThird.',
    ['0 more', '1 Third'],
  ]);
  expect(shown('more', [['more'], ['last']], 1)[0]).toBe('Second, with more.');
});

it('shows a place in white space alone as it is', () => {
  expect(markedStretch(paragraphs, { start: 15, end: 17 }, [], 1).stretch).toEqual({ start: 15, end: 17 });
});

it('reaches as far as the widest relation of the query', () => {
  expect(reachOf(readQuery('a OVERLAPPING b'))).toBe(0);
  expect(reachOf(readQuery('(a NEAR b WITHIN 2 PARAGRAPHS) OR (c PRECEDED BY d WITHIN 5 PARAGRAPHS)'))).toBe(
    5,
  );
});
