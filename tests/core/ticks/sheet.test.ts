import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { guessLayout, looksTicked } from '#core/ticks/layout.ts';
import { leftColumns } from '#core/ticks/left-columns.ts';
import { sheetOf, type Layout, type TickSheet } from '#core/ticks/sheet.ts';
import { bars } from './bars.ts';

const titles = new Set(['Fair opens', 'Fair closes', '展会开幕', 'Standards day']);
const codes = new Set(['connector', 'guide', 'marketplace']);
const known = { isSource: (name: string) => titles.has(name), isCode: (name: string) => codes.has(name) };

function layoutOf(text: string, said = {}): Layout {
  return guessLayout(bars(text), known, 'sheet.csv', said);
}

function read(text: string, said = {}): TickSheet {
  return sheetOf(bars(text), layoutOf(text, said), 'sheet.csv', known);
}

/** One line per source as `title: theme theme=3`, with unclear cells. */
function told({ sources, themes }: TickSheet): string[] {
  return sources.map(({ row, title, ticks, unclear }) =>
    [
      `${row} ${title}:`,
      ...[...ticks].map(([at, count]) => `${themes[at]?.name}${count > 1 ? `=${count}` : ''}`),
      ...[...unclear].map(([at, value]) => `${themes[at]?.name}?${value}`),
    ].join(' '),
  );
}

const grid = `
No | Title       | Date       | connector | guide | matching | Total
1  | Fair opens  | 2019-05-03 | x         |       | 2        | 2
2  | 展会开幕     | 2019-05-03 | ✓         | 否    | 无       | 1
3  | Fair closes | 2019-05-07 |           | ?     | 是       | 1
   | Total       |            | 2         | 1     | 2        |`;

