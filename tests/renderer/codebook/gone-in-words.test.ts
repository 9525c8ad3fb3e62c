import { expect, test } from 'vitest';
import { createWords } from '#words/words.ts';
import { goneInWords } from '#renderer/features/codebook/gone-in-words.ts';

const gone = { codes: 3, codings: 12, sources: 4, memos: 1, verdicts: 0, themes: 2 };

test('what goes with one code is said with the sources it stands in', () => {
  expect(goneInWords([gone], createWords('en'))).toBe(
    '2 codes below it, 12 codings in 4 sources, 1 memo, its places in 2 themes',
  );
});

test('sources of several codes are not added, for they may be the same', () => {
  const said = goneInWords([gone, gone], createWords('en'));

  expect(said).toContain('24 codings, ');
  expect(said).not.toContain('source');
});

test('a code that nothing hangs on takes nothing with it', () => {
  const nothing = { codes: 1, codings: 0, sources: 0, memos: 0, verdicts: 0, themes: 0 };

  expect(goneInWords([nothing], createWords('zh-CN'))).toBe('');
});
