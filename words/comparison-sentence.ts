// What a comparison may say, in sentences to paste into a paper: how it was counted, what was found, and what
// must be read beside it. Nothing is said to be shown to be true, and agreement is left to the analyst.
import type { Comparison, Finding, SideFinding, ThemeComparison } from '#core/comparison/compare.ts';
import { sideNames, type Side, type SideName } from '#core/comparison/counts.ts';
import type { ComparisonFacts } from '#core/comparison/input.ts';
import { isSmall } from '#core/counting/share.ts';
import type { TallyFacts } from '#core/counting/tally.ts';
import { methodSentences } from './method-sentence.ts';
import { countInWords, decimalInWords, percentInWords, pInWords } from './numbers.ts';
import { capitalised, paragraphOf } from './sentences.ts';
import type { Words } from './words.ts';

/** Names the analyst gave the two sides, such as two waves; null where the kind says enough. */
export type SideNames = Readonly<Record<SideName, string | null>>;

const unnamed: SideNames = { a: null, b: null };

/** How much a sentence tells. */
export interface Telling {
  readonly names?: SideNames;
  /** Whether differences and intervals are told, as under "More statistics". Default: no. */
  readonly withStatistics?: boolean;
}

/** A side in words: `documents`, or `documents (news)`. */
export function sideInWords({ t }: Words, { kind }: Side, name: string | null = null): string {
  const side = t(`comparison:side.${kind}`);
  return name === null ? side : t('comparison:side.named', { side, name });
}

/** How a comparison was counted, to paste into a paper: what each side counts, then how they are compared. */
export function comparisonMethod(
  words: Words,
  comparison: Comparison,
  facts: ComparisonFacts,
  names: SideNames = unnamed,
): string {
  return paragraphOf(words, comparisonMethodParagraphs(words, comparison, facts, names));
}

/** The same in paragraphs: what is compared, each side, and the comparing. What holds for both is said once. */
export function comparisonMethodParagraphs(
  words: Words,
  comparison: Comparison,
  facts: ComparisonFacts,
  names: SideNames = unnamed,
): string[] {
  const { t } = words;
  const [a, b] = [sideInWords(words, comparison.a, names.a), sideInWords(words, comparison.b, names.b)];
  const ofA = sideMethod(words, facts.a);
  const ofB = sideMethod(words, facts.b).filter((sentence) => !ofA.includes(sentence));
  const about = (side: string, sentences: readonly string[]): string =>
    t('comparison:method.side', { side: capitalised(side), sentences: paragraphOf(words, sentences) });
  const isPrompted = comparison.themes.some(({ prompted }) => prompted === 'yes' || prompted === 'partly');
  return [
    t('comparison:method.intro', { a: capitalised(a), b }),
    about(a, ofA),
    about(b, ofB),
    paragraphOf(words, [
      ...sideNames
        .filter((side) => comparison[side].n === 0 && comparison[side].inScope > 0)
        .map((side) => t('comparison:method.empty', { side: side === 'a' ? a : b })),
      ...(facts.onBothSides > 0 ? [t('comparison:method.on_both', { count: facts.onBothSides })] : []),
      t('comparison:method.ranks'),
      t('comparison:method.prominence', { margin: decimalInWords(words, comparison.margin * 100, 0) }),
      t('comparison:method.judged'),
      ...(isPrompted ? [t('comparison:method.prompted')] : []),
    ]),
  ];
}

/** The method of one side, whose name already says its kind. */
function sideMethod(words: Words, facts: TallyFacts): string[] {
  return methodSentences(words, { ...facts, scope: { ...facts.scope, kind: null } });
}

/**
 * What was found about one theme: its counts on both sides, then its prominence or a side's silence. `name` is
 * the theme's, in the reader's language.
 */
