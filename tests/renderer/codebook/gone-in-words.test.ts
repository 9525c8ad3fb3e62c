import { expect, test } from 'vitest';
import { createWords } from '#words/words.ts';
import { goneInWords } from '#renderer/features/codebook/gone-in-words.ts';

const gone = { codes: 3, codings: 12, sources: 4, memos: 1, verdicts: 0, gatheredIn: 2 };

test('what goes with one code is said with the sources it stands in', () => {
  expect(goneInWords(gone, 1, createWords('en'))).toBe(
    '2 sub-codes, 12 codings in 4 sources, 1 memo, its places in 2 themes',
  );
});

test('the codes that are deleted are not counted among those that go with them', () => {
  expect(goneInWords(gone, 3, createWords('en'))).toBe(
    '12 codings in 4 sources, 1 memo, its places in 2 themes',
  );
});

test('a code that nothing hangs on takes nothing with it', () => {
  const nothing = { codes: 1, codings: 0, sources: 0, memos: 0, verdicts: 0, gatheredIn: 0 };

  expect(goneInWords(nothing, 1, createWords('zh-CN'))).toBe('');
});
