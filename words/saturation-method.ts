// When new codes stopped coming, in sentences to paste into a paper; what that does not show is always among them.
import type { SaturationFacts } from '#core/saturation/saturation.ts';
import { selectionSentences } from './method-sentence.ts';
import { countInWords } from './numbers.ts';
import { peopleInWords } from './scope-sentences.ts';
import { joined, paragraphOf } from './sentences.ts';
import type { Words } from './words.ts';

/** The method sentences of saturation as one paragraph. */
export function saturationMethod(words: Words, facts: SaturationFacts): string {
  const { t } = words;
  const { by, of, chosen, order, units, codes, merged, ofNobody, counting } = facts;
  const { repeated } = counting.respondents;
  return paragraphOf(words, [
    t(`saturation:method.by.${by}`, { count: units }),
    t(`saturation:method.of.${of}`, {
      count: countInWords(words, codes),
      names: joined(words, chosen ?? [], 'conjunction'),
    }),
    t(`saturation:method.order.${order}`),
    t('saturation:method.present'),
    ...(merged > 0 ? [t('saturation:method.merged', { count: merged })] : []),
    t('saturation:method.expected'),
    t('saturation:method.grid'),
    t('saturation:method.rare'),
    ...(by !== 'respondent' && repeated.length > 0
      ? [
          t('saturation:method.follow_ups', {
            count: repeated.length,
            names: peopleInWords(words, repeated),
          }),
        ]
      : []),
    ...selectionSentences(words, counting, by === 'respondent' ? 'respondents' : 'sources'),
    ...(ofNobody > 0 ? [t('saturation:method.of_nobody', { count: ofNobody })] : []),
    t('saturation:method.caution'),
  ]);
}
