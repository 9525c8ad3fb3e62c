// Which line of a sheet names its columns, when several might.
import { describe, expect, it } from 'vitest';
import { guessLayout } from '#core/ticks/layout.ts';
import { sheetOf } from '#core/ticks/sheet.ts';
import { bars } from './bars.ts';

const titles = new Set(['Fair opens', 'Fair closes', '展会开幕']);
const codes = new Set(['connector', 'guide', 'market']);
const isSource = (name: string): boolean => titles.has(name);
const known = { isSource, isCode: (name: string) => codes.has(name) };
const strange = { isSource, isCode: () => false };

/** The layout and the theme names that are read from lines with cells separated by bars. */
function seen(text: string, project = known) {
  const lines = bars(text);
  const layout = guessLayout(lines, project, 'sheet');
  const { themes, sources } = sheetOf(lines, layout, 'sheet', project);
  return { ...layout, themes: themes.map(({ name }) => name), rows: sources.map(({ row }) => row) };
}

// Joined cells as a workbook reader gives them: the first holds the value, and empty headings are column letters.
const joined = `
  Source      | Themes    | C     | D      | Notes
              | connector | guide | market |
  Fair opens  | x         |       | 1      | long remark about it
  展会开幕     | TRUE      | ✓     |        | x
  Fair closes | 2         | 0     |        |`;

describe('a header of two lines', () => {
  it('is the line that names the themes, although the one above has as many names', () => {
    for (const project of [known, strange])
      expect(seen(joined, project)).toMatchObject({
        header: 1,
        uses: ['title', 'theme', 'theme', 'theme', 'leave'],
        themes: ['connector', 'guide', 'market'],
        rows: [3, 4, 5],
      });
  });

  it('is the line that names the themes, not the one that names coders below them', () => {
    const coders = `
      Source      | connector | C  | guide | E
                  | Ann       | Bo | Ann   | Bo
      Fair opens  | x         | x  |       | x
      Fair closes |           | x  | x     | x`;

    for (const project of [known, strange])
      expect(seen(coders, project)).toMatchObject({
        header: 0,
        themes: ['connector', 'guide'],
        rows: [3, 4],
      });
  });

  it('is the lower one when both name codes of the project', () => {
    const both = 'Source | connector | guide\n | market | trust\nFair opens | x | x';
    const project = { isSource, isCode: (name: string) => ['trust', ...codes].includes(name) };

    expect(seen(both, project).themes).toEqual(['market', 'trust']);
    expect(seen('Source | guide\nSource | guide\nFair opens | x', project).header).toBe(0);
  });

  it('may name a theme like a source', () => {
    const alike = { isSource: (name: string) => name === 'guide' || isSource(name), isCode: known.isCode };

    expect(seen('Tally | |\nSource | guide | trust\nFair opens | x | x', alike).header).toBe(1);
  });

  it('gives a column joined downwards the theme above it', () => {
    const down = `
      Source      | connector | Functions | D      | Remark
                  |           | guide     | market |
      Fair opens  | x         |           | x      | x
      Fair closes |           | x         |        | seen`;

    expect(seen(down)).toMatchObject({ header: 1, themes: ['connector', 'guide', 'market'] });
  });
});

it('may stand below empty lines', () => {
  const { themes, rows } = seen('| |\nTally | |\n| |\nSource | connector | trust\n| |\nFair opens | x | x');

  expect([themes, rows]).toEqual([['connector', 'trust'], [6]]);
});

it('is no row whose cells say more than ticks', () => {
  const words = `
    Source      | connector | trust
    Fair opens  | weak      | strong
    Fair closes | x         | weak
    展会开幕     | x         | x`;

  expect(seen(words, strange).header).toBe(0);
});

it('keeps a column of ticks with remarks as ticks, and not as a class', () => {
  const remarked = `
    Source      | connector | trust
    Fair opens  | x         | x (p. 3)
    Fair closes | x         | x (p. 4)
    展会开幕     |           | weak`;

  expect(seen(remarked, strange).themes).toEqual(['connector', 'trust']);
});
