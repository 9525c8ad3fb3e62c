// How agreement was measured, in sentences to paste into a paper.
import type { AgreementFacts } from '#core/agreement/agreement.ts';
import { filterSentences, unseenSentences } from './method-sentence.ts';
import { countInWords } from './numbers.ts';
import { scopeSentences } from './scope-sentences.ts';
import { joined, paragraphOf } from './sentences.ts';
import type { Words } from './words.ts';

/** With fewer sources than this an interval is rough. */
const FEW_SOURCES = 20;

/** The method sentences of agreement as one paragraph; level and threshold are always among them. */
export function agreementMethod(words: Words, facts: AgreementFacts): string {
  const { t } = words;
  const { coders, offered, neverUsed, withoutPlace, level } = facts;
  return paragraphOf(words, [
    t('agreement:method.compared', { coders: joined(words, coders, 'conjunction'), count: offered }),
    t(`agreement:method.${facts.rollup ? 'rolled_up' : 'alone'}`),
    t(`agreement:method.level.${level}`, { threshold: shareInWords(words, facts.threshold ?? 1) }),
    ...chanceSentences(words, facts),
    ...baseSentences(words, facts),
    ...scopeSentences(words, facts.counting),
    ...filterSentences(words, facts.counting),
    // Coders whose work is hidden cannot be compared at all.
    ...unseenSentences(words, { layer: { ...facts.counting.layer, unseen: [] } }),
    ...(withoutPlace > 0 ? [t('agreement:method.without_place', { count: withoutPlace })] : []),
    ...(offered > 1 ? [pooledSentence(words, facts)] : []),
    ...(neverUsed > 0 ? [t('agreement:method.never_used', { count: neverUsed })] : []),
    ...drawSentences(words, facts),
    ...adjudicatedSentence(words, facts),
  ]);
}

/** That the numbers are those of before, and how many places were decided about; nothing where none was. */
export function adjudicatedSentence(
  words: Words,
  { adjudicated }: Pick<AgreementFacts, 'adjudicated'>,
): string[] {
  if (adjudicated === null) return [];
  const { places: count, decided } = adjudicated;
  if (count === 0) return [words.t('agreement:method.before_none')];
  return [words.t('agreement:method.before', { count, decided: countInWords(words, decided) })];
}

/** A share as it was given: `90%`, `87.5%`. */
function shareInWords({ language }: Words, share: number): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 10 }).format(share);
}

function chanceSentences({ t }: Words, { level, chance, coders, offered }: AgreementFacts): string[] {
  if (level === 'unitizing') return [];
  if (level === 'segments') {
    if (coders.length > 2) return [t('agreement:method.segments_of_several')];
    const form = offered > 1 ? (chance ?? 'uneven') : 'single';
    return [t(`agreement:method.chance_${form}`, { q: offered })];
  }
  return [
    t('agreement:method.binary'),
    ...(coders.length > 2 ? [t('agreement:method.of_several')] : [t('agreement:method.overlap')]),
  ];
}

function baseSentences(
  words: Words,
  { denominator, sources, seenFirst, madeSeeing, removedSeeing, level, coders, programs }: AgreementFacts,
): string[] {
  const m = countInWords(words, sources.inScope);
  if (sources.inScope === 0) return [words.t('reasons:empty_scope')];
  if (denominator === 'all') return [words.t('agreement:method.all', { m, count: sources.inScope })];
  const isByAll = level === 'unitizing' && coders.length > 2;
  const count = isByAll ? sources.byAll : sources.bySeveral;
  const n = countInWords(words, count);
  const hasUnits = level !== 'unitizing' && level !== 'segments';
  return [
    words.t(`agreement:method.${isByAll ? 'reviewed_by_all' : 'reviewed'}`, { n, m, count }),
    ...(programs.length > 0
      ? [words.t('agreement:method.programs', { coders: joined(words, programs, 'conjunction') })]
      : []),
    ...(seenFirst > 0 ? [words.t('agreement:method.seen_first', { count: seenFirst })] : []),
    ...(madeSeeing > 0 ? [words.t('agreement:method.made_seeing', { count: madeSeeing })] : []),
    ...(removedSeeing > 0 ? [words.t('agreement:method.removed_seeing', { count: removedSeeing })] : []),
    ...(hasUnits && sources.byOne > 0
      ? [words.t('agreement:method.ac1_alone', { count: sources.byOne })]
      : []),
  ];
}

function pooledSentence({ t }: Words, { level }: AgreementFacts): string {
  if (level === 'segments') return t('agreement:method.pooled_segments');
  return t(level === 'unitizing' ? 'agreement:method.pooled_unitizing' : 'agreement:method.pooled');
}

function drawSentences(words: Words, { draws }: AgreementFacts): string[] {
  if (draws === null || draws.sources < 2) return [];
  const { count, seed, sources } = draws;
  return [
    words.t('agreement:method.draws', { draws: countInWords(words, count), count: sources, seed }),
    ...(sources < FEW_SOURCES ? [words.t('agreement:method.rough', { count: sources })] : []),
  ];
}
