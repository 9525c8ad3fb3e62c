// Which columns of numbers are ticks: tallies are; list numbers, pages and hours are not.
import { describe, expect, it } from 'vitest';
import { guessLayout } from '#core/ticks/layout.ts';
import { leftColumns } from '#core/ticks/left-columns.ts';
import { sheetOf } from '#core/ticks/sheet.ts';

const titles = new Set(['Fair opens', '展会开幕', 'Fair closes', 'Standards day', 'Matching firms']);
const known = { isSource: (name: string) => titles.has(name), isCode: (name: string) => name === 'guide' };

/** The columns taken as themes and the columns reported as left out, for columns given cell by cell. */
function taken(columns: Record<string, string>): { themes: string[]; left: string[] } {
  const cells = Object.values(columns).map((column) =>
    column.split(' ').map((cell) => cell.replace('_', '')),
  );
  const rows = [...titles].map((title, at) => [title, ...cells.map((column) => column[at] ?? '')]);
  const lines = [['Title', ...Object.keys(columns)], ...rows];
  const layout = guessLayout(lines, known, 'sheet');
  return {
    themes: sheetOf(lines, layout, 'sheet', known).themes.map(({ name }) => name),
    left: leftColumns(lines, layout, new Set()).map(({ name, because }) => `${name}: ${because}`),
  };
}

describe('a column of numbers', () => {
  it.each([
    ['序号', '1 3 2 5 4'],
    ['No.', '1 2 4 5 6'],
    ['ID', '1 2 1 2 3'],
    ['材料编号', '1 3 2 5 4'],
    ['#', '2 4 6 8 9'],
    ['Pages', '4 12 3 8 15'],
    ['Interview length (h)', '1 2 1 2 1'],
    ['Length of interview', '1 1 2 _ 1'],
    ['时长（小时）', '1.5 2 1 0.5 2'],
    ['Words', '819 2020 1019 721 920'],
    ['Coders', '2 2 1 2 2'],
    ['Order in the press', '1 3 2 5 4'],
  ])('%j of %j is not a theme, and is reported', (heading, column) => {
    const { themes, left } = taken({ [heading]: column, guide: 'x _ x _ _', trust: 'x x _ _ _' });

    expect(themes).toEqual(['guide', 'trust']);
    expect(left).toEqual([expect.stringMatching(/: (?:numbers|text)$/)]);
  });

  it.each([
    ['trust', '1 0 0 1 1'],
    ['trust', '0 2 1 3 0'],
    ['trust', '_ 2 _ 3 1'],
    ['trust', '1 _ 1 _ _'],
    ['trust', '2 x 1 1 3'],
    ['Working hours', '0 2 1 0 0'],
    ['guide', '4 12 3 8 15'],
  ])('%j of %j is a theme', (heading, column) => {
    expect(taken({ [heading]: column, market: 'x _ x _ _' }).themes).toEqual([heading, 'market']);
  });

  it('is a theme among others with counts, and when a sheet has no other ticks', () => {
    expect(taken({ guide: '0 2 1 3 0', trust: '2 1 1 3 2' }).themes).toEqual(['guide', 'trust']);
    expect(taken({ market: '1 2 1 1 1', trust: '2 1 1 3 2' }).themes).toEqual(['market', 'trust']);
  });

  it.each(['1 2 3 4 5', '1 2 3 _ _', '3 1 7 2 4'])(
    'is a theme beside counts, although it happens to be %s',
    (column) => {
      expect(taken({ trust: column, market: '5 7 9 7 5' }).themes).toEqual(['trust', 'market']);
      expect(taken({ trust: column, market: '0 2 1 3 0' }).themes).toEqual(['trust', 'market']);
      expect(taken({ guide: column, market: 'x _ x _ _' }).themes).toEqual(['guide', 'market']);
    },
  );

  it.each(['No', '序号', 'Interview', 'Order in the press', 'Rank', '受访者', 'Pages'])(
    'is not a theme beside counts when it runs on under %j',
    (heading) => {
      const { themes, left } = taken({ [heading]: '1 2 3 4 5', market: '0 2 1 3 0' });

      expect(themes).toEqual(['market']);
      expect(left.length).toBeLessThanOrEqual(1);
    },
  );

  it('is a date when it holds years', () => {
    expect(taken({ Year: '2019 2020 2019 2021 2020', guide: 'x _ x _ _' })).toEqual({
      themes: ['guide'],
      left: [],
    });
  });

  it('is not reported when it runs on under a heading that says so', () => {
    expect(taken({ No: '1 2 3 4 5', guide: 'x _ x _ _' }).left).toEqual([]);
  });
});

it('a list may have numbers that say how often, and others that do not', () => {
  const list = (heading: string): readonly string[] =>
    guessLayout(
      [
        ['Source', 'Theme', heading],
        ['Fair opens', 'guide', '3'],
        ['展会开幕', 'guide', '1'],
        ['展会开幕', 'trust', '2'],
      ],
      known,
      'list',
    ).uses;

  expect(list('Times')).toEqual(['title', 'names', 'marks']);
  expect(list('Page')).toEqual(['title', 'names', 'leave']);
});

it.each([
  ['ID', 'Pages'],
  ['Quote no.', 'Page number'],
  ['序号', '页码'],
])('a list may have several columns of numbers that are not ticks: %s, %s', (first, last) => {
  const layout = guessLayout(
    [
      [first, 'Source', 'Themes', last],
      ['1', 'Fair opens', 'guide; trust', '12'],
      ['2', '展会开幕', 'guide', '3'],
      ['3', 'Fair closes', 'trust', ''],
    ],
    known,
    'list',
  );

  expect(layout).toMatchObject({ shape: 'list', uses: ['leave', 'title', 'names', 'leave'] });
});
