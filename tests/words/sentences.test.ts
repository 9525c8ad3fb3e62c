import { expect, test } from 'vitest';
import { listed } from '#words/sentences.ts';
import { createWords } from '#words/words.ts';

test('names are joined as the language requires', () => {
  expect(listed({ language: 'en' }, ['off topic', 'not in print', 'duplicate'])).toBe(
    'off topic, not in print, duplicate',
  );
  expect(listed({ language: 'zh-CN' }, ['与主题无关', '不在时段内', '重复'])).toBe(
    '与主题无关、不在时段内、重复',
  );
  expect(listed({ language: 'zh-CN' }, ['重复'])).toBe('重复');
});

test('Chinese has a form for one thing and a form for several', () => {
  const { t } = createWords('zh-CN');

  expect(t('triage:done_new', { count: 1 })).toBe('这 1 份材料已筛选。');
  expect(t('triage:done_new', { count: 3 })).toBe('全部 3 份材料都已筛选。');
  expect(t('analysis:coverage.all', { count: 1, inScope: '1', units: '份文档', notReviewed: '0' })).toBe(
    '范围内唯一的 1 份文档，未审阅 0',
  );
  expect(t('codebook:top_as_themes', { count: 1 })).toBe('将顶层代码用作主题');
  expect(t('shell:undo_what', { what: '编码', count: 1 })).toBe('撤销“编码”');
});
