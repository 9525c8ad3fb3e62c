import { describe, expect, it } from 'vitest';
import { codingTable } from '#core/exports/coding-rows.ts';
import type { Table } from '#core/exports/table.ts';
import { study, type StudyRows } from './study.ts';

const text = 'A 😀 smile, 𠮷 and 中文.';

const rows: StudyRows = {
  classes: [{ id: 'news' }],
  respondents: [{ id: 'N9' }, { id: 'N10' }],
  sources: [
    { id: 'doc', title: 'Charter', classId: 'news', date: '2016-02', text, respondents: ['N9'] },
    { id: 'group', kind: 'interview', title: 'Two people', text, respondents: ['N10', 'N9'] },
  ],
  codes: [{ id: 'theme' }, { id: 'code', parentId: 'theme' }],
};

/** The rows as objects, keyed by heading. */
function objects({ columns, rows: all }: Table): Record<string, unknown>[] {
  return Array.from(all, (row) =>
    Object.fromEntries(columns.map(({ key }, place) => [key, row[place] ?? null])),
  );
}

function table(codings: StudyRows['codings'], more: StudyRows = {}): Record<string, unknown>[] {
  const { exported, quoteOf } = study({ ...rows, ...more, codings: codings ?? [] });
  return objects(codingTable(exported, { quoteOf }));
}

