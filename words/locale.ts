/**
 * The locale in which dates, times, sizes and lists are written in a language of the catalogues. English is British, as in
 * the catalogue: days stand before months, and no comma before the last *and*.
 */
export function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
