import { describe, expect, it } from 'vitest';
import { languageOf } from '#core/text/language.ts';

describe('languageOf', () => {
  it('tells English and Chinese apart', () => {
    expect(languageOf('The alliance was the place that brought them together.')).toBe('en');
    expect(languageOf('联盟把供需双方联系在一起。')).toBe('zh-CN');
    expect(languageOf('工业互联网产业联盟（AII）发布 Industrial Internet 白皮书')).toBe('zh-CN');
  });

  it('says nothing of other languages or of too little text', () => {
    expect(languageOf('Les entreprises cherchent des partenaires.')).toBeNull();
    expect(languageOf('これは日本語の文章です。漢字とかなが混ざる。')).toBeNull();
    expect(languageOf('')).toBeNull();
    expect(languageOf('2019')).toBeNull();
  });
});
