import { describe, expect, it, test } from 'vitest';
import type { PreviewedArticle } from '#electron/services/imports/preview-articles.ts';
import {
  edited,
  numbersShown,
  ruleParts,
  withCut,
  withJoin,
  withMove,
} from '#renderer/features/articles/splitting.ts';

function article(facts: Partial<PreviewedArticle> = {}): PreviewedArticle {
  return {
    from: 10,
    to: 20,
    title: 'A fair',
    date: null,
    outlet: null,
    language: 'en',
    words: 120,
    doubts: [],
    marks: { title: 10, date: null, outlet: null, skipped: [] },
    cut: 10,
    isByHand: false,
    marker: null,
    misfit: null,
    like: null,
    known: null,
    ...facts,
  };
}

const none = { added: [], removed: [] };

describe('cuts by hand', () => {
  it('a join takes a cut of the rule away, or one made by hand back', () => {
    expect(withJoin(none, article())).toEqual({ added: [], removed: [10] });
    expect(withJoin({ added: [10], removed: [] }, article())).toEqual(none);
    expect(withJoin(none, article({ cut: null }))).toEqual(none);
  });

  it('a cut that is moved stands elsewhere, and moved back it is that of the rule again', () => {
    const moved = withMove(none, article(), 14);

    expect(moved).toEqual({ added: [14], removed: [10] });
    expect(withMove(moved, article({ cut: 14 }), 10)).toEqual(none);
    expect(withMove(none, article(), 10)).toBe(none);
    expect(withMove(none, article({ cut: null }), 14)).toBe(none);
  });

  it('a cut is made once, or gives a cut of the rule back', () => {
    expect(withCut(none, 12)).toEqual({ added: [12], removed: [] });
    expect(withCut({ added: [12], removed: [] }, 12)).toEqual({ added: [12], removed: [] });
    expect(withCut({ added: [], removed: [12] }, 12)).toEqual(none);
  });
});

it('a fact set by hand is no doubt any more, and one taken away stays one', () => {
  const doubtful = article({ doubts: ['no-date', 'no-outlet', 'short'] });

  expect(edited(doubtful, { date: '2020-03', outlet: null })).toMatchObject({
    date: '2020-03',
    outlet: null,
    doubts: ['no-outlet', 'short'],
  });
  expect(edited(doubtful, undefined)).toBe(doubtful);
});

it('shows all articles, those to check, or those around a cut that does not fit', () => {
  const odd = article({ misfit: { value: '9', usual: '240' }, doubts: ['off-pattern'] });
  const articles = Array.from({ length: 20 }, (_, at) => (at === 9 ? odd : article()));

  expect(numbersShown(articles, 'all')).toHaveLength(20);
  expect(numbersShown(articles, 'check')).toEqual([10]);
  expect(numbersShown(articles, 'around')).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
});

test.each([
  ['page', { kind: 'page', rest: '' }],
  ['heading:2', { kind: 'heading', rest: '2' }],
  ['line:Title: *', { kind: 'line', rest: 'Title: *' }],
])('the parts of %s', (rule, parts) => {
  expect(ruleParts(rule)).toEqual(parts);
});
