import { expect, test } from 'vitest';
import { sizeInWords } from '#renderer/features/passages/passage-size.ts';
import { createWords } from '#words/words.ts';

const english = createWords('en');
const passage = (sourceId: string, start = 0) => ({
  sourceId,
  span: { start, end: start + 5 },
  codingIds: [],
});
const whole = (sourceId: string) => ({ sourceId, span: null, codingIds: [] });

test('a list says its passages with the sources that hold them', () => {
  expect(sizeInWords(english, [passage('a'), passage('a', 10), passage('b')])).toBe(
    '3 passages in 2 sources',
  );
  expect(sizeInWords(english, [passage('a')])).toBe('1 passage in 1 source');
});

test('sources coded as a whole are told apart from those with passages', () => {
  expect(sizeInWords(english, [whole('a'), passage('b'), whole('c')])).toBe(
    '1 passage in 1 source; 2 whole sources',
  );
  expect(sizeInWords(english, [whole('a')])).toBe('1 whole source');
});

test('an empty list says so', () => {
  expect(sizeInWords(english, [])).toBe('no passage');
});

test('Chinese puts the sources first', () => {
  expect(sizeInWords(createWords('zh-CN'), [passage('a'), whole('b')])).toBe(
    '1 份材料中的 1 个片段；1 份整体编码的材料',
  );
});
