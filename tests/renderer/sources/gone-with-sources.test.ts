import { expect, test } from 'vitest';
import { createWords } from '#words/words.ts';
import { goneWithSources } from '#renderer/common/sources/gone-with-sources.ts';

const words = createWords('en');

test('the effects of deleting sources are listed one by one, in the singular for one', () => {
  expect(goneWithSources({ codings: 3, memos: 2, summaries: 1, reviews: 1 }, words)).toEqual([
    '3 codings',
    '2 memos',
    '1 summary',
    '1 review mark',
  ]);
});

test('effects without a count are not listed', () => {
  expect(goneWithSources({ codings: 1, memos: 0, summaries: 0, reviews: 0 }, words)).toEqual(['1 coding']);
  expect(goneWithSources({ codings: 0, memos: 0, summaries: 0, reviews: 0 }, words)).toEqual([]);
});
