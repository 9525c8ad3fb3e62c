import { describe, expect, it } from 'vitest';
import { firstName, namedIn, type CodebookLanguage } from '#core/codes/code-names.ts';

describe('a code in the language in which the codebook is read', () => {
  it.each<[string, string | null, CodebookLanguage, string, string | null]>([
    ['guide', '标准指南', 'zh-CN', '标准指南', 'guide'],
    ['guide', '标准指南', 'en', 'guide', '标准指南'],
    ['标准指南', 'guide', 'en', 'guide', '标准指南'],
    ['标准指南', 'guide', 'zh-CN', '标准指南', 'guide'],
    // A code without a name in that language keeps the name it has.
    ['guide', null, 'zh-CN', 'guide', null],
    ['guide', '', 'zh-CN', 'guide', ''],
    ['标准指南', null, 'en', '标准指南', null],
    // A second language other than Chinese is not taken for Chinese.
    ['guide', 'guía', 'zh-CN', 'guide', 'guía'],
    ['AI 治理', 'AI governance', 'en', 'AI governance', 'AI 治理'],
  ])('%s / %s is in %s %s / %s', (name, name2, language, first, second) => {
    expect(namedIn({ name, name2 }, language)).toEqual({ name: first, name2: second });
  });

  it('is renamed in the language that is shown first', () => {
    const code = { name: 'guide', name2: '标准指南' };

    expect(firstName(code, 'zh-CN')).toBe('name2');
    expect(firstName(code, 'en')).toBe('name');
    expect(firstName({ name: 'guide', name2: null }, 'zh-CN')).toBe('name');
  });

  it('stays the same object while the code is unchanged', () => {
    const code = { name: 'guide', name2: '标准指南' };

    expect(namedIn(code, 'en')).toBe(code);
    expect(namedIn(code, 'zh-CN')).toBe(namedIn(code, 'zh-CN'));
  });
});
