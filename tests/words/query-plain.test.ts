// Queries in plain words, in both languages, as one reads them above their counts.
import { expect, it } from 'vitest';
import { readQuery } from '#core/query/read-query.ts';
import { queryInWords } from '#words/query-plain.ts';
import { createWords } from '#words/words.ts';
import { sentences } from './plain-queries.ts';

const [english, chinese] = [createWords('en'), createWords('zh-CN')];

it.each(sentences)('%s', (text, en, zh) => {
  const query = readQuery(text);

  expect({ en: queryInWords(english, query), zh: queryInWords(chinese, query) }).toEqual({ en, zh });
});

it('covers at least fifty queries', () => {
  expect(sentences.length).toBeGreaterThanOrEqual(50);
});
