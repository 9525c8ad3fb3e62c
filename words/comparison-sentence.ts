// What a comparison may say about its themes, in sentences to paste into a paper, with the caveats that belong to them.
// No sentence claims proof, and judging agreement is left to the analyst.
import type { Comparison, Finding, SideFinding, ThemeComparison } from '#core/comparison/compare.ts';
import { sideNames, type Side, type SideName } from '#core/comparison/counts.ts';
import type { ComparisonFacts } from '#core/comparison/input.ts';
import type { ReasonKey } from '#core/counting/reasons.ts';
import { isSmall } from '#core/counting/share.ts';
import type { TallyFacts } from '#core/counting/tally.ts';
import { MIN_THEMES_FOR_P } from '#core/statistics/rank-correlation.ts';
import { uncountedSentence, unsharedSentences } from './comparison-method.ts';
import { sideInWords, unnamed, type SideNames } from './comparison-sides.ts';
import { countInWords, decimalInWords, percentInWords, pInWords } from './numbers.ts';
import { atSentenceStart, paragraphOf } from './sentences.ts';
import { estimateSentence } from './theme-sentences.ts';
import type { Words } from './words.ts';

/** How much a sentence says. */
export interface SentenceOptions {
  readonly names?: SideNames;
  /** Whether to include differences and intervals, as under "More statistics". Defaults to no. */
  readonly withStatistics?: boolean;
}

/**
 * The result for one theme: its counts on both sides, then its prominence or a side's silence. `name` is the theme's
 * name in the reader's language.
 */
export function themeClaim(
  words: Words,
  comparison: Comparison,
  facts: ComparisonFacts,
  theme: ThemeComparison,
  name: string,
  { names = unnamed, withStatistics = false }: SentenceOptions = {},
): string {
  const { t } = words;
  const [a, b] = [sideInWords(words, comparison.a, names.a), sideInWords(words, comparison.b, names.b)];
  if (theme.pattern === null)
    return incomparable(words, comparison, facts, theme, atSentenceStart(words, name), names);
  // After “was not raised by the only respondent” the verb must be repeated.
  const isNegated = theme.a.count === 0 && comparison.a.n === 1;
  const saysVerbOnce = comparison.a.kind === comparison.b.kind && !isNegated;
  const counts = t('comparison:claim.both', {
    theme: atSentenceStart(words, name),
    a: sideClaim(words, comparison.a, theme.a, facts.a, names.a, withStatistics),
    b: sideClaim(words, comparison.b, theme.b, facts.b, names.b, withStatistics, saysVerbOnce),
  });
  return paragraphOf(words, [
    counts,
    ...sideNames.flatMap((side) => estimateOf(words, theme[side], name)),
    ...promptedSentence(words, theme),
    ...prominenceSentences(words, theme, a, b, withStatistics),
    ...silenceSentence(words, comparison, theme, a, b),
  ]);
}

/** What the share of a side was estimated from. */
function estimateOf(words: Words, { estimated }: SideFinding, theme: string): string[] {
  const sentence = estimated && estimateSentence(words, estimated, theme);
  return sentence === null ? [] : [sentence];
}

/** Why a theme has no pattern: a side is not counted, or its majority is only partly decided. */
function incomparable(
  words: Words,
  comparison: Comparison,
  facts: ComparisonFacts,
  row: ThemeComparison,
  theme: string,
  names: SideNames,
): string {
  const { t } = words;
  const side = sideNames.find((each) => comparison[each].uncounted !== null);
  if (side === undefined) {
    const undecided = sideNames.find(
      (each) => comparison[each].unshared?.key === 'undecidable_part' && row[each].count === 0,
    );
    const open = undecided ?? 'a';
    return t('comparison:claim.undecided', {
      theme,
      side: sideInWords(words, comparison[open], names[open]),
    });
  }
  return t('comparison:claim.uncounted', {
    theme,
    why: aboutSide(words, side, names, uncountedSentence(words, comparison[side], facts[side]) ?? ''),
  });
}

/** A sentence about a side, preceded by the side's name if both have the same kind: `News: None of these …`. */
function aboutSide(words: Words, side: SideName, names: SideNames, sentence: string): string {
  const name = names[side];
  if (name === null) return sentence;
  return words.t('comparison:method.side', { side: atSentenceStart(words, name), sentences: sentence });
}

/** Whether both sides rank the themes alike, as a description. */
export function ranksInWords(
  words: Words,
  comparison: Comparison,
  facts: ComparisonFacts,
  names: SideNames = unnamed,
): string {
  const { t } = words;
  const { themes, spearman, kendall, minimumAttainableP, reason } = comparison.ranks;
  if (reason !== null) return unorderedSentence(words, comparison, facts, names, reason);
  if (themes < MIN_THEMES_FOR_P || spearman === null || kendall === null) {
    return t(`comparison:ranks.${minimumAttainableP < 1 ? 'too_few' : 'too_few_for_any'}`, {
      count: themes,
      smallest: pInWords(words, minimumAttainableP),
    });
  }
  const p = (value: number | null): string =>
    value === null ? '' : t('comparison:ranks.p', { p: pInWords(words, value) });
  return t('comparison:ranks.correlated', {
    count: themes,
    rho: decimalInWords(words, spearman.value, 2),
    pRho: p(spearman.p),
    tau: decimalInWords(words, kendall.value, 2),
    pTau: p(kendall.p),
  });
}

