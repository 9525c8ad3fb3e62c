import { describe, expect, it } from 'vitest';
import type { PageLayout, PlacedRun } from '#core/text/page-layout.ts';
import { boxAt, hitAt, placeText, runAt, runsIn, stretchesOf } from '#renderer/pages/placed-text.ts';
import { spanOf } from '../../helpers/marked.ts';

/** All characters have the same width. */
const even = (words: string, index: number): number => index / words.length;

const heading = 'A heading over both columns';
const left = ['The left column', 'goes on', 'to its end'];
const right = ['and the right one', 'too.'];
const text = [heading, [...left, ...right].join(' ')].join('\n');

/** The words as a run, ten points a character, at a place. */
function run(words: string, x: number, y: number): PlacedRun {
  const { start } = spanOf(text, words);
  return [start, words.length, x, y, words.length * 10, 12];
}

const layout: PageLayout[] = [
  {
    page: 1,
    width: 600,
    height: 800,
    runs: [
      run(heading, 50, 40),
      ...left.map((line, place) => run(line, 50, 80 + place * 20)),
      ...right.map((line, place) => run(line, 320, 80 + place * 20)),
    ],
    marks: [],
  },
  { page: 2, width: 600, height: 800, runs: [], marks: [] },
];
const placed = placeText(layout);

/** The text around the position under a point, with a bar at the position. */
function under(x: number, y: number): string {
  const { offset } = hitAt(placed, text, 0, { x, y }, even)!;
  return `${text.slice(offset - 4, offset)}|${text.slice(offset, offset + 4)}`;
}

describe('a point on a page', () => {
  it.each([
    ['on a word, is between its nearest two characters', 88, 85, 'The |left'],
    ['behind the end of a short line, is at its end', 220, 105, 's on| to '],
    ['before a line, is at its beginning', 10, 106, 'umn |goes'],
    ['below the end of a column, is on its last line', 99, 400, 'o it|s en'],
    ['right of the gap between columns, is in the right one', 310, 85, 'end |and '],
    ['above everything, is on the first line', 90, 5, 'A he|adin'],
  ])('%s', (_, x, y, around) => {
    expect(under(x, y)).toBe(around);
  });

  it('contains a character only where the point is on one', () => {
    const on = hitAt(placed, text, 0, { x: 58, y: 85 }, even)!;
    const beside = hitAt(placed, text, 0, { x: 260, y: 105 }, even)!;

    expect(text[on.character!]).toBe('T');
    expect(beside.character).toBeNull();
  });

  it('is nowhere on a page without text', () => {
    expect(hitAt(placed, text, 1, { x: 10, y: 10 }, even)).toBeNull();
  });
});

describe('a span', () => {
  it('stands in the runs that contain its characters', () => {
    const words = runsIn(placed, spanOf(text, 'goes on to'));

    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(['goes on', 'to its end']);
  });

  it('becomes one stretch for each column', () => {
    const stretches = stretchesOf(placed, spanOf(text, 'its end and the right one too'));

    expect(stretches.map((runs) => runs.map(({ start, end }) => text.slice(start, end)))).toEqual([
      ['to its end'],
      right,
    ]);
  });
});

describe('a position', () => {
  it('has the box of its character', () => {
    expect(boxAt(placed, text, text.indexOf('goes') + 2, even)).toEqual({
      page: 0,
      x: 70,
      y: 100,
      width: 10,
      height: 12,
    });
  });

  it('that is on no page stands where the text continues, or where it ends', () => {
    expect(runAt(placed, heading.length)?.start).toBe(text.indexOf('The left'));
    expect(runAt(placed, text.length)?.start).toBe(text.indexOf('too.'));
    expect(runAt(placeText([]), 0)).toBeNull();
  });
});

describe('two words set apart on one line', () => {
  const words = 'set apart';
  const [page] = placeText([
    {
      page: 1,
      width: 600,
      height: 800,
      runs: [
        [0, 3, 50, 50, 30, 12],
        [4, 5, 100, 50, 50, 12],
      ],
      marks: [],
    },
  ]).pages;

  it('have the space between them as a run of its own, so that a highlight has no gap', () => {
    expect(page!.map(({ start, end, x, width }) => [words.slice(start, end), x, width])).toEqual([
      ['set', 50, 30],
      [' ', 80, 20],
      ['apart', 100, 50],
    ]);
  });
});
