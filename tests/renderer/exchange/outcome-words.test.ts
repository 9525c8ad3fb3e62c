import { expect, test } from 'vitest';
import { outcomeInWords } from '#renderer/features/exchange/outcome-words.ts';
import { createWords } from '#words/words.ts';

type Report = Parameters<typeof outcomeInWords>[1];

const told = (report: Partial<Report>, language: 'en' | 'zh-CN' = 'en'): string =>
  // Nothing else of a report is read.
  outcomeInWords(createWords(language), { exchangeId: 'x', made: {}, changed: {}, ...report } as Report);

test('what came in is counted in words, what is looked for first comes first, and what is none is not told', () => {
  const made = { coder: 1, coding: 303, themeCode: 2, source: 1, code: 2 };

  expect(told({ made })).toBe('Brought in: 1 source, 2 codes, 303 codings, 1 coder.');
  expect(told({ made }, 'zh-CN')).toBe('已导入：1 份材料、2 个代码、303 处编码、1 位编码者。');
});

test('where nothing else came in, the rest is told', () => {
  expect(told({ made: { review: 3 } })).toBe('Brought in: 3 marks of review.');
});

test('what was only changed is not said to have come in', () => {
  expect(told({ changed: { code: 1 } })).toBe('Changed: 1 code.');
});

test('a file without news says so', () => {
  expect(told({ exchangeId: null })).toBe('Nothing was new: the project is as it was.');
});
