/** The name of a source's language; its tag if Concord has no name for it. */
export function languageInWords(
  t: (key: 'sources:language_en' | 'sources:language_zh' | 'sources:language_none') => string,
  tag: string | null,
): string {
  if (tag === null) return t('sources:language_none');
  if (tag === 'en') return t('sources:language_en');
  return tag === 'zh-CN' ? t('sources:language_zh') : tag;
}