describe('the table of codings', () => {
  it('asks for the codings of one source at a time, since all of them would not fit in memory', () => {
    const codings = ['doc', 'group'].map((sourceId) => ({ sourceId, codeId: 'code', start: 0, end: 1 }));
    const { exported, quoteOf } = study({ ...rows, codings });
    const asked: string[] = [];
    const codingsOf = (sourceId: string) => {
      asked.push(sourceId);
      return exported.codingsOf(sourceId);
    };

    const [first] = codingTable({ ...exported, codingsOf }, { quoteOf }).rows;

    expect(first?.[0]).toBe('doc');
    expect(asked).toEqual(['doc']);
  });

  it('begins with the columns that scripts rely on', () => {
    const { exported, quoteOf } = study(rows);

    const keys = codingTable(exported, { quoteOf }).columns.map(({ key }) => key);

    expect(keys.slice(0, 13).join(',')).toBe(
      'source_id,source,kind,class,date,respondent,code,coder,coder_kind,voice,start,end,quote',
    );
  });

  it('counts positions in code points and quotes the exact text', () => {
    const [row] = table([
      { sourceId: 'doc', codeId: 'code', start: text.indexOf('smile'), end: text.length },
    ]);

    expect(row).toMatchObject({ start: 4, end: 20, quote: 'smile, 𠮷 and 中文.' });
    expect([...text].slice(4, 20).join('')).toBe(row?.['quote']);
  });

  it('gives the pages of a passage when its source has pages', () => {
    const pages = { doc: [2, 5, 9].map((start, place) => ({ page: place + 1, start })) };
    const passages = [
      { sourceId: 'doc', codeId: 'code' },
      { sourceId: 'doc', codeId: 'code', start: 2, end: 4 },
      { sourceId: 'doc', codeId: 'code', start: 6, end: 12 },
      { sourceId: 'group', codeId: 'code', start: 0, end: 1 },
    ];

    expect(table(passages, { pages }).map(({ page }) => page)).toEqual([null, '1', '2–3', null]);
  });

  it('leaves start, end and quote of a whole-source coding empty', () => {
    const [row] = table([{ sourceId: 'doc', codeId: 'code' }]);

    expect(row).toMatchObject({ start: null, end: null, quote: null, code: 'theme > code', class: 'news' });
  });

  it('names everyone of a group interview, or the speaker alone', () => {
    const all = table([
      { sourceId: 'group', codeId: 'code', start: 0, end: 1 },
      { sourceId: 'group', codeId: 'code', start: 2, end: 4, respondentId: 'N10' },
    ]);

    expect(all.map(({ respondent, speaker }) => [respondent, speaker])).toEqual([
      ['N9; N10', null],
      ['N10', 'N10'],
    ]);
  });

  it('gives documents no respondent, even if one is linked to them', () => {
    expect(table([{ sourceId: 'doc', codeId: 'code' }])[0]?.['respondent']).toBe('');
  });

  it('lists source by source, whole-source codings first, outer spans before inner ones', () => {
    const all = table([
      { id: 'inner', sourceId: 'doc', codeId: 'code', start: 2, end: 4 },
      { id: 'other', sourceId: 'group', codeId: 'code', start: 0, end: 1 },
      { id: 'outer', sourceId: 'doc', codeId: 'code', start: 2, end: 9 },
      { id: 'whole', sourceId: 'doc', codeId: 'code' },
    ]);

    expect(all.map((row) => row['coding_id'])).toEqual(['whole', 'outer', 'inner', 'other']);
  });

  it('carries coder, voice, stance, weight, memos and the notice of the project', () => {
    const [row] = table(
      [
        {
          id: 'one',
          sourceId: 'group',
          codeId: 'code',
          coderId: 'wen2',
          start: 0,
          end: 1,
          voice: 'verbatim-notes',
          stance: 'contradicts',
          weight: 80,
        },
      ],
      {
        project: { notice: 'Invented text.' },
        coders: [
          { id: 'wen', name: 'Wen' },
          { id: 'wen2', name: 'Wen', kind: 'second-pass' },
        ],
        memos: [{ id: 'memo', about: 'coding', codingId: 'one', title: 'Why', body: 'Because.' }],
      },
    );

    expect(row).toMatchObject({
      coder: 'Wen (second-pass)',
      coder_kind: 'second-pass',
      voice: 'verbatim-notes',
      stance: 'contradicts',
      weight: 80,
      memo: 'Why\nBecause.',
      notice: 'Invented text.',
    });
  });

  it('can be limited to chosen codes', () => {
    const { exported, quoteOf } = study({
      ...rows,
      codings: [
        { sourceId: 'doc', codeId: 'code' },
        { sourceId: 'doc', codeId: 'theme' },
      ],
    });

    const limited = objects(codingTable(exported, { quoteOf, codeIds: new Set(['theme']) }));

    expect(limited.map((row) => row['code'])).toEqual(['theme']);
  });

  it('ends with the attributes of the source and then of the respondents the coding counts for, each with its type', () => {
    const { exported, quoteOf } = study({
      ...rows,
      project: { notice: 'Invented text.' },
      attributes: [
        { id: 'scope', name: 'scope' },
        { id: 'length', name: 'length', type: 'integer' },
        { id: 'open', name: 'open', type: 'boolean' },
        { id: 'years', name: 'years', type: 'integer', owner: 'respondent' },
        { id: 'scope2', name: 'scope', owner: 'respondent' },
      ],
      values: [
        { attributeId: 'scope', of: 'doc', value: 'national' },
        { attributeId: 'length', of: 'doc', value: '12' },
        { attributeId: 'open', of: 'doc', value: 'false' },
        { attributeId: 'years', of: 'N9', value: '7' },
        { attributeId: 'scope2', of: 'N10', value: 'local; regional' },
      ],
      codings: [
        { sourceId: 'doc', codeId: 'code' },
        { sourceId: 'group', codeId: 'code', start: 0, end: 1 },
        { sourceId: 'group', codeId: 'code', start: 2, end: 3, respondentId: 'N9' },
      ],
    });

    const { columns, rows: all } = codingTable(exported, { quoteOf });

    expect(columns.slice(21).map(({ key, kind }) => [key, kind])).toEqual([
      ['duplicate_of', 'text'],
      ['suggested_by', 'text'],
      ['consent', 'text'],
      ['source: scope', 'text'],
      ['source: length', 'number'],
      ['source: open', 'flag'],
      ['respondent: years', 'number'],
      ['respondent: scope', 'text'],
      ['page', 'text'],
      ['memo', 'long'],
      ['notice', 'long'],
    ]);
    expect(Array.from(all, (row) => row.slice(24, 29))).toEqual([
      ['national', 12, false, null, null],
      [null, null, null, '7; ', String.raw`; local\; regional`],
      [null, null, null, 7, null],
    ]);
  });

  it('joins several memos with an empty line between', () => {
    const [row] = table([{ id: 'one', sourceId: 'doc', codeId: 'code' }], {
      memos: [
        { id: 'a', about: 'coding', codingId: 'one', title: 'First', body: 'Why.' },
        { id: 'b', about: 'coding', codingId: 'one', body: 'And yet.' },
      ],
    });

    expect(row?.['memo']).toBe('First\nWhy.\n\nAnd yet.');
  });
});