describe('a sheet with sources in rows', () => {
  it('is read with its dates, ticks, unclear cells and the totals written by hand', () => {
    const sheet = read(grid);

    expect(layoutOf(grid).uses).toEqual(['leave', 'title', 'date', 'theme', 'theme', 'theme', 'total']);
    expect(told(sheet)).toEqual([
      '2 Fair opens: connector matching=2',
      '3 展会开幕: connector',
      '4 Fair closes: matching guide??',
    ]);
    expect(sheet.themes.map(({ name, stated }) => [name, stated])).toEqual([
      ['connector', 2],
      ['guide', 1],
      ['matching', 2],
    ]);
    expect(sheet.sources.map(({ date, stated }) => [date, stated])).toEqual([
      ['2019-05-03', 2],
      ['2019-05-03', 1],
      ['2019-05-07', 1],
    ]);
    expect(sheet.sums).toBe(1);
  });

  it('may have a title and joined headings above its header', () => {
    const above = `
      Themes of the news, counted by hand |           |       |
      | Functions |       |
      Title         | connector | guide | matching
      Fair opens    | x         |       | x`;

    expect(layoutOf(above)).toMatchObject({ header: 2, uses: ['title', 'theme', 'theme', 'theme'] });
    expect(told(read(above))).toEqual(['4 Fair opens: connector matching']);
  });

  it('leaves out columns of years, lengths, running numbers and remarks', () => {
    const text = `
      Title      | Year | Words | Nr | connector | Remark
      Fair opens | 2019 | 812   | 1  | 1         | seen twice
      展会开幕    | 2020 | 430   | 2  | 0         |
      Fair closes| 2021 | 1210  | 3  | 1         | short`;

    expect(layoutOf(text).uses).toEqual(['title', 'date', 'leave', 'leave', 'theme', 'leave']);
  });

  it('takes the column with the most titles of the project as titles, wherever it stands', () => {
    const text = `
      Coded by | connector | Headline
      Wei      | x         | Fair opens
      Wei      |           | 展会开幕`;

    expect(layoutOf(text).uses).toEqual(['leave', 'theme', 'title']);
  });

  it('takes the last of several totals, and ignores subtotals', () => {
    const text = `
      Title       | connector
      Fair opens  | 1
      小计         | 1
      Fair closes | 1
      合计         | 2`;

    expect(read(text)).toMatchObject({ sums: 2, themes: [{ stated: 2 }], sources: [{ row: 2 }, { row: 4 }] });
  });

  it('takes no row of counts, shares and means as a source, whatever it is called', () => {
    const text = `
      guide | connector | Title
      x     | x         | Fair opens
      x     |           | 展会开幕
            | x         | Count
      2     | 1         | 合计（篇）
      0.67  | 0.33      | Share
      67%   | 33%       | 占比
      1     | 0.5       | Ticks a source
      2     | 1         | N
      1     | 1         | Fair closes`;

    expect(told(read(text))).toEqual([
      '2 Fair opens: guide connector',
      '3 展会开幕: guide',
      // A tick is a sign, not a count.
      '4 Count: connector',
      '10 Fair closes: guide connector',
    ]);
    expect(read(text)).toMatchObject({ sums: 5, themes: [{ stated: 2 }, { stated: 1 }], nameless: [] });
  });

  it.each(['合计 (%)', 'Total %', '合计', 'Total'])('keeps the totals above shares called %j', (name) => {
    const text = `Title | guide | connector\nFair opens | x | x\n展会开幕 | x |\nTotal | 5 | 1\n${name} | 0.67 | 33%`;

    expect(read(text)).toMatchObject({ sums: 2, sumRows: [4, 5], themes: [{ stated: 5 }, { stated: 1 }] });
  });

  it('takes a count as the total when no row of totals exists', () => {
    expect(read('Title | guide\nFair opens | 1\nCount | 1').themes).toMatchObject([{ stated: 1 }]);
  });

  it('finds totals that are named in another column than the titles', () => {
    const text = `
      类别 | 序号 | 标题        | guide | connector | 小计
      中央 | 1   | Fair opens  | √     |           | 1
           | 2   | 展会开幕     | √     | √         | 2
      小计 |     |             | 2     | 1         | 3
      地方 | 3   | Fair closes |       | √         | 1
      合计 |     |             | 2     | 2         | 4
      百分比|    |             | 67%   | 67%       |`;

    expect(read(text)).toMatchObject({ sums: 3, nameless: [], themes: [{ stated: 2 }, { stated: 2 }] });
    expect(read(text).sources.map(({ title }) => title)).toEqual(['Fair opens', '展会开幕', 'Fair closes']);
    expect(leftColumns(bars(text), layoutOf(text), new Set()).map(({ name }) => name)).toEqual([]);
  });

  it('takes a column of counts as totals, and ignores a column of shares', () => {
    const text =
      'Title | guide | connector | 次数 | 占比 | n\nFair opens | x | x | 2 | 1 | 1\n展会开幕 | x | | 1 | 0.5 | 2';

    expect(layoutOf(text).uses).toEqual(['title', 'theme', 'theme', 'total', 'leave', 'leave']);
    expect(layoutOf('Title | Count | guide\nFair opens | x | x\n展会开幕 | | x').uses).toEqual([
      'title',
      'theme',
      'theme',
    ]);
  });

  it('recognises themes that are called by numbers, but not ticks without a heading', () => {
    const numbered = 'Title | 1 | 2 | 3\nFair opens | x | | x';
    const headless = 'Fair opens | x | 0 | x\nFair closes | | x | x';

    expect(read(numbered).themes.map(({ name }) => name)).toEqual(['1', '2', '3']);
    expect(() => read(headless)).toThrow(new AppError('invalid', 'ticks:no_header', { name: 'sheet.csv' }));
  });

  it('lists the rows that have ticks but no title', () => {
    expect(read('Title | connector\n| x\nFair opens | x')).toMatchObject({
      nameless: [2],
      sources: [{ row: 3 }],
    });
  });
});

describe('a sheet with sources in columns', () => {
  const turned = `
    Theme     | Fair opens | 展会开幕 | Fair closes | 合计
    Date      | 2019-05-03 | 2019-05-03 | 2019-05-07 |
    connector | x          | x          |            | 2
    matching  | 2          |            | 1          | 2
    Total     | 2          | 1          | 1          |`;

  it('is the same sheet turned round', () => {
    const sheet = read(turned);

    expect(layoutOf(turned)).toEqual({
      shape: 'columns',
      header: 0,
      uses: ['title', 'date', 'theme', 'theme', 'total'],
    });
    expect(told(sheet)).toEqual([
      '2 Fair opens: connector matching=2',
      '3 展会开幕: connector',
      '4 Fair closes: matching',
    ]);
    expect(sheet.themes.map(({ stated }) => stated)).toEqual([2, 2]);
    expect(sheet.sources.map(({ stated, date }) => [stated, date])).toEqual([
      [2, '2019-05-03'],
      [1, '2019-05-03'],
      [1, '2019-05-07'],
    ]);
  });

  it('is recognised by codes of the project when no title matches', () => {
    expect(layoutOf('Theme | A1 | B1\nconnector | x |\nguide | | x').shape).toBe('columns');
  });
});