function unorderedSentence(
  words: Words,
  comparison: Comparison,
  facts: ComparisonFacts,
  names: SideNames,
  reason: ReasonKey,
): string {
  const { t } = words;
  const { themes } = comparison.ranks;
  if (reason === 'too_few_themes') return t(`comparison:ranks.${themes === 0 ? 'no_themes' : 'one_theme'}`);
  if (reason === 'all_equal') return t('comparison:ranks.not_defined', { why: t('reasons:all_equal') });
  const isMeant = (side: SideName): boolean =>
    reason === 'empty_side' ? comparison[side].uncounted !== null : comparison[side].unshared?.key === reason;
  const side = sideNames.find(isMeant) ?? 'a';
  const why =
    uncountedSentence(words, comparison[side], facts[side]) ??
    unsharedSentences(words, comparison[side], facts[side])[0] ??
    '';
  return t('comparison:ranks.not_defined', { why: aboutSide(words, side, names, why) });
}

/** The caveats that belong to the statistics, one sentence each. */
export function comparisonCaveats(
  words: Words,
  comparison: Comparison,
  names: SideNames = unnamed,
): string[] {
  const { t } = words;
  return [
    t('comparison:caveats.display'),
    t('comparison:caveats.screen', { count: comparison.themes.length }),
    ...(comparison.a.isWeighted || comparison.b.isWeighted
      ? [t('comparison:caveats.weighted', { why: t('reasons:weighted') })]
      : []),
    t('comparison:caveats.absence'),
    t('comparison:caveats.dependence'),
    t('comparison:caveats.sums'),
    t('comparison:caveats.h', { a: sideInWords(words, comparison.a, names.a) }),
  ];
}

function sideClaim(
  words: Words,
  side: Side,
  finding: SideFinding,
  { denominator }: TallyFacts,
  name: string | null,
  withStatistics: boolean,
  again = false,
): string {
  const { t } = words;
  const { used } = denominator;
  const count = finding.count ?? 0;
  const isFound = count > 0;
  const claim = again ? 'comparison:claim.again' : 'comparison:claim';
  const parts = {
    count: side.n,
    found: countInWords(words, count),
    n: countInWords(words, side.n),
    label: name === null ? '' : t('comparison:claim.label', { name }),
    share: isFound ? shareInBrackets(words, finding, withStatistics) : '',
  };
  if (side.unit === 'sources') {
    const units = t(`statements:units.${side.kind === 'mixed' ? 'sources' : 'documents'}`, { count: side.n });
    return t(`${claim}.${isFound ? 'sources' : 'not_in'}.${used}`, { ...parts, units });
  }
  if (!isFound) return t(`${claim}.by_nobody`, parts);
  const interviews = t(`comparison:claim.interviews.${used}`, {
    count: side.sources,
    found: countInWords(words, finding.sources ?? 0),
  });
  const passages =
    finding.passages === null ? '' : t('comparison:claim.passages', { count: finding.passages });
  return t(`${claim}.respondents`, { ...parts, interviews, passages });
}

/** Empty for few respondents, whose numbers need no share. */
function shareInBrackets(words: Words, finding: Finding, withStatistics: boolean): string {
  const { n, share, low, high, isEstimated } = finding;
  // An estimate has a sentence of its own: it is not a share of the counted ones.
  if (isEstimated || share === null || low === null || high === null || isSmall(n)) return '';
  const percent = percentInWords(words, share);
  if (!withStatistics) return words.t('comparison:claim.share', { percent });
  return words.t('comparison:claim.share_with_interval', {
    percent,
    low: percentInWords(words, low),
    high: percentInWords(words, high),
  });
}

function promptedSentence({ t }: Words, { prompted }: ThemeComparison): string[] {
  if (prompted === 'yes') return [t('comparison:claim.prompted')];
  return prompted === 'partly' ? [t('comparison:claim.prompted_partly')] : [];
}

function prominenceSentences(
  words: Words,
  { prominence, statistics: { difference }, a: ofA, b: ofB }: ThemeComparison,
  a: string,
  b: string,
  withStatistics: boolean,
): string[] {
  if (prominence === null || difference === null) return [];
  const { t } = words;
  // The larger share comes first, so the difference is positive.
  const isLessInA = difference.value < 0;
  const isTurned = prominence === 'different' && isLessInA;
  const points = (value: number): string => decimalInWords(words, value * 100, 0);
  const isEstimated = ofA.isEstimated || ofB.isEstimated;
  const gap = withStatistics
    ? t(`comparison:claim.${isEstimated ? 'difference_estimated' : 'difference'}`, {
        value: points(isTurned ? -difference.value : difference.value),
        low: points(isTurned ? -difference.high : difference.low),
        high: points(isTurned ? -difference.low : difference.high),
      })
    : '';
  const sentence =
    prominence === 'similar'
      ? t('comparison:claim.similar', { a, b, difference: gap })
      : t('comparison:claim.more', {
          more: isLessInA ? b : a,
          less: isLessInA ? a : b,
          difference: gap,
        });
  const whatItTells = isEstimated ? 'of_the_frames' : 'not_a_population';
  return withStatistics ? [sentence, t(`comparison:claim.${whatItTells}`)] : [sentence];
}

function silenceSentence(
  words: Words,
  comparison: Comparison,
  { silence }: ThemeComparison,
  a: string,
  b: string,
): string[] {
  if (silence === null) return [];
  const side = silence.side === 'a' ? a : b;
  if (!silence.applicable) return [words.t('comparison:claim.silence_not_applicable', { side })];
  if (silence.upperBound === null) return [words.t('comparison:claim.silent_without_share', { side })];
  return [
    words.t('comparison:claim.silent', {
      side,
      n: countInWords(words, comparison[silence.side].n),
      bound: percentInWords(words, silence.upperBound),
    }),
  ];
}
