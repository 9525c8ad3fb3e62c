// How the result of a query was found, in sentences to paste into a paper: the query, what of it is the result, whose
// codings count and in which sources, and what was left out.
import { reason } from '#core/counting/reasons.ts';
import type { QueryFacts } from '#core/query/query-facts.ts';
import type { ResultSide } from '#core/query/result-side.ts';
import { layerSentence, reviewerInWords, sourceTextSentences } from './method-sentence.ts';
import { countInWords } from './numbers.ts';
import { reasonSentence } from './reason-sentence.ts';
import { paragraphOf } from './sentences.ts';
import type { Words } from './words.ts';

/** The method sentences of a query as one paragraph. `query` is its canonical text. */
export function querySentence(
  words: Words,
  query: string,
  side: ResultSide | null,
  facts: QueryFacts,
): string {
  const { t } = words;
  return paragraphOf(words, [
    t('counting:query.asked', { query }),
    ...(side === null ? [] : [t(`counting:query.result.${side}`)]),
    ...(facts.asksForCodes ? [t('counting:query.passages')] : []),
    ...(facts.asksForWords ? [t('counting:query.words')] : []),
    ...(facts.asksForPatterns ? [t('counting:query.patterns')] : []),
    ...layerSentences(words, facts),
    ...(facts.namesCoders ? [t('counting:query.coders')] : []),
    ...sourceTextSentences(words, facts, 'passages', codingsSaid(words, facts)),
    ...absenceSentence(words, facts),
    ...datesSentence(words, facts),
    ...withoutPlaceSentence(words, facts),
  ]);
}

/** Whose codings count; where none of the layer do, an unusual layer still decides which sources are reviewed. */
function layerSentences(words: Words, facts: QueryFacts): string[] {
  const { layer, usesLayer } = facts;
  if (usesLayer || (!layer.isDefault && layer.coders.length === 0)) return [layerSentence(words, facts)];
  if (layer.isDefault) return [];
  return [words.t('counting:query.reviewers', { reviewer: reviewerInWords(words, facts) })];
}

/** What is said about which codings count if the usual sentence would not be true; null if it is. */
function codingsSaid({ t }: Words, { asksForCodes, asksForRemarks }: QueryFacts): string[] | null {
  if (!asksForCodes) return [];
  return asksForRemarks ? [t('counting:query.remarks')] : null;
}

/** Absence is known only of reviewed sources; counted out of these alone, nothing need be said. */
function absenceSentence(
  words: Words,
  { findsAbsence, denominator, sources: { notReviewed } }: QueryFacts,
): string[] {
  if (!findsAbsence || denominator.used !== 'all' || notReviewed === 0) return [];
  return [words.t('counting:query.absent', { count: notReviewed, k: countInWords(words, notReviewed) })];
}

function datesSentence(words: Words, { outByDate: { coarse, undated } }: QueryFacts): string[] {
  if (coarse + undated === 0) return [];
  return [
    words.t('counting:query.dates', { c: countInWords(words, coarse), u: countInWords(words, undated) }),
  ];
}

/** How many whole-source codings are left out since they have no place in the text; nothing where none are. */
export function withoutPlaceSentence(
  words: Words,
  { withoutPlace }: Pick<QueryFacts, 'withoutPlace'>,
): string[] {
  if (withoutPlace === 0) return [];
  if (withoutPlace === 1) return [words.t('counting:query.without_place_one')];
  return [reasonSentence(words, reason('no_place', { k: withoutPlace }))];
}
