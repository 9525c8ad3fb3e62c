// `IN language:zh` finds Chinese however it is written, as ranges of BCP 47 do.
import { expect, it } from 'vitest';
import { isInLanguageRange } from '#core/language-range.ts';
import { askQuery, selectFor } from '#core/query/query-result.ts';
import { readQuery } from '#core/query/read-query.ts';
import { Study } from '../counting/study.ts';

it.each([
  ['zh-CN', 'zh', true],
  ['zh-Hant-TW', 'zh-hant', true],
  ['zh', 'zh', true],
  ['zh', 'zh-CN', false],
  ['zha', 'zh', false],
  ['en', 'zh', false],
])('%s lies in the range %s: %s', (tag, range, isIn) => {
  expect(isInLanguageRange(tag, range)).toBe(isIn);
});

it('keeps the sources of every language in the range, and with “(none)” those without one', () => {
  const study = new Study()
    .code('guide')
    .document('mainland', { language: 'zh-CN' })
    .document('plain', { language: 'zh' })
    .document('english', { language: 'en' })
    .document('unknown', { language: null });
  for (const id of ['mainland', 'plain', 'english', 'unknown']) study.coding(id, 'guide', null);
  const { corpus, table } = study;
  const foundIn = (text: string): string[] => {
    const texts = { textOf: () => '', folding: null as never };
    const { rows } = askQuery(selectFor(corpus, table, {}), readQuery(text), null, texts);
    return rows.map(({ sourceId }) => sourceId).sort();
  };

  expect(foundIn('guide IN language:zh')).toEqual(['mainland', 'plain']);
  expect(foundIn('guide IN language:zh-CN')).toEqual(['mainland']);
  expect(foundIn('guide IN language:"(none)"')).toEqual(['unknown']);
});
