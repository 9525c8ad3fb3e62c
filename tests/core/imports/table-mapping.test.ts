import { describe, expect, it } from 'vitest';
import { columnWithRole, guessMapping } from '#core/imports/table-mapping.ts';

function roles(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return guessMapping(columns, rows).map((use) => use.role);
}

describe('guessMapping', () => {
  it('knows English headers', () => {
    const columns = ['No', 'Headline', 'Publication Date', 'Body', 'Doc_Type', 'Lang', 'URL'];
    const rows = [['1', 'A fair', '2019-12-05', 'The fair opened.', 'news', 'en', 'https://example.org']];

    expect(roles(columns, rows)).toEqual(['ignore', 'title', 'date', 'text', 'class', 'language', 'origin']);
  });

  it('knows Chinese headers', () => {
    const columns = ['序号', '标题', '发布日期', '正文', '类别', '来源'];
    const rows = [['1', '展会开幕', '2019年12月5日', '展会今日开幕。', '新闻', '日报']];

    expect(roles(columns, rows)).toEqual(['ignore', 'title', 'date', 'text', 'class', 'origin']);
  });

  it('finds text, date and title by their values under unknown headers', () => {
    const long = 'A sentence long enough to be the text of a source. '.repeat(3);
    const columns = ['a', 'b', 'c', 'd'];
    const rows = [
      ['Opening of the fair', '5 Dec 2019', long, '3'],
      ['Second year in Wuxi', '6 Dec 2020', long, '4'],
    ];

    expect(roles(columns, rows)).toEqual(['title', 'date', 'text', 'attribute']);
  });

  it('does not trust a header against its values', () => {
    const columns = ['title', 'date', 'text'];
    const rows = [
      ['A', 'unknown', '17'],
      ['B', 'later', '18'],
    ];

    expect(roles(columns, rows)).toEqual(['title', 'attribute', 'attribute']);
  });

  it('proposes each single role once', () => {
    const columns = ['title', 'name', 'date', 'year'];
    const rows = [['A fair', 'Wuxi', '2019-12-05', '2019']];

    const found = roles(columns, rows);

    expect(found.filter((role) => role === 'title')).toHaveLength(1);
    expect(found.filter((role) => role === 'date')).toHaveLength(1);
  });

  it('types attributes and gives those of people to respondents', () => {
    const columns = [
      'respondent',
      'text',
      'date',
      'Age',
      'Member',
      'Score',
      'Founded',
      'Postcode',
      'Ward',
      'Empty',
    ];
    const rows = [
      ['N9', 'First talk with the founder.', '2024-03', '42', 'yes', '1.5', '2019-12', '01234', 'North', ''],
      ['N9', 'Second talk, a year later.', '2025-03', '42', 'yes', '2', '2020-01', '01234', 'North', ''],
      ['N10', 'Talk with the engineer.', '2025-04', '35', 'no', '3', '2020-02', '05678', 'South', ''],
    ];

    const mapping = guessMapping(columns, rows);

    const attributes = mapping.flatMap((use) =>
      use.role === 'attribute' ? [[use.name, use.type, use.owner]] : [],
    );
    expect(attributes).toEqual([
      ['Age', 'integer', 'respondent'],
      ['Member', 'boolean', 'respondent'],
      ['Score', 'decimal', 'source'],
      ['Founded', 'date', 'source'],
      ['Postcode', 'text', 'respondent'],
      ['Ward', 'text', 'respondent'],
    ]);
    expect(mapping.at(-1)).toEqual({ column: 'Empty', role: 'ignore' });
  });

  it('takes the answers for the text when their length stands out', () => {
    const survey = [
      ['1', 'Wir haben in diesem Jahr sehr viel gelernt und geliefert', 'Nein danke'],
      ['2', 'Die Lieferketten waren das ganze Jahr lang gestoert', 'Ja gewiss'],
    ];

    expect(guessMapping(['ID', 'Frage 1', 'Frage 2'], survey).map(({ role }) => role)).toEqual([
      'attribute',
      'text',
      'attribute',
    ]);
    expect(roles(['编号', '问题一', '问题二'], [['1', '我们学到了很多关于供应链的知识', '没有']])[1]).toBe(
      'text',
    );
  });

  it('takes no column for the text when two are alike or hold identifiers', () => {
    const alike = [['They came to us in the first year', 'We have sold to them for many years']];
    const addresses = [['7', 'https://example.org/reports/2019/12/05/a-long-address-without-words']];

    expect(roles(['Q1', 'Q2'], alike)).not.toContain('text');
    expect(roles(['Q1', 'Q2'], addresses)).not.toContain('text');
  });

  it('gives no attribute to respondents where there are none', () => {
    const mapping = guessMapping(['text', 'position'], [['Some text.', 'Engineer']]);

    expect(mapping[1]).toMatchObject({ role: 'attribute', owner: 'source' });
  });
});

describe('columnWithRole', () => {
  it('finds the column with a role or says there is none', () => {
    const mapping = guessMapping(['Body'], [['Some text.']]);

    expect(columnWithRole(mapping, 'text')).toBe('Body');
    expect(columnWithRole(mapping, 'title')).toBeNull();
  });
});
