import { describe, expect, it } from 'vitest';
import { passageList, type PassageListOptions } from '#core/exports/passage-list.ts';
import { study, type StudyRows } from './study.ts';

const text = 'The office opened. 两家供应商 came.';

const rows: StudyRows = {
  project: { notice: 'Invented text.' },
  coders: [
    { id: 'wen', name: 'Wen' },
    { id: 'lena', name: 'Lena' },
  ],
  respondents: [{ id: 'N9' }],
  sources: [
    { id: 'report', title: 'Report', date: '2019-03', text },
    { id: 'notes', kind: 'interview', label: 'N9.1', date: '2025-03-14', text, respondents: ['N9'] },
  ],
  codes: [
    { id: 'theme', isTheme: true },
    { id: 'middle', parentId: 'theme' },
    { id: 'leaf', parentId: 'middle' },
    { id: 'unused' },
    { id: 'other' },
  ],
  codings: [
    { id: 'a', sourceId: 'report', codeId: 'leaf', start: 0, end: 18, coderId: 'lena', weight: 70 },
    { id: 'b', sourceId: 'report', codeId: 'theme' },
    {
      id: 'c',
      sourceId: 'notes',
      codeId: 'leaf',
      start: 19,
      end: 24,
      voice: 'verbatim-notes',
      stance: 'qualifies',
      respondentId: 'N9',
      translation: 'two suppliers',
    },
    { id: 'd', sourceId: 'notes', codeId: 'other', start: 0, end: 3 },
  ],
  memos: [{ id: 'memo', about: 'coding', codingId: 'c', title: 'Why', body: 'Because.' }],
};

function list(options: Partial<PassageListOptions> = {}) {
  const { exported, quoteOf } = study(rows);
  return passageList(exported, {
    program: 'Concord 0.1.0',
    date: '2026-03-01',
    choice: 'Every coding.',
    interviewExcerpts: true,
    quoteOf,
    ...options,
  });
}

