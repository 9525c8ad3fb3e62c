import { expect, it } from 'vitest';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import {
  changesSince,
  isUnchanged,
  printedValues,
  printedValuesFrom,
} from '#core/kept-tables/printed-values.ts';

const english = { language: 'en', codebookLanguage: 'en' };
const news = { key: 'news', name: 'News', note: 'of 714' };
const column = (key: string, more: object = {}) => ({
  key,
  name: key,
  note: '',
  align: 'end' as const,
  under: null,
  format: 'count' as const,
  shareOf: null,
  ...more,
});

/** Two themes in the news, with shares, and their passages. */
function table(count: string, share: string, more: Partial<LaidTable> = {}): LaidTable {
  return {
    caption: 'Themes',
    rowHead: 'Theme',
    columns: [
      column('news', { name: 'n', under: news }),
      column('news: share', { name: '%', under: news, shareOf: 'news' }),
      column('passages'),
    ],
    rows: [
      { key: 'head', name: 'Themes', depth: 0, look: 'heading', cells: [] },
      {
        key: 'guide',
        name: 'guide',
        depth: 0,
        look: 'plain',
        cells: [{ text: count }, { text: share }, { text: '35' }],
      },
      {
        key: 'market',
        name: 'market',
        depth: 0,
        look: 'plain',
        cells: [{ text: '9 of 17' }, { text: '' }, { text: '45' }],
      },
    ],
    notes: ['How it was counted.'],
    ...more,
  };
}

const printed = (made: LaidTable) => printedValues(made, english);

it('prints a count and its share as one value', () => {
  expect(printed(table('408', '57'))).toMatchObject({
    columns: [
      { key: 'news', name: 'News' },
      { key: 'passages', name: 'passages' },
    ],
    values: [
      ['408 (57%)', '35'],
      ['9 of 17', '45'],
    ],
  });
});

it('counts a changed number although its rounded share stays the same', () => {
  const changes = changesSince(printed(table('408', '57')), printed(table('409', '57')));

  expect(changes).toEqual({
    values: [{ row: 'guide', column: 'News', from: '408 (57%)', to: '409 (57%)' }],
    words: false,
    layout: false,
  });
});

it('tells words and layout apart from values', () => {
  const before = printed(table('408', '57'));
  const renamed = table('408', '57', { caption: 'Themes of the study' });
  const { rows, columns } = table('408', '57');
  const turned = table('408', '57', { rows: rows.toReversed() });
  const without = table('408', '57', { columns: columns.slice(0, 2) });

  expect(changesSince(before, printed(renamed))).toEqual({ values: [], words: true, layout: false });
  expect(changesSince(before, printed(turned))).toEqual({ values: [], words: false, layout: true });
  expect(changesSince(before, printed(without))).toMatchObject({
    values: [
      { row: 'guide', column: 'passages', from: '35', to: null },
      { row: 'market', column: 'passages', from: '45', to: null },
    ],
    layout: true,
  });
  expect(isUnchanged(changesSince(before, printed(table('408', '57'))))).toBe(true);
});

it('reads back what it stored, and nothing else', () => {
  const before = printed(table('408', '57'));

  expect(printedValuesFrom(JSON.stringify(before))).toEqual(before);
  expect(['', 'null', '[]', '{"rows":1}'].map(printedValuesFrom)).toEqual([null, null, null, null]);
});
