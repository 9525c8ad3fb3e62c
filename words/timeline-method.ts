// How a timeline was counted, in sentences to paste into a paper.
import type { TimelineFacts } from '#core/timeline/timeline.ts';
import { dateInWords } from './citation.ts';
import { methodSentences } from './method-sentence.ts';
import { paragraphOf } from './sentences.ts';
import type { Words } from './words.ts';

/** The method sentences of a timeline as one paragraph. */
export function timelineMethod(words: Words, facts: TimelineFacts): string {
  const { t } = words;
  const { tally, by, absolute, gaps, inSeveralPeriods, endsIn } = facts;
  const period = t(`counting:timeline.periods.${by}`);
  return paragraphOf(words, [
    t('counting:timeline.by', { period }),
    ...(gaps === 0 ? [] : [t('counting:timeline.gaps', { count: gaps, period })]),
    ...(endsIn === null ? [] : [t('counting:timeline.ends', { date: dateInWords(words, endsIn), period })]),
    ...(absolute ? [t('counting:timeline.absolute')] : []),
    ...(inSeveralPeriods === 0 ? [] : [t('counting:timeline.several_people', { count: inSeveralPeriods })]),
    ...methodSentences(words, tally),
  ]);
}
