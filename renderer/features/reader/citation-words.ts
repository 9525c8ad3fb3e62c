// Citations in words: “(Interview N11.2, March 2025)”.
import { citationOf, isQuotable, type DateParts } from '#core/citation.ts';
import type { SourceRecord, Voice } from '#core/records.ts';
import type { Words } from '#words/words.ts';

/** A date as far as it is known, in the person's language. */
export function dateInWords({ year, month, day }: DateParts, { language }: Words): string {
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    ...(month !== null && { month: 'long' }),
    ...(day !== null && { day: 'numeric' }),
    timeZone: 'UTC',
  };
  const time = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options).format(time);
}

/** The citation of a source, in brackets. */
export function citationInWords(source: SourceRecord, words: Words): string {
  const { key, name, date } = citationOf(source);
  const cited = words.t(`reader:cite_${key}`, { name });
  if (!date) return words.t('reader:cite_undated', { cited });
  return words.t('reader:cite_dated', { cited, date: dateInWords(date, words) });
}

/** A passage with its citation, to paste into a paper. A paraphrase gets no quotation marks. */
export function citedPassage(quote: string, voice: Voice | null, source: SourceRecord, words: Words): string {
  const passage = quote.trim().replaceAll(/\s*\n\s*/g, ' ');
  const citation = citationInWords(source, words);
  const key = isQuotable(source.kind, voice) ? 'reader:cited_quote' : 'reader:cited_paraphrase';
  return words.t(key, { passage, citation });
}
