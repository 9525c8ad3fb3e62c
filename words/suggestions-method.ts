// How passages were ranked by their likeness to those of a code, in sentences to paste into a paper.
import type { Suggestions } from '#core/more-like/suggested.ts';
import { MIN_EXAMPLES } from '#core/more-like/ranking.ts';
import { layerSentence } from './method-sentence.ts';
import { countInWords } from './numbers.ts';
import { scopeSentences } from './scope-sentences.ts';
import { paragraphOf } from './sentences.ts';
import { unitsOf } from './units-of-sources.ts';
import type { Words } from './words.ts';

/** The sentences as one paragraph; `code` is the name of the code. Of too few examples only why nothing is ranked. */
export function suggestionsMethod(words: Words, code: string, suggestions: Suggestions): string {
  const { t } = words;
  const { examples, refused, looked, alike, facts } = suggestions;
  if (examples < MIN_EXAMPLES)
    return paragraphOf(words, [tooFewExamples(words, code, examples), layerSentence(words, facts)]);
  const count = facts.sources.inScope;
  return paragraphOf(words, [
    t('suggestions:method.ranked', { count: examples, code }),
    layerSentence(words, facts),
    t('suggestions:method.looked', {
      count,
      units: unitsOf(words, facts, count),
      looked: countInWords(words, looked),
      alike: countInWords(words, alike),
    }),
    ...scopeSentences(words, facts),
    t('suggestions:method.examples'),
    t('suggestions:method.features'),
    ...(refused > 0 ? [t('suggestions:method.refused', { count: refused })] : []),
    t('suggestions:method.no_claim'),
  ]);
}

/** Why nothing is suggested for a code with too few passages. */
export function tooFewExamples({ t }: Words, code: string, examples: number): string {
  return examples === 0
    ? t('suggestions:no_example', { code, least: MIN_EXAMPLES })
    : t('suggestions:too_few', { count: examples, code, least: MIN_EXAMPLES });
}