export function themeClaim(
  words: Words,
  comparison: Comparison,
  facts: ComparisonFacts,
  theme: ThemeComparison,
  name: string,
  { names = unnamed, withStatistics = false }: Telling = {},
): string {
  const { t } = words;
  const [a, b] = [sideInWords(words, comparison.a, names.a), sideInWords(words, comparison.b, names.b)];
  if (theme.pattern === null) {
    const empty = comparison.a.n === 0 ? a : b;
    return t('comparison:claim.nobody', { theme: capitalised(name), side: empty });
  }
  const counts = t('comparison:claim.both', {
    theme: capitalised(name),
    a: sideClaim(words, comparison.a, theme.a, facts.a, names.a, withStatistics),
    b: sideClaim(words, comparison.b, theme.b, facts.b, names.b, withStatistics),
  });
  return paragraphOf(words, [
    counts,
    ...promptedSentence(words, theme),
    ...prominenceSentences(words, theme, a, b, withStatistics),
    ...silenceSentence(words, comparison, theme, a, b),
  ]);
}

/** Whether both sides order the themes alike, as a description. */
export function ranksInWords(words: Words, { ranks }: Comparison): string {
  const { t } = words;
  const { themes, spearman, kendall, minimumAttainableP } = ranks;
  if (themes < 5) {
    return t('comparison:ranks.too_few', { count: themes, smallest: pInWords(words, minimumAttainableP) });
  }
  if (spearman === null || kendall === null) return t('comparison:ranks.not_defined');
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

/** What must be read beside the statistics, a sentence each. */
export function comparisonCaveats(
  words: Words,
  comparison: Comparison,
  names: SideNames = unnamed,
): string[] {
  const { t } = words;
  return [
    t('comparison:caveats.display'),
    t('comparison:caveats.screen', { count: comparison.themes.length }),
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
): string {
  const { t } = words;
  const { used } = denominator;
  const isFound = finding.count > 0;
  const inOf = (count: number): string =>
    count === 0 ? t('comparison:claim.none') : countInWords(words, count);
  const parts = {
    found: inOf(finding.count),
    n: countInWords(words, side.n),
    label: name === null ? '' : t('comparison:claim.label', { name }),
    share: isFound ? shareInBrackets(words, finding, withStatistics) : '',
  };
  if (side.unit === 'sources') return t(`comparison:claim.documents.${used}`, parts);
  const interviews = isFound
    ? t(`comparison:claim.interviews.${used}`, { count: side.sources, found: inOf(finding.sources) })
    : '';
  const passages =
    isFound && finding.passages !== null ? t('comparison:claim.passages', { count: finding.passages }) : '';
  return t('comparison:claim.respondents', { ...parts, interviews, passages });
}

/** Nothing of few people, whose numbers speak for themselves. */
function shareInBrackets(words: Words, { n, share, low, high }: Finding, withStatistics: boolean): string {
  if (share === null || low === null || high === null || isSmall(n)) return '';
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
  { prominence, statistics: { difference } }: ThemeComparison,
  a: string,
  b: string,
  withStatistics: boolean,
): string[] {
  if (prominence === null || difference === null) return [];
  const { t } = words;
  // The larger share is named first, so its difference is positive.
  const isLessInA = difference.value < 0;
  const isTurned = prominence === 'different' && isLessInA;
  const points = (value: number): string => decimalInWords(words, value * 100, 0);
  const told = withStatistics
    ? t('comparison:claim.difference', {
        value: points(isTurned ? -difference.value : difference.value),
        low: points(isTurned ? -difference.high : difference.low),
        high: points(isTurned ? -difference.low : difference.high),
      })
    : '';
  const sentence =
    prominence === 'similar'
      ? t('comparison:claim.similar', { a, b, difference: told })
      : t('comparison:claim.more', {
          more: isLessInA ? b : a,
          less: isLessInA ? a : b,
          difference: told,
        });
  return withStatistics ? [sentence, t('comparison:claim.not_a_population')] : [sentence];
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
  return [
    words.t('comparison:claim.silent', {
      side,
      n: countInWords(words, comparison[silence.side].n),
      bound: percentInWords(words, silence.upperBound),
    }),
  ];
}
