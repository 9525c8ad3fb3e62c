// What a matrix of sources and codes is and how its cells were counted, in sentences.
import type { TallyFacts } from '#core/counting/tally.ts';
import { methodSentences } from './method-sentence.ts';
import type { Words } from './words.ts';

/** The sentences in order: what a cell is, what NA means, then how the counts were made. */
export function matrixSentences(words: Words, facts: TallyFacts): string[] {
  const { t } = words;
  return [
    t('exports:matrix.rows'),
    t(`exports:matrix.cell.${facts.unit}`),
    t('exports:matrix.notKnown'),
    ...(facts.rollup ? [t('exports:matrix.rollup')] : []),
    ...methodSentences(words, facts),
  ];
}
