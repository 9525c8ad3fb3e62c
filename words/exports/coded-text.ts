// What stands beside a coded text, in words, the same in every format.
import type { CodedText, MarginNote } from '#core/exports/coded-text.ts';
import { citationInWords, dateInWords } from '../citation.ts';
import type { Words } from '../words.ts';

/** What is told of a coding beside the name of its code: coder, stance and voice. */
export function besideNote({ coder, stance, voice }: MarginNote, { t }: Words): string {
  return [
    coder,
    ...(stance === null ? [] : [t(`exports:passages.stance.${stance}`)]),
    ...(voice === null ? [] : [t(`exports:voice.${voice}`)]),
  ].join(' · ');
}

/** Where the text is from, and when and by what program it was written. */
export function originInWords({ citation, project, program, date }: CodedText, words: Words): string {
  return [citationInWords(words, citation), project, program, dateInWords(words, date)].join(' · ');
}
