import { describe, expect, it } from 'vitest';
import { guessMapping } from '#core/imports/table-mapping.ts';
import { sourcesFromTable } from '#core/imports/table-sources.ts';
import { readBytes, readTable, xlsxParts, zip } from './fixtures.ts';

describe('a csv', () => {
  it('is read with its quotes, its lines within cells and both languages', async () => {
    const table = await readTable('news.csv');

    expect(table).toEqual({
      type: 'table',
      title: 'news',
      above: 0,
      encoding: 'utf-8',
      columns: ['Headline', 'Published', 'Category', 'Outlet', 'Body', 'Circulation'],
      rows: [
        [
          'A fair in Wuxi',
          '5 Dec 2019',
          'news',
          'Morning Paper',
          'The fair opened on Monday. "We came to be seen," one founder said, and a second one nodded.',
          '12000',
        ],
        [
          'Test bench lent to rivals',
          '2020-03',
          'news',
          'Evening Paper',
          'A maker of sensors has lent its bench to six competitors.\nNobody knows whose sample is whose.',
          '8000',
        ],
        [
          '一份标准草案',
          '2021年4月2日',
          'report',
          '晨报',
          '起草组每个月开一次会，企业先提需求，研究院再写初稿。',
          '30000',
        ],
      ],
      sheet: null,
      sheets: [],
      mediaType: 'text/csv',
      notes: [],
    });
  });

  it.each(['sep=;\n', 'sep=;\r\n', '\uFEFF"sep=;"\r\n'])(
    'that begins with %j for Excel is divided by that, and the line is left out',
    async (line) => {
      const table = await readBytes('sep.csv', `${line}title;text\nA, B;the text, all of it\n`);

      expect(table).toMatchObject({
        columns: ['title', 'text'],
        rows: [['A, B', 'the text, all of it']],
        notes: [],
      });
    },
  );

  it('says so when its first row looks like data', async () => {
    const rows = 'Alpha,A text on chains,2020-01-01\nBeta,A text on demand,2020-02-01\n';

    const bare = await readBytes('bare.csv', rows);
    const headed = await readBytes('headed.csv', `title,text,date\n${rows}`);
    const days = await readBytes('days.csv', 'stall,2020-01-01,2020-02-01\nA,12,7\n');

    expect(bare.notes).toEqual([{ key: 'reading:header_like_data', parameters: {} }]);
    expect([headed.notes, days.notes]).toEqual([[], []]);
  });

  it('becomes sources by the apparent meaning of its columns', async () => {
    const table = await readTable('news.csv');

    const sources = sourcesFromTable(table, guessMapping(table.columns, table.rows));

    expect(sources.map(({ title, date, className, origin }) => [title, date, className, origin])).toEqual([
      ['A fair in Wuxi', '2019-12-05', 'news', 'Morning Paper'],
      ['Test bench lent to rivals', '2020-03', 'news', 'Evening Paper'],
      ['一份标准草案', '2021-04-02', 'report', '晨报'],
    ]);
    expect(sources.flatMap((source) => source.problems)).toEqual([]);
  });

  it('in GB18030 is read, and the guess reported', async () => {
    const table = await readTable('news-gb18030.csv');

    expect(table.columns).toEqual(['标题', '日期', '类别', '来源', '正文']);
    expect(table.rows[1]).toEqual([
      '标准草案',
      '2021/4/2',
      '报告',
      '晚报',
      '“起草组每个月开一次会”，企业先提需求。',
    ]);
    expect(table.notes).toEqual([{ key: 'reading:decoded_as', parameters: { encoding: 'gb18030' } }]);
  });

  it.each([
    ['semicolons', 'title;text\nA;one, two\n'],
    ['tabs', 'title\ttext\nA\tone, two\n'],
    ['a byte-order mark and Windows line ends', '\uFEFFtitle,text\r\nA,"one, two"\r\n'],
    ['empty lines above and between', '\n\ntitle,text\n\n,\nA,"one, two"\n\n'],
  ])('with %s is read alike', async (_, text) => {
    expect(await readBytes('a.csv', text)).toMatchObject({
      columns: ['title', 'text'],
      rows: [['A', 'one, two']],
    });
  });

  it('numbers a repeated column name past names that are taken', async () => {
    const table = await readBytes('a.csv', 'date,date,date (2)\nA,b,c\n');

    expect(table).toMatchObject({ columns: ['date', 'date (3)', 'date (2)'] });
  });

  it('has a name for every column and a cell for every row', async () => {
    const table = await readBytes('a.csv', 'title,,title,empty\nA,b,c,\nB\nC,d,e,,more\n');

    expect(table).toMatchObject({
      columns: ['title', 'B', 'title (2)', 'empty', 'E'],
      rows: [
        ['A', 'b', 'c', '', ''],
        ['B', '', '', '', ''],
        ['C', 'd', 'e', '', 'more'],
      ],
      notes: [{ key: 'reading:rows_longer', parameters: { count: 1 } }],
    });
  });
});

describe('an xlsx', () => {
  it('is read with its dates as dates and its codes as they are written', async () => {
    const table = await readTable('interviews.xlsx');

    expect(table).toMatchObject({
      columns: ['title', 'date', 'respondent', 'age', 'member', 'text', 'code'],
      rows: [
        ['First talk', '2024-03-05', 'N9', '42', 'yes', 'He says the fair brought them together.', '007'],
        ['Second talk', '2025-03-06', 'N9', '42', 'yes', 'A year later the two firms share a bench.', '008'],
        ['访谈', '2025-04-01', 'N10', '35', 'no', '起草组每个月开一次会。', '009'],
      ],
      sheet: 'news-x',
      sheets: ['news-x'],
      notes: [],
    });
  });

  it('links its rows to respondents with their attributes', async () => {
    const table = await readTable('interviews.xlsx');

    const sources = sourcesFromTable(table, guessMapping(table.columns, table.rows));

    expect(sources.map((source) => source.respondents)).toEqual([['N9'], ['N9'], ['N10']]);
    expect(sources[2]?.attributes).toEqual([
      { owner: 'respondent', name: 'age', type: 'integer', value: '35' },
      { owner: 'respondent', name: 'member', type: 'boolean', value: 'false' },
      { owner: 'source', name: 'code', type: 'text', value: '009' },
    ]);
  });

  it('writes numbers as people do, and keeps long ones whole', async () => {
    const cells = ['4.2000000000000002', '1E3', '12345678901234567890', '-0.5'];
    const row = cells.map((value, index) => `<c r="${'ABCD'[index]}2"><v>${value}</v></c>`).join('');
    const header = Array.from('ABCD', (letter) => `<c r="${letter}1" t="str"><v>${letter}</v></c>`).join('');

    const table = await readBytes(
      'a.xlsx',
      zip(xlsxParts(`<row r="1">${header}</row><row r="2">${row}</row>`)),
    );

    expect(table).toMatchObject({ rows: [['4.2', '1000', '12345678901234567890', '-0.5']] });
  });
});
