import { expect, test } from 'vitest';
import { compare } from '#core/comparison/compare.ts';
import type { ComparisonCounts, ThemeCounts } from '#core/comparison/counts.ts';
import {
  countCell,
  countColumns,
  longestBar,
  passagesInWords,
  patternInWords,
  type ComparisonLine,
} from '#words/comparison-lines.ts';
import { changedCounts } from '#renderer/features/compare/changed-counts.ts';
import { columnCounts } from '#renderer/features/compare/side-counts.ts';
import { createWords } from '#words/words.ts';

const words = createWords('en');
const unnamed = { a: null, b: null };

function theme(codeId: string, documents: readonly [number, number], people: number): ThemeCounts {
  const [news, reports] = documents;
  const count = news + reports;
  return {
    codeId,
    path: [codeId],
    prompted: null,
    bornLate: 0,
    a: {
      count,
      sources: count,
      passages: count * 2,
      contradicting: 0,
      byClass: [news, reports, 0],
      estimates: null,
    },
    b: {
      count: people,
      sources: people + 1,
      passages: people * 3,
      contradicting: 0,
      byClass: [people + 1],
      estimates: null,
    },
    eligible: { a: true, b: true },
  };
}

const counts: ComparisonCounts = {
  a: {
    kind: 'document',
    unit: 'sources',
    n: 1015,
    sources: 1015,
    inScope: 1015,
    coverage: null,
    uncounted: null,
    unshared: null,
    isWeighted: false,
    classes: [
      { classId: 'n', key: 'news', n: 1000, coverage: null, covered: null, uncounted: null },
      { classId: 'r', key: 'report', n: 15, coverage: null, covered: null, uncounted: null },
      { classId: 'p', key: 'policy', n: 0, coverage: null, covered: null, uncounted: null },
    ],
  },
  b: {
    kind: 'interview',
    unit: 'respondents',
    n: 17,
    sources: 19,
    inScope: 19,
    coverage: null,
    uncounted: null,
    unshared: null,
    isWeighted: false,
    classes: [{ classId: null, key: '(none)', n: 19, coverage: null, covered: null, uncounted: null }],
  },
  themes: [theme('connector', [612, 5], 9), theme('training', [3, 0], 0)],
};

const comparison = compare(counts, { margin: 0.2, overlapRules: [] });
const columns = countColumns(words, comparison, unnamed);
const [connector, training] = comparison.themes;
const cell = (id: string, row = connector) => {
  const column = columns.find((each) => each.id === id);
  return column && row ? countCell(words, column, row) : undefined;
};

test('each class of documents has a column beside their total, and respondents stand before their interviews', () => {
  expect(columns.map(({ id, title, base }) => [id, title, base])).toEqual([
    ['a:class:news', 'News', 'of 1,000'],
    ['a:class:report', 'Report', 'of 15'],
    ['a:class:policy', 'Policy', 'of 0'],
    ['a', 'Documents', 'of 1,015'],
    ['a:rank', 'Rank', ''],
    ['b', 'Respondents', 'of 17'],
    ['b:sources', 'Interviews', 'of 19'],
    ['b:rank', 'Rank', ''],
  ]);
});

test('a count out of many has a share and a bar', () => {
  expect(cell('a:class:news')).toMatchObject({ count: '612', of: '', share: '61%', bar: 0.612 });
});

test('a count out of few shows its base and has neither', () => {
  expect(cell('b')).toMatchObject({ count: '9', of: 'of 17', share: '', bar: null });
  expect(cell('b:sources')).toMatchObject({ count: '10', of: 'of 19', share: '', bar: null });
  expect(cell('a:class:report')).toMatchObject({ count: '5', of: 'of 15', share: '', bar: null });
});

test('an empty base shows a dash, and a count of none shows zero', () => {
  expect(cell('a:class:policy')).toBeNull();
  expect(cell('b', training)).toMatchObject({ count: '0', of: 'of 17' });
});

test('sides of one kind are distinguished by their names', () => {
  const named = countColumns(words, comparison, { a: 'first wave', b: 'second wave' });

  expect(named.filter(({ what }) => what === 'side').map(({ title, base }) => [title, base])).toEqual([
    ['First wave', 'of 1,015 documents'],
    ['Second wave', 'of 17 respondents'],
  ]);
});

test('bars are measured against the largest share that has a bar', () => {
  const lines = comparison.themes.map((each) => ({ theme: each }) as ComparisonLine);

  expect(longestBar(columns, lines, words)).toBeCloseTo(0.612, 12);
});

test('passages of both sides stand beside each other and are never added', () => {
  expect(comparison.themes.map((each) => passagesInWords(words, each))).toEqual(['1,234 · 27', '6 · 0']);
});

test('a pattern says which side has the theme, and prominence is shown only when both do', () => {
  const sides = { a: 'documents', b: 'interviews' };

  expect(comparison.themes.map((each) => patternInWords(words, each, sides))).toEqual([
    'both · similar',
    'documents only',
  ]);
});

test('a stale verdict lists the counts that changed, then and now, and no others', () => {
  const judged = {
    a: { count: 617, n: 1015, sources: 617, passages: 1234 },
    b: { count: 8, n: 17, sources: 10, passages: 26 },
  };

  expect(connector && changedCounts(words, judged, connector, comparison, unnamed)).toEqual([
    'Respondents: 8 of 17 → 9 of 17',
    'Passages of interviews: 26 → 27',
  ]);
});

test('a heading names no unit without a number when nothing on a side can be counted', () => {
  const uncountable = { ...connector!, b: { ...connector!.b, count: null, passages: null } };

  expect(columnCounts(words, comparison, connector!, null)).toBe('9 respondents, 27 passages');
  expect(columnCounts(words, comparison, uncountable, null)).toBe('');
});
