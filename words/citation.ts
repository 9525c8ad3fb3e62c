// Dates and citations in words, the same on screens, in copies and in written files.
import { dateParts, type Citation, type DateParts } from '#core/citation.ts';
import type { Voice } from '#core/records.ts';
import type { Words } from './words.ts';

/** A partial ISO date, or the day of an ISO time: `2019`, `December 2019`, `5 December 2019`; else as it came. */
export function dateInWords(words: Words, date: string): string {
  const parts = dateParts(date.slice(0, 10));
  return parts ? partsInWords(words, parts) : date;
}

/**
 * A citation in brackets: "(Interview N11.2, March 2025)", "(Charter, 2016)". With a voice it says how far the
 * words are the respondent's own: "(Interview N11.2, March 2025; paraphrase)".
 */
export function citationInWords(words: Words, citation: Citation, voice: Voice | null = null): string {
  const dated = citedInWords(words, citation);
  const told =
    voice === null
      ? dated
      : words.t('exports:citation.told', { name: dated, voice: words.t(`exports:voice.${voice}`) });
  return words.t('exports:citation.bracketed', { citation: told });
}

/** What a citation says, without its brackets, as the heading of passages: "Interview N11.2, March 2025". */
export function citedInWords(words: Words, citation: Citation): string {
  const name = words.t(`exports:citation.${citation.key}`, { name: citation.name });
  if (citation.date === null) return name;
  return words.t('exports:citation.dated', { name, date: partsInWords(words, citation.date) });
}

function partsInWords(words: Words, { year, month, day }: DateParts): string {
  const time = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  // British English puts the day before the month, as citations do.
  return new Intl.DateTimeFormat(words.language === 'en' ? 'en-GB' : words.language, {
    year: 'numeric',
    timeZone: 'UTC',
    ...(month === null ? {} : { month: 'long' }),
    ...(day === null ? {} : { day: 'numeric' }),
  }).format(time);
}
