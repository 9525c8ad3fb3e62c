// Dates and citations in words, the same on screens, in copies and in exports.
import { dateParts, type Citation, type DateParts } from '#core/citation.ts';
import type { PageRange } from '#core/text/pages.ts';
import type { Voice } from '#core/records.ts';
import type { Words } from './words.ts';
import { localeOf } from './locale.ts';

/**
 * A partial ISO date, or the day of an ISO time: `2019`, `December 2019`, `5 December 2019`; any other text is returned
 * unchanged.
 */
export function dateInWords(words: Words, date: string): string {
  const parts = dateParts(date.slice(0, 10));
  return parts ? partsInWords(words, parts) : date;
}

/**
 * A citation in brackets: "(Interview N11.2, March 2025)", "(Charter, 2016)", "(Report, 2019, p. 12)". With a voice it
 * says whether the words are the respondent's own: "(Interview N11.2, March 2025; paraphrase)".
 */
export function citationInWords(words: Words, citation: Citation, voice: Voice | null = null): string {
  const dated = citedInWords(words, citation);
  const withVoice =
    voice === null
      ? dated
      : words.t('exports:citation.told', { name: dated, voice: words.t(`exports:voice.${voice}`) });
  return words.t('exports:citation.bracketed', { citation: withVoice });
}

/** A citation without brackets, as a heading of passages: "Interview N11.2, March 2025". */
export function citedInWords(words: Words, citation: Citation): string {
  const name =
    citation.key === 'document'
      ? titleInWords(words, citation.name)
      : words.t('exports:citation.interview', { name: citation.name });
  const { date, pages } = citation;
  const dated =
    date === null ? name : words.t('exports:citation.dated', { name, date: partsInWords(words, date) });
  if (pages === null) return dated;
  return words.t('exports:citation.paged', { cited: dated, pages: pagesInWords(words, pages) });
}

/**
 * The title of a document as cited. Chinese puts titles with Han characters in 《》, titles within them in 〈〉, and leaves
 * titles in other scripts bare.
 */
function titleInWords({ language, t }: Words, title: string): string {
  if (language !== 'zh-CN' || !/\p{Script=Han}/u.test(title)) return title;
  if (/^《[^《》]*》$/u.test(title)) return title;
  return t('exports:citation.document', { name: title.replaceAll('《', '〈').replaceAll('》', '〉') });
}

/** "p. 12", "pp. 12–13". */
export function pagesInWords(words: Words, { first, last }: PageRange): string {
  return first === last
    ? words.t('exports:citation.page', { page: first })
    : words.t('exports:citation.pages', { first, last });
}

/** The place of a passage in its source: its pages if there are any, else its paragraph number: "p. 12", "¶ 4". */
export function placeInWords(
  words: Words,
  { pages, paragraph }: { readonly pages: PageRange | null; readonly paragraph: number | null },
): string {
  if (pages !== null) return pagesInWords(words, pages);
  return paragraph === null ? '' : words.t('exports:citation.paragraph', { paragraph });
}

/** A date as far as known: "March 2025". */
export function partsInWords(words: Words, { year, month, day }: DateParts): string {
  const time = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  // British English puts the day before the month, as in citations.
  return new Intl.DateTimeFormat(localeOf(words.language), {
    year: 'numeric',
    timeZone: 'UTC',
    ...(month === null ? {} : { month: 'long' }),
    ...(day === null ? {} : { day: 'numeric' }),
  }).format(time);
}
