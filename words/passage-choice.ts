// Which codings an export of passages contains, in sentences.
import type { CountingFacts } from '#core/counting/facts.ts';
import { selectionSentences } from './method-sentence.ts';
import { paragraphOf } from './sentences.ts';
import type { Words } from './words.ts';

/** All codings, or all of one code. */
export type PassageChoice =
  | { readonly what: 'every' }
  | { readonly what: 'code'; readonly code: string }
  /** Those that a query finds; `told` is its method. */
  | { readonly what: 'query'; readonly told: string }
  /** Those of a list of passages: of a tally's cell, containing the words. */
  | {
      readonly what: 'listed';
      readonly code: string;
      readonly column: string | null;
      readonly words: string;
      /** Whether the sources have the code as a whole, on passages, or in either way. */
      readonly sided: 'any' | 'classified' | 'referring';
      readonly facts: CountingFacts;
    };

/** The choice as one paragraph. */
export function passageChoice(words: Words, choice: PassageChoice): string {
  const { t } = words;
  switch (choice.what) {
    case 'every':
      return t('exports:passages.every');
    case 'code':
      return t('exports:passages.ofCode', { code: choice.code });
    case 'query':
      return choice.told;
    case 'listed': {
      const { code, column, facts } = choice;
      return paragraphOf(words, [
        t(`exports:passages.${facts.rollup ? 'listed' : 'listedAlone'}`, { code }),
        ...(column === null ? [] : [t('exports:passages.inColumn', { column })]),
        ...(choice.words === '' ? [] : [t('exports:passages.words', { words: choice.words })]),
        ...(choice.sided === 'any' ? [] : [t(`exports:passages.${choice.sided}`)]),
        ...selectionSentences(words, facts),
      ]);
    }
  }
}
