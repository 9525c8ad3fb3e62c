import { describe, expect, it } from 'vitest';
import { spaceAfter } from '#words/chinese-spacing.ts';
import { createWords } from '#words/words.ts';

const { t } = createWords('zh-CN');

describe('a Chinese sentence', () => {
  it.each([
    ['王伟', '仅统计主编码者王伟的编码。'],
    ['Wei', '仅统计主编码者 Wei 的编码。'],
    ['Wei 和王伟', '仅统计主编码者 Wei 和王伟的编码。'],
  ])('sets spaces around %s as its script asks', (coders, said) => {
    expect(t('counting:layer.main', { coders })).toBe(said);
  });

  it.each([
    ['王伟', '将王伟设为主编码者'],
    ['Wei', '将 Wei 设为主编码者'],
    ['《王伟》', '将《王伟》设为主编码者'],
  ])('drops the spaces of its template around %s where none belong', (name, said) => {
    expect(t('shell:make_main_coder', { name })).toBe(said);
  });

  it('leaves what was put in as it is', () => {
    expect(t('shell:make_main_coder', { name: '王 伟' })).toBe('将王 伟设为主编码者');
    expect(t('shell:undo_what', { what: '编码A' })).toBe('撤销“编码A”');
  });

  it('leaves numbers, and words that stand alone, as they are', () => {
    expect(t('counting:groups.counted', { group: 'news', counted: '3', inScope: '4' })).toBe('news 3 / 4');
    expect(t('counting:scope.picked', { count: 3 })).toBe('选定的 3 份材料');
  });
});

it.each([
  ['How this was counted.', ' '],
  ['计数方法：', ''],
  ['请先阅读。', ''],
  ['共 3 份', ' '],
])('behind “%s” stands “%s” before the words that it leads into', (lead, space) => {
  expect(spaceAfter(lead)).toBe(space);
});
