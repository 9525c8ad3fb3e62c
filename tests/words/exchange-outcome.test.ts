import { expect, test } from 'vitest';
import { outcomeInWords } from '#words/exchange-changes.ts';
import { createWords } from '#words/words.ts';

type Report = Parameters<typeof outcomeInWords>[1];

const told = (report: Partial<Report>, language: 'en' | 'zh-CN' = 'en'): string =>
  outcomeInWords(createWords(language), { exchangeId: 'x', made: {}, changed: {}, ...report }, true).join(
    ' ',
  );

test('imported rows are counted in words, the most important first, and zero counts are left out', () => {
  const made = { coder: 1, coding: 303, themeCode: 2, source: 1, code: 2 };

  expect(told({ made })).toBe('Imported: 1 source, 2 codes, 303 codings, 1 coder.');
  expect(told({ made }, 'zh-CN')).toBe('已导入：1 份材料、2 个代码、303 处编码、1 位编码者。');
});

test('if nothing else was imported, the rest is listed', () => {
  expect(told({ made: { review: 3 } })).toBe('Imported: 3 review marks.');
});

test('changed rows are not described as imported', () => {
  expect(told({ changed: { code: 1 } })).toBe('Changed: 1 code.');
});

test('a file without news says so', () => {
  expect(told({ exchangeId: null })).toBe('Nothing new: the project is unchanged.');
});

test('the long form lists everything, and says so when an import only linked or decided something', () => {
  const words = createWords('en');
  const report = {
    exchangeId: 'x',
    made: { source: 1, themeCode: 2, exchangeParts: 4 },
    changed: { project: 1 },
  };

  expect(outcomeInWords(words, report)).toEqual(['Imported: 1 source, 2 codes assigned to a theme.']);
  expect(outcomeInWords(words, { ...report, made: {} })).toEqual(['Changed: the project.']);
  const renewed = { exchangeId: 'x', made: {}, remarks: [{ key: 'exchange:renewed' }] };
  expect(outcomeInWords(words, renewed)).toEqual([
    'Changed descriptions in the file were kept; nothing else is new.',
  ]);
  expect(outcomeInWords(words, { ...report, made: {}, changed: {} })).toEqual([
    'Nothing new. Concord now knows what in the project matches what in the file.',
  ]);
});
