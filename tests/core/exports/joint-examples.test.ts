import type { SummaryQuoteRecord } from '#core/records.ts';
import { describe, expect, it } from 'vitest';
import { compare } from '#core/comparison/compare.ts';
import { comparisonInput } from '#core/comparison/input.ts';
import { defaultComparison, rulesOf } from '#core/comparison/settings.ts';
import { jointDisplay } from '#core/exports/joint-display.ts';
import { keyOfPlace, type JointPlace } from '#core/exports/joint-excerpts.ts';
import { study, type StudyRows } from './study.ts';

const rows: StudyRows = {
  coders: [{ id: 'wen' }, { id: 'ada' }],
  sources: ['d1', 'd2', 'd3', 'd4', 'd5'].map((id) => ({ id, title: id, text: 'word by word' })),
  codes: [{ id: 'theme', isTheme: true }, { id: 'area' }, { id: 'area-a', parentId: 'area' }],
  gathered: { theme: ['area'] },
  reviews: ['d1', 'd2', 'd4', 'd5'].map((sourceId) => ({ sourceId, coderId: 'wen' })),
  codings: [
    { id: 'below', sourceId: 'd1', codeId: 'area-a', start: 0, end: 4 },
    { id: 'own', sourceId: 'd2', codeId: 'theme', start: 0, end: 4 },
    { id: 'unreviewed', sourceId: 'd3', codeId: 'theme', start: 0, end: 4 },
    { id: 'of-another-coder', sourceId: 'd4', codeId: 'theme', coderId: 'ada', start: 0, end: 4 },
    { id: 'remark', sourceId: 'd4', codeId: 'theme', voice: 'remark', start: 0, end: 4 },
    { id: 'second', sourceId: 'd4', codeId: 'theme', start: 0, end: 4 },
    { id: 'third', sourceId: 'd5', codeId: 'theme', start: 0, end: 4 },
  ],
  examples: {
    'area-a': ['below'],
    theme: ['unreviewed', 'of-another-coder', 'remark', 'own', 'second', 'third'],
  },
};

/** For each row, the sources of the examples on side a. */
function shown(
  more: Partial<StudyRows> = {},
  chosen?: readonly JointPlace[],
  pinnedQuotes: readonly SummaryQuoteRecord[] = [],
): string[][] {
  const { corpus, table, exported, quoteOf } = study({ ...rows, ...more });
  const { counts, facts } = comparisonInput(corpus, table, defaultComparison);
  const display = jointDisplay(exported, table, compare(counts, rulesOf(defaultComparison)), {
    name: null,
    program: 'Concord',
    date: '2026-03-01',
    method: '',
    interviewExcerpts: true,
    settings: defaultComparison,
    facts,
    layer: 'main',
    verdicts: [],
    evidence: [],
    pinnedQuotes,
    quoteOf,
    ...(chosen ? { chosen: new Set(chosen.map(keyOfPlace)) } : {}),
  });
  return display.rows.map(({ excerpts }) => excerpts.a.shown.map(({ citation }) => citation.name ?? ''));
}

function exemplars(more: Partial<StudyRows> = {}): string[] {
  return shown(more)[0] ?? [];
}

describe('quotes pinned in the summary grid', () => {
  it('stand before examples, in the order pinned, on the side of their source', () => {
    const cell = { themeId: 'theme', respondentId: null, coderId: 'wen' };
    const pinnedQuotes = ['third', 'own'].map((codingId, position) => ({
      id: codingId,
      ...cell,
      sourceId: codingId === 'own' ? 'd2' : 'd5',
      codingId,
      position,
    }));

    expect(shown({}, undefined, pinnedQuotes)[0]).toEqual(['d5', 'd2']);
  });
});

describe('the examples of a side without pinned codings', () => {
  it('are three counted codings, those of the theme before those of codes it counts', () => {
    expect(exemplars()).toEqual(['d2', 'd4', 'd5']);
  });

  it('come from the codes counted from elsewhere when the theme has none of its own', () => {
    expect(exemplars({ examples: { 'area-a': ['below'] } })).toEqual(['d1']);
  });
});

it('an excerpt ticked under one theme is not shown under another theme that counts it too', () => {
  const two: Partial<StudyRows> = {
    codes: [...(rows.codes ?? []), { id: 'other', isTheme: true }],
    gathered: { theme: ['area'], other: ['area'] },
  };

  expect(shown(two, [{ themeId: 'theme', side: 'a', codingId: 'below' }])).toEqual([['d1'], []]);
  expect(shown(two, [{ themeId: 'other', side: 'a', codingId: 'below' }])).toEqual([[], ['d1']]);
});
