// Dates and citations in words, the same on screens, in copies and in written files.
import type { Citation } from '#core/exports/citation.ts';
import type { Words } from './words.ts';

/** A partial ISO date in words: `2019`, `December 2019`, `5 December 2019`; other strings as they came. */
export function dateInWords(words: Words, date: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date);
  if (!parts) return date;
  const [, year, month, day] = parts;
  const time = Date.UTC(Number(year), month === undefined ? 0 : Number(month) - 1, Number(day ?? 1));
  // British English puts the day before the month, as citations do.
  return new Intl.DateTimeFormat(words.language === 'en' ? 'en-GB' : words.language, {
    year: 'numeric',
    timeZone: 'UTC',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(time);
}

/** A citation in brackets: "(Interview N11.2, March 2025; paraphrase)", "(Charter, 2016)". */
export function citationInWords(words: Words, citation: Citation): string {
  const date = citation.date === null ? '' : dateInWords(words, citation.date);
  const voice = citation.voice === null ? '' : words.t(`exports:voice.${citation.voice}`);
  const name =
    citation.kind === 'interview'
      ? words.t('exports:citation.interview', { name: citation.name })
      : words.t('exports:citation.document', { name: citation.name });
  const dated = date === '' ? name : words.t('exports:citation.dated', { name, date });
  const told = voice === '' ? dated : words.t('exports:citation.told', { name: dated, voice });
  return words.t('exports:citation.bracketed', { citation: told });
}
