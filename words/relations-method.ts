// How relations were counted, in sentences to paste into a paper.
import type { RelationsFacts } from '#core/relations/relations.ts';
import { selectionSentences } from './method-sentence.ts';
import { withoutPlaceSentence } from './query-sentence.ts';
import { reasonSentence } from './reason-sentence.ts';
import { depthSentence } from './sample-notes.ts';
import { paragraphOf } from './sentences.ts';
import type { Words } from './words.ts';

/** The method sentences of relations as one paragraph. */
export function relationsMethod(words: Words, facts: RelationsFacts): string {
  const { t } = words;
  const { missing, layer, unit } = facts;
  return paragraphOf(words, [
    ...meetingSentences(words, facts),
    t(`counting:relations.${facts.rollup ? 'rolled_up' : 'alone'}`),
    ...(facts.hasInside ? [t('counting:relations.inside')] : []),
    ...(facts.hasShared ? [t('counting:relations.shared')] : []),
    ...(layer.coders.length > 1 && unit === 'passages' ? [t('counting:relations.of_several')] : []),
    ...selectionSentences(words, facts, unit),
    ...(missing === null ? depthSentence(words, facts) : []),
    ...(facts.undecided > 0 ? [t('counting:relations.undecided', { count: facts.undecided })] : []),
    ...withoutPlaceSentence(words, facts),
    ...(missing === null ? [] : [reasonSentence(words, missing)]),
  ]);
}

function meetingSentences({ t }: Words, { by, paragraphs }: RelationsFacts): string[] {
  if (by === 'overlap') return [t('counting:relations.by.overlap'), t('counting:relations.places')];
  if (by === 'within') {
    const within = paragraphs === 0 ? 'within_same' : 'within';
    return [t(`counting:relations.by.${within}`, { count: paragraphs }), t('counting:relations.places')];
  }
  const units = t(`counting:relations.units_of.${by}`);
  return [t(`counting:relations.by.${by}`), t('counting:relations.units', { units })];
}
