import { expect, test } from 'vitest';
import { listed } from '#words/sentences.ts';

test('names stand one after another as the language sets them', () => {
  expect(listed({ language: 'en' }, ['off topic', 'not in print', 'duplicate'])).toBe(
    'off topic, not in print, duplicate',
  );
  expect(listed({ language: 'zh-CN' }, ['与主题无关', '不在时段内', '重复'])).toBe(
    '与主题无关、不在时段内、重复',
  );
  expect(listed({ language: 'zh-CN' }, ['重复'])).toBe('重复');
});
