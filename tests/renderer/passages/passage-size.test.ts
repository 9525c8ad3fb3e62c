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

test('a list gives the number of its passages and of the sources that hold them', () => {
  expect(sizeInWords(english, [passage('a'), passage('a', 10), passage('b')])).toBe(
    '3 passages in 2 sources',
  );
  expect(sizeInWords(english, [passage('a')])).toBe('1 passage in 1 source');
});

test('sources coded as a whole are counted apart from those with passages', () => {
  expect(sizeInWords(english, [whole('a'), passage('b'), whole('c')])).toBe(
    '1 passage and 2 whole sources, in 3 sources',
  );
  expect(sizeInWords(english, [whole('a')])).toBe('1 whole source');
});

test('a source coded both as a whole and on passages is one source, and the base is named', () => {
  const rows = [whole('a'), passage('a'), passage('b')];
  expect(sizeInWords(english, rows)).toBe('2 passages and 1 whole source, in 2 sources');
  expect(sizeInWords(english, rows, 82)).toBe('2 passages and 1 whole source, in 2 of 82 sources');
  expect(sizeInWords(english, [whole('a')], 82)).toBe('1 whole source, of 82');
});

test('an empty list says so', () => {
  expect(sizeInWords(english, [])).toBe('no passages');
  expect(sizeInWords(english, [], 82)).toBe('no passages in 82 sources');
});

test('Chinese says the same', () => {
  expect(sizeInWords(createWords('zh-CN'), [passage('a'), whole('b')])).toBe(
    '1 个片段和 1 份整篇编码的材料，出自 2 份材料',
  );
});
