import { expect, test } from 'vitest';
import { createWords } from '#words/words.ts';
import { goneInWords } from '#renderer/features/codebook/gone-in-words.ts';

const gone = { codes: 3, codings: 12, sources: 4, memos: 1, summaries: 0, verdicts: 0, gatheredIn: 2 };

test('the effects of deleting one code include the sources of its codings', () => {
  expect(goneInWords(gone, 1, createWords('en'))).toBe(
    '2 sub-codes, 12 codings in 4 sources, 1 memo, its places in 2 themes',
  );
});

test('deleted codes are not counted among their own sub-codes', () => {
  expect(goneInWords(gone, 3, createWords('en'))).toBe(
    '12 codings in 4 sources, 1 memo, its places in 2 themes',
  );
});

test('deleting an unused code has no effects', () => {
  const nothing = { codes: 1, codings: 0, sources: 0, memos: 0, summaries: 0, verdicts: 0, gatheredIn: 0 };

  expect(goneInWords(nothing, 1, createWords('zh-CN'))).toBe('');
});