describe('a list with a line for each tick', () => {
  const list = `
    Source      | Theme     | Times
    Fair opens  | connector | 1
    Fair opens  | matching  | 3
    Fair opens  | connector | 2
    展会开幕     | connector | ?
    合计         | connector | 2`;

  it('is grouped by source and theme', () => {
    const sheet = read(list);

    expect(layoutOf(list)).toEqual({ shape: 'list', header: 0, uses: ['title', 'names', 'marks'] });
    expect(told(sheet)).toEqual(['2 Fair opens: connector=3 matching=3', '5 展会开幕: connector??']);
    expect(sheet.themes).toEqual([
      { place: 0, name: 'connector', stated: 2 },
      { place: 1, name: 'matching', stated: null },
    ]);
  });

  it('lists the lines that have ticks but name no source or no theme', () => {
    const gaps =
      'Source | Theme | Times\nFair opens | guide | 1\n | guide | 1\n展会开幕 | | x\n展会开幕 | | 0';

    expect(read(gaps).nameless).toEqual([3, 4]);
  });

  it('splits a cell that names several themes when these are known', () => {
    const several = `
      材料        | 主题
      Fair opens  | guide；connector
      展会开幕     | trust, learning
      Fair closes | learning、trust、guide
      Standards day | Rules, and more`;
    const once = '材料 | 主题\n展会开幕 | Rules, and more\nFair opens | Rules, and more';

    expect(told(read(several))).toEqual([
      '2 Fair opens: guide connector',
      '3 展会开幕: trust learning',
      '4 Fair closes: learning trust guide',
      '5 Standards day: Rules, and more',
    ]);
    expect(read(once).themes).toMatchObject([{ name: 'Rules, and more' }]);
  });

  it.each(['6', '6 ticks', ''])('may end in a row of totals, %j, which is not one of its lines', (total) => {
    const text = `Source | Theme\nFair opens | guide\n展会开幕 | guide\nFair closes | marketplace\nTotal | ${total}`;

    expect(layoutOf(text)).toEqual({ shape: 'list', header: 0, uses: ['title', 'names'] });
    expect(told(read(text))).toEqual([
      '2 Fair opens: guide',
      '3 展会开幕: guide',
      '4 Fair closes: marketplace',
    ]);
    expect(read(text)).toMatchObject({ sumRows: [5], nameless: [] });
  });

  it('needs no column of numbers', () => {
    expect(told(read('材料 | 主题\n展会开幕 | guide\nFair opens | guide'))).toEqual([
      '2 展会开幕: guide',
      '3 Fair opens: guide',
    ]);
  });
});

describe('what the analyst says', () => {
  it('overrides what was guessed', () => {
    expect(layoutOf(grid, { shape: 'list' }).shape).toBe('list');
    expect(layoutOf(grid, { header: 1 }).header).toBe(1);
  });

  it('must leave titles and themes', () => {
    const layout = layoutOf(grid);
    const without = (use: string): Layout => ({
      ...layout,
      uses: layout.uses.map((each) => (each === use ? 'leave' : each)),
    });

    expect(() => sheetOf(bars(grid), without('title'), 'a.csv', known)).toThrow('ticks:no_titles');
    expect(() => sheetOf(bars(grid), without('theme'), 'a.csv', known)).toThrow('ticks:no_themes');
  });
});

describe('a table that is imported as sources', () => {
  const looks = (text: string): boolean => {
    const [columns = [], ...rows] = bars(text);
    return looksTicked(columns, rows);
  };

  it.each([
    ['Title | guide | trust\nA | x |\nB | | 1', true],
    ['Title | Date | guide | trust | Total\nA | 2019 | x | | 1\nB | 2020 | | x | 1', true],
    ['Title | member\nA | yes\nB | no', false],
    ['Name | Age | Town | Job | Member\nN1 | 42 | Bonn | smith | yes\nN2 | 35 | Kiel | baker | no', false],
    [`Title | guide | trust | Text\nA | x | x | ${'A fair was held in the hall. '.repeat(9)}`, false],
  ])('%j may hold ticks: %j', (text, expected) => {
    expect(looks(text)).toBe(expected);
  });
});
