import { expect, test } from 'vitest';
import { wordsIn } from '#core/text/word-count.ts';

test.each([
  ['', 0],
  ['The co-founder’s plan of 2019 – in short.', 7],
  ['他说，有了联盟。', 6],
  ['工业4.0 平台 Concord2', 7],
  ['naïve\u0301 café\nÜber', 3],
  ['— … ！', 0],
])('“%s” has %i words: a Chinese character is one', (text, words) => {
  expect(wordsIn(text)).toBe(words);
});
