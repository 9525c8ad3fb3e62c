// How a comparison was counted, in paragraphs to paste into a paper: what both sides share, each side in full, and how
// they are compared. A sentence is placed by its content, not by whether its wording occurs elsewhere.
import type { Comparison } from '#core/comparison/compare.ts';
import { sideNames, type Side, type SideName } from '#core/comparison/counts.ts';
import type { ComparisonFacts } from '#core/comparison/input.ts';
import type { TallyFacts } from '#core/counting/tally.ts';
import { sideInWords, unnamed, type SideNames } from './comparison-sides.ts';
import { codingSentences, layerInWords, sourceSentences, unitSentence } from './method-sentence.ts';
import { countInWords, decimalInWords } from './numbers.ts';
import { reasonSentence } from './reason-sentence.ts';
import { depthSentence } from './sample-notes.ts';
import { atSentenceStart, paragraphOf } from './sentences.ts';
import { unitsOf } from './units-of-sources.ts';
import type { Words } from './words.ts';

/** How a comparison was counted, to paste into a paper. */
export function comparisonMethod(
  words: Words,
  comparison: Comparison,
  facts: ComparisonFacts,
  names: SideNames = unnamed,
): string {
  return paragraphOf(words, comparisonMethodParagraphs(words, comparison, facts, names));
}

/** The same in four paragraphs: what both sides share, each side, and how they are compared. */
export function comparisonMethodParagraphs(
  words: Words,
  comparison: Comparison,
  facts: ComparisonFacts,
  names: SideNames = unnamed,
): string[] {
  const { t } = words;
  const [a, b] = sideNames.map((side) => sideInWords(words, comparison[side], names[side])) as [
    string,
    string,
  ];
  return [
    paragraphOf(words, [
      t('comparison:method.intro', { a: atSentenceStart(words, a), b }),
      // Both sides are counted with one layer and one basis.
      ...codingSentences(words, facts.a),
    ]),
    sideParagraph(words, a, comparison.a, facts.a),
    sideParagraph(words, b, comparison.b, facts.b),
    paragraphOf(words, comparingSentences(words, comparison, facts)),
  ];
}

function sideParagraph(words: Words, name: string, side: Side, facts: TallyFacts): string {
  // The name already includes the kind.
  const named = { ...facts, scope: { ...facts.scope, kind: null } };
  const uncounted = uncountedSentence(words, side, facts);
  // The reason against an estimate is stated with the class that was drawn.
  const isTold = facts.coverage.classes.some(({ problem }) => problem && problem.key === side.unshared?.key);
  const sentences = [
    unitSentence(words, named),
    ...depthSentence(words, named),
    ...sourceSentences(words, named, uncounted),
    ...(isTold && uncounted === null ? [] : unsharedSentences(words, side, facts)),
    ...(side.unit === 'respondents' && uncounted === null
      ? [words.t('comparison:method.chosen_people')]
      : []),
  ];
  return words.t('comparison:method.side', {
    side: atSentenceStart(words, name),
    sentences: paragraphOf(words, sentences),
  });
}

/** Why nothing on a side is counted, as a sentence; null if it is counted. */
export function uncountedSentence(words: Words, { uncounted }: Side, facts: TallyFacts): string | null {
  const { t } = words;
  if (uncounted === null) return null;
  if (uncounted.key === 'layer_empty')
    return t('reasons:layer_empty', { layer: atSentenceStart(words, layerInWords(words, facts)) });
  return reasonSentence(words, uncounted);
}

/** A side without counts or shares, and why: readers must know this before the numbers. */
export interface SideRemark {
  readonly side: SideName;
  readonly name: string;
  readonly text: string;
}

/** The sides without counts or shares, with the reason and a remedy. */
export function sideRemarks(
  words: Words,
  comparison: Comparison,
  facts: ComparisonFacts,
  names: SideNames = unnamed,
): SideRemark[] {
  return sideNames.flatMap((side) => {
    const uncounted = uncountedSentence(words, comparison[side], facts[side]);
    const sentences =
      uncounted === null ? unsharedSentences(words, comparison[side], facts[side]) : [uncounted];
    if (sentences.length === 0) return [];
    const name = atSentenceStart(words, names[side] ?? sideInWords(words, comparison[side]));
    return [{ side, name, text: paragraphOf(words, sentences) }];
  });
}

/** Why the counts of a side are not shares, and what to do about it. */
export function unsharedSentences(words: Words, { unshared }: Side, facts: TallyFacts): string[] {
  const { t } = words;
  if (unshared === null) return [];
  if (unshared.key === 'undecidable_part') {
    const { notReviewed, inScope } = facts.sources;
    const numbers = { count: notReviewed, n: countInWords(words, inScope) };
    return [t('comparison:method.undecided', { ...numbers, units: unitsOf(words, facts, inScope) })];
  }
  const isOfClasses = unshared.key === 'unlike_coverage' || unshared.key === 'purposive';
  const canBeEstimated = facts.coverage.classes.every(({ form }) => form === 'complete' || form === 'drawn');
  return [
    reasonSentence(words, unshared),
    ...(isOfClasses
      ? [t(`comparison:method.${canBeEstimated ? 'choose_or_estimate' : 'choose_classes'}`)]
      : []),
  ];
}

function comparingSentences(
  words: Words,
  comparison: Comparison,
  { onBothSides }: ComparisonFacts,
): string[] {
  const { t } = words;
  const sides = sideNames.map((side) => comparison[side]);
  const areCounted = sides.every(({ uncounted }) => uncounted === null);
  const hasShares = areCounted && sides.every(({ unshared }) => unshared === null);
  const isPrompted = comparison.themes.some(({ prompted }) => prompted === 'yes' || prompted === 'partly');
  return [
    ...(onBothSides > 0 ? [t('comparison:method.on_both', { count: onBothSides })] : []),
    ...(hasShares || sides.some(({ uncounted, unshared }) => uncounted === null && unshared === null)
      ? [t('comparison:method.ranks')]
      : []),
    ...(hasShares
      ? [t('comparison:method.prominence', { margin: decimalInWords(words, comparison.margin * 100, 0) })]
      : []),
    ...(areCounted && !hasShares ? [t('comparison:method.no_ranks')] : []),
    t('comparison:method.judged'),
    ...(isPrompted ? [t('comparison:method.prompted')] : []),
  ];
}
