import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { TableMapping } from '#core/imports/table-mapping.ts';
import { sourcesFromTable } from '#core/imports/table-sources.ts';

const mapping: TableMapping = [
  { column: 'title', role: 'title' },
  { column: 'text', role: 'text' },
  { column: 'date', role: 'date' },
  { column: 'kind of text', role: 'class' },
  { column: 'who', role: 'respondent' },
  { column: 'lang', role: 'language' },
  { column: 'age', role: 'attribute', name: 'Age', owner: 'respondent', type: 'integer' },
  { column: 'junk', role: 'ignore' },
];
const columns = mapping.map((use) => use.column);

describe('sourcesFromTable', () => {
  it('reads a whole row', () => {
    const rows = [['A fair', ' The fair\r\nopened. ', '5 Dec 2019', 'news', 'N1; N2、N1', '中文', '42', 'x']];

    expect(sourcesFromTable({ columns, rows }, mapping)).toEqual([
      {
        row: 2,
        title: 'A fair',
        text: ' The fair\nopened. ',
        date: '2019-12-05',
        className: 'news',
        respondents: ['N1', 'N2'],
        language: 'zh-CN',
        origin: null,
        attributes: [{ owner: 'respondent', name: 'Age', type: 'integer', value: '42' }],
        problems: [],
        usable: true,
      },
    ]);
  });

  it('leaves out a row without text and says which', () => {
    const rows = [
      ['A', 'Text.', '', '', '', '', '', ''],
      ['B', '  ', '', '', '', '', '', ''],
    ];

    const [first, second] = sourcesFromTable({ columns, rows }, mapping);

    expect(first?.usable).toBe(true);
    expect(second?.usable).toBe(false);
    expect(second?.problems).toEqual([{ key: 'reading:row_without_text', parameters: { row: 3 } }]);
  });

  it('keeps a row whose date or attribute cannot be read, without the value', () => {
    const rows = [['A', 'Text.', '2019-02-30', '', '', '', 'forty', '']];

    const [source] = sourcesFromTable({ columns, rows }, mapping);

    expect(source).toMatchObject({ usable: true, date: null, attributes: [] });
    expect(source?.problems).toEqual([
      { key: 'reading:row_date_unreadable', parameters: { row: 2, value: '2019-02-30' } },
      { key: 'reading:row_value_unreadable', parameters: { row: 2, column: 'age', value: 'forty' } },
    ]);
  });

  it('reads dates in the order that the column itself shows', () => {
    const row = (date: string): string[] => ['A', 'Text.', date, '', '', '', '', ''];

    const sources = sourcesFromTable({ columns, rows: [row('05/12/2019'), row('25/12/2019')] }, mapping);

    expect(sources.map((source) => source.date)).toEqual(['2019-12-05', '2019-12-25']);
  });

  it('takes the first line as title where there is none', () => {
    const rows = [['', `\n${'长'.repeat(100)}\nrest`, '', '', '', '', '', '']];

    expect(sourcesFromTable({ columns, rows }, mapping)[0]?.title).toBe(`${'长'.repeat(79)}…`);
  });

  it('makes sources without text from a table that has only titles', () => {
    const titles: TableMapping = [{ column: 'title', role: 'title' }];

    const sources = sourcesFromTable({ columns: ['title'], rows: [['Charter'], ['']] }, titles);

    expect(sources.map((source) => [source.title, source.text, source.usable])).toEqual([
      ['Charter', '', true],
      ['', '', false],
    ]);
  });

  it('names a missing column and the existing ones', () => {
    const read = (): unknown =>
      sourcesFromTable({ columns: ['a', 'b'], rows: [] }, [{ column: 'text', role: 'text' }]);

    expect(read).toThrow(
      new AppError('invalid', 'reading:column_missing', { column: 'text', columns: 'a, b' }),
    );
  });
});
