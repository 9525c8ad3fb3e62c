import { describe, expect, it } from 'vitest';
import { layoutAfter, type PageLayout } from '#core/text/page-layout.ts';
import { pageAt, pagesOf, pageStarts, pageStartsJson, startsAfter } from '#core/text/pages.ts';
import { textChange } from '#core/text/text-change.ts';
import { marked, spanOf } from '../../helpers/marked.ts';

const { text, at } = marked(
  '<one>Of the first page.\nAnd on <two>to the second.\n<four>The fourth, for the third is empty.',
);
const starts = [
  { page: 1, start: at['one']! },
  { page: 2, start: at['two']! },
  { page: 3, start: at['four']! },
  { page: 4, start: at['four']! },
];

describe('the pages of a source', () => {
  it.each([
    ['first', 1, 1],
    ['And on ', 1, 1],
    ['to the', 2, 2],
    ['on to', 1, 2],
    ['page.\nAnd on to the second.\nThe fourth', 1, 4],
    ['empty', 4, 4],
  ])('of “%s” are %i to %i', (words, first, last) => {
    expect(pagesOf(starts, spanOf(text, words))).toEqual({ first, last });
  });

  it('are none for a source without pages, and the first before the first page begins', () => {
    expect(pagesOf([], { start: 0, end: 3 })).toBeNull();
    expect(pageAt([{ page: 2, start: 10 }], 4)).toBe(2);
  });

  it('lead back to the earlier page for a footnote behind words that continue on the next page', () => {
    const { text: noted, at: where } = marked(
      '<a>Words that go <b>over the page.\n<note>1 A note.\n<c>More.',
    );
    const pages = [
      { page: 1, start: where['a']! },
      { page: 2, start: where['b']! },
      { page: 1, start: where['note']! },
      { page: 2, start: where['c']! },
    ];

    expect(pagesOf(pages, spanOf(noted, 'A note'))).toEqual({ first: 1, last: 1 });
    expect(pagesOf(pages, spanOf(noted, 'the page.\n1 A note'))).toEqual({ first: 1, last: 2 });
    expect(pagesOf(pages, spanOf(noted, 'More'))).toEqual({ first: 2, last: 2 });
  });

  it('are read as they were written', () => {
    expect(pageStarts(pageStartsJson(starts))).toEqual(starts);
  });

  it('stay with their words when the text is edited', () => {
    const edited = `A title of our own.\n${text.replace('first page', 'very first')}`.replace(
      'second',
      '2nd',
    );

    const after = startsAfter(starts, textChange(text, edited));

    expect(after.map(({ page, start }) => [page, edited.slice(start, start + 6)])).toEqual([
      [1, 'Of the'],
      [2, 'to the'],
      [3, 'The fo'],
      [4, 'The fo'],
    ]);
  });
});

describe('the layout of a page', () => {
  const line = 'A narrow fellow in the grass';
  const layout: PageLayout[] = [
    { page: 1, width: 600, height: 800, runs: [[0, line.length, 100, 50, 280, 12]], marks: [] },
  ];

  it('stays in place when words are inserted before its own', () => {
    const [page] = layoutAfter(layout, textChange(line, `Title\n${line}`));

    expect(page?.runs).toEqual([[6, line.length, 100, 50, 280, 12]]);
  });

  it('moves to the rest of a line', () => {
    const edited = line.replace('fellow', 'snake');

    const [page] = layoutAfter(layout, textChange(line, edited));

    expect(page?.runs).toEqual([
      [0, 9, 100, 50, 90, 12],
      [14, 13, 250, 50, 130, 12],
    ]);
    expect(edited.slice(14, 27)).toBe(' in the grass');
  });

  it('loses a line whose words were removed', () => {
    expect(layoutAfter(layout, textChange(line, ''))).toEqual([{ ...layout[0], runs: [] }]);
  });
});
