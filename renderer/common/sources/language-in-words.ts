/** A source's language as it is called; one that Concord has no word for by its tag. */
export function languageInWords(
  t: (key: 'sources:language_en' | 'sources:language_zh' | 'sources:language_none') => string,
  tag: string | null,
): string {
  if (tag === null) return t('sources:language_none');
  if (tag === 'en') return t('sources:language_en');
  return tag === 'zh-CN' ? t('sources:language_zh') : tag;
}