describe('a list of passages', () => {
  it('is ordered code by code in tree order, with headings as deep as the tree', () => {
    const { sections, size } = list();

    expect(sections.map(({ path, level, entries }) => [path, level, entries.length])).toEqual([
      ['theme', 1, 1],
      ['theme > middle > leaf', 2, 2],
      ['other', 1, 1],
    ]);
    expect(size).toEqual({ codings: 4, sources: 2 });
  });

  it('gives each coding its citation, coder, weight, voice, stance, speaker, translation and memos', () => {
    const [fromReport, fromNotes] = list().sections[1]?.entries ?? [];

    expect(fromReport).toMatchObject({
      excerpt: { text: 'The office opened.', voice: null, quotable: true },
      coders: [{ name: 'Lena', kind: 'person' }],
      weight: 70,
      memos: [],
    });
    expect(fromNotes).toEqual({
      excerpt: {
        text: '两家供应商',
        kind: 'interview',
        language: null,
        citation: { key: 'interview', name: 'N9.1', date: { year: 2025, month: 3, day: null }, pages: null },
        voice: 'verbatim-notes',
        quotable: true,
      },
      isWithheld: false,
      heldBack: null,
      place: { from: 20, to: 24 },
      attributes: [],
      coders: [{ name: 'Wen', kind: 'person' }],
      speaker: 'N9',
      stance: 'qualifies',
      weight: null,
      translation: 'two suppliers',
      memos: ['Why\nBecause.'],
    });
  });

  it('keeps what people would not have shown, whatever is chosen, and says why', () => {
    const consenting = (consent: 'counts' | 'paraphrase') => {
      const { exported, quoteOf } = study({ ...rows, respondents: [{ id: 'N9', consent }] });
      const asked: string[] = [];
      const made = passageList(exported, {
        program: 'Concord 0.1.0',
        date: '2026-03-01',
        choice: 'Every coding.',
        interviewExcerpts: true,
        quoteOf: (coding) => {
          asked.push(coding.id);
          return quoteOf(coding);
        },
      });
      const entries = made.sections.flatMap((section) => section.entries);
      return { asked, size: made.size, held: entries.map(({ heldBack, memos }) => [heldBack, memos.length]) };
    };

    // The passage of the theme “other” in the interview is no quotation.
    expect(consenting('paraphrase').held).toEqual([
      [null, 0],
      [null, 0],
      ['paraphrase', 0],
      [null, 0],
    ]);
    expect(consenting('counts').held.map(([why]) => why)).toEqual([null, null, 'counts', 'counts']);
    expect(consenting('counts').asked).toEqual(['a']);
    expect(consenting('counts').size.codings).toBe(4);
  });

  it('keeps the place of withheld interview passages without reading their texts', () => {
    const asked: string[] = [];
    const { quoteOf } = study(rows);
    const { sections, size } = list({
      interviewExcerpts: false,
      quoteOf: (coding) => {
        asked.push(coding.id);
        return quoteOf(coding);
      },
    });

    const entries = sections.flatMap((section) => section.entries);
    expect(entries.map(({ isWithheld, place, excerpt }) => [isWithheld, place, excerpt.text])).toEqual([
      [false, null, null],
      [false, { from: 1, to: 18 }, 'The office opened.'],
      [true, { from: 20, to: 24 }, ''],
      [true, { from: 1, to: 3 }, ''],
    ]);
    expect(entries[2]).toMatchObject({ translation: null, memos: [] });
    expect(entries).toHaveLength(size.codings);
    expect(asked).toEqual(['a']);
  });

  it('prints a passage once that two coders coded alike', () => {
    const { exported, quoteOf } = study({
      ...rows,
      codings: [
        { id: 'a', sourceId: 'report', codeId: 'leaf', start: 0, end: 18, coderId: 'wen' },
        { id: 'b', sourceId: 'report', codeId: 'leaf', start: 0, end: 18, coderId: 'lena' },
        {
          id: 'c',
          sourceId: 'report',
          codeId: 'leaf',
          start: 0,
          end: 18,
          coderId: 'lena',
          stance: 'contradicts',
        },
      ],
      memos: [{ id: 'memo', about: 'coding', codingId: 'b', title: '', body: 'Mine too.' }],
    });
    const options = { program: '', date: '2026-03-01', choice: '', interviewExcerpts: true, quoteOf };
    const { sections, size } = passageList(exported, options);

    expect(
      sections
        .flatMap(({ entries }) => entries)
        .map(({ coders, memos }) => [coders.map(({ name }) => name), memos]),
    ).toEqual([
      [['Wen', 'Lena'], ['Mine too.']],
      [['Lena'], []],
    ]);
    expect(size.codings).toBe(3);
  });

  it('names a coder once whose codings of a passage are alike', () => {
    const alike = { sourceId: 'report', codeId: 'leaf', start: 0, end: 18 };
    const { exported, quoteOf } = study({
      ...rows,
      codings: [
        { ...alike, id: 'a', coderId: 'wen' },
        { ...alike, id: 'b', coderId: 'wen' },
        { ...alike, id: 'c', coderId: 'lena' },
      ],
      memos: [],
    });
    const options = { program: '', date: '2026-03-01', choice: '', interviewExcerpts: true, quoteOf };
    const entries = passageList(exported, options).sections.flatMap((section) => section.entries);

    expect(entries.map(({ coders }) => coders.map(({ name }) => name))).toEqual([['Wen', 'Lena']]);
  });

  it('can be limited to codes and to codings', () => {
    expect(list({ codeIds: new Set(['other']) }).sections.map(({ name }) => name)).toEqual(['other']);
    expect(list({ codingIds: new Set(['b']) }).size).toEqual({ codings: 1, sources: 1 });
    expect(list({ codeIds: new Set(['unused']) }).sections).toEqual([]);
  });
});
