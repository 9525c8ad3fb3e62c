import { expect, test } from 'vitest';
import { usualReasons } from '#renderer/features/triage/usual-reasons.ts';
import { createWords } from '#words/words.ts';

test.each([
  ['en', ['language not read', 'no full text']],
  ['zh-CN', ['无法阅读的语言', '无全文']],
] as const)(
  'the usual reasons for unreadable sources do not say that these do not belong (%s)',
  (language, unread) => {
    const { names, couldNotBeRead } = usualReasons(createWords(language));

    expect(couldNotBeRead).toEqual(unread);
    expect(names).toHaveLength(5);
    expect(names).toEqual(expect.arrayContaining([...unread]));
  },
);
