// The words beside a coded text, the same in every format.
import type { CodedText, MarginNote } from '#core/exports/coded-text.ts';
import { citationInWords, dateInWords } from '../citation.ts';
import type { Words } from '../words.ts';

/** The details of a coding after the name of its code: coder, stance and voice. */
export function detailsOfCoding({ coder, stance, voice }: MarginNote, { t }: Words): string {
  return [
    coder,
    ...(stance === null ? [] : [t(`exports:passages.stance.${stance}`)]),
    ...(voice === null ? [] : [t(`exports:voice.${voice}`)]),
  ].join(' · ');
}

/** The origin of the text, and when and by which program it was exported. */
export function originInWords({ citation, project, program, date }: CodedText, words: Words): string {
  return [citationInWords(words, citation), project, program, dateInWords(words, date)].join(' · ');
}
