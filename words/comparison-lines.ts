// A comparison as lines and columns of a table. Small numbers are worded here, so that no percentage of few respondents
// can appear.
import type { Comparison, Finding, ThemeComparison } from '#core/comparison/compare.ts';
import type { Convergence } from '#core/comparison/convergence.ts';
import { sideNames, type Side, type SideName } from '#core/comparison/counts.ts';
import type { Reason } from '#core/counting/reasons.ts';
import { isSmall } from '#core/counting/share.ts';
import { coveredBase, weighedBase } from './column-base.ts';
import type { VerdictRecord } from '#core/records.ts';
import type { SideNames } from './comparison-sides.ts';
import { namesAbove, rowInWords, type FigureCodes } from './figure-rows.ts';
import { countInWords, percentInWords } from './numbers.ts';
import { atSentenceStart } from './sentences.ts';
import type { Words } from './words.ts';

/** What a column of counts contains. */
export type CountColumn = {
  readonly id: string;
  readonly side: SideName;
  readonly title: string;
  /** The base of its counts; empty if there is none. */
  readonly base: string;
  /** A shorter form for narrow spaces. */
  readonly shortBase?: string;
  /** Why the column shows a dash. */
  readonly reason: Reason | null;
} & (
  | { readonly what: 'class'; readonly index: number; readonly key: string; readonly n: number }
  | { readonly what: 'side' | 'sources'; readonly n: number }
  | { readonly what: 'rank' }
);

/** A counted comparison, and by theme id the state of its verdicts. */
export interface JudgedComparison {
  readonly comparison: Comparison;
  readonly standing: Readonly<
    Record<string, { readonly stale: boolean; readonly convergence: string | null }>
  >;
}

/** A theme with everything its line shows. */
export interface ComparisonLine {
  readonly codeId: string;
  readonly name: string;
  readonly name2: string;
  /** Names of the codes above it. */
  readonly above: readonly string[];
  readonly colour: number;
  readonly depth: number;
  /** ◇, ◈ or empty. */
  readonly prompted: string;
  readonly theme: ThemeComparison;
  readonly verdict: VerdictRecord | undefined;
  readonly stale: boolean;
  readonly convergence: Convergence | null;
}

/** The lines of a counted comparison, in its order. */
export function comparisonLines(
  words: Words,
  { comparison, standing }: JudgedComparison,
  codes: FigureCodes,
  verdicts: ReadonlyMap<string, VerdictRecord>,
): ComparisonLine[] {
  return comparison.themes.map((theme) => {
    const { label, label2, mark, colour, depth } = rowInWords(words, theme, codes, comparison.themes);
    return {
      codeId: theme.codeId,
      name: label,
      name2: label2,
      above: namesAbove(words, theme, codes),
      // The rows of a comparison are codes.
      colour: colour ?? 0,
      depth,
      prompted: mark,
      theme,
      verdict: verdicts.get(theme.codeId),
      stale: standing[theme.codeId]?.stale ?? false,
      convergence: standing[theme.codeId]?.convergence as Convergence | null,
    };
  });
}

/** The columns of both sides: documents by class beside their total, respondents before their interviews. */
export function countColumns(words: Words, comparison: Comparison, names: SideNames): CountColumn[] {
  return sideNames.flatMap((name) => columnsOf(words, name, comparison[name], names[name]));
}

function columnsOf(words: Words, side: SideName, facts: Side, name: string | null): CountColumn[] {
  const { t } = words;
  const { unit, n, sources, classes, isWeighted, uncounted, unshared } = facts;
  const base = (count: number): string => t('compare:of_n', { n: countInWords(words, count) });
  const isMixed = facts.kind === 'mixed';
  const kindTitle =
    unit === 'respondents'
      ? t('compare:column.respondents')
      : t(isMixed ? 'counting:units.sources' : 'compare:column.documents');
  // A side's only class would repeat its total.
  const ofClasses = unit === 'sources' && classes.length > 1 ? classes : [];
  return [
    ...ofClasses.map((each, index): CountColumn => ({
      id: `${side}:class:${each.key}`,
      side,
      what: 'class',
      index,
      key: each.key,
      n: each.n,
      title: atSentenceStart(words, each.classId === null ? t('counting:columns.none') : each.key),
      base: (each.covered && coveredBase(words, each.covered)) ?? base(each.n),
      shortBase: base(each.n),
      reason: each.uncounted,
    })),
    {
      id: side,
      side,
      what: 'side',
      n,
      title: name === null ? kindTitle : atSentenceStart(words, name),
      // A weighted share does not refer to the counted sources.
      base: isWeighted
        ? weighedBase(words, facts)
        : name === null || isMixed
          ? base(n)
          : t(`compare:of_${unit}`, { n: countInWords(words, n), count: n }),
      reason: uncounted,
    },
    ...(unit === 'respondents'
      ? [
          {
            id: `${side}:sources`,
            side,
            what: 'sources' as const,
            n: sources,
            title: t('compare:column.interviews'),
            base: base(sources),
            reason: uncounted,
          },
        ]
      : []),
    {
      id: `${side}:rank`,
      side,
      what: 'rank',
      title: t('compare:column.rank'),
      base: '',
      reason: uncounted ?? unshared,
    },
  ];
}

/** The content of a cell. Null stands for a dash: there is nothing to count. */
export interface CountCell {
  readonly count: string;
  /** `of 17`, for few. */
  readonly of: string;
  /** `31%`, for many. */
  readonly share: string;
  /** The share shown as a bar; null for no bar. */
  readonly bar: number | null;
  /** The value that sorts the column. */
  readonly value: number;
}

/** The cell of a theme in a column of counts. */
export function countCell(words: Words, column: CountColumn, theme: ThemeComparison): CountCell | null {
  const finding = theme[column.side];
  const bare = (value: number | null, text: string): CountCell | null =>
    value === null ? null : { count: text, of: '', share: '', bar: null, value };
  switch (column.what) {
    case 'class':
      return shareCell(words, finding.byClass[column.index] ?? null);
    case 'side':
      return shareCell(words, finding);
    case 'sources':
      return sourcesCell(words, finding.sources, column.n);
    case 'rank':
      return bare(finding.rank, String(finding.rank));
  }
}

/**
 * Interviews beside their respondents: few are shown with their base; many show no share, because the share is that of
 * the respondents.
 */
function sourcesCell(words: Words, count: number | null, n: number): CountCell | null {
  if (count === null) return null;
  const of = isSmall(n) ? words.t('compare:of_few', { n: countInWords(words, n) }) : '';
  return { count: countInWords(words, count), of, share: '', bar: null, value: count };
}

function shareCell(words: Words, finding: Finding | null): CountCell | null {
  if (finding === null || finding.count === null) return null;
  const { count, n, share } = finding;
  const few = isSmall(n);
  return {
    count: countInWords(words, count),
    of: few ? words.t('compare:of_few', { n: countInWords(words, n) }) : '',
    share: share === null || few || count === 0 ? '' : percentInWords(words, share),
    bar: few ? null : share,
    value: count,
  };
}

/** `30 · 55`: the passages of both sides, which are never added; a dash for a side with nothing to count. */
export function passagesInWords(words: Words, theme: ThemeComparison): string {
  return sideNames
    .map((side) => theme[side])
    .map(({ passages }) => (passages === null ? '–' : countInWords(words, passages)))
    .join(' · ');
}

/** The largest share with a bar, so that bars share one scale; 0 if there are none. */
export function longestBar(
  columns: readonly CountColumn[],
  lines: readonly ComparisonLine[],
  words: Words,
): number {
  return Math.max(
    0,
    ...lines.flatMap(({ theme }) => columns.map((column) => countCell(words, column, theme)?.bar ?? 0)),
  );
}

/** `both · similar`, `documents only`, or a dash. */
export function patternInWords(
  { t }: Words,
  { pattern, prominence }: ThemeComparison,
  sides: Readonly<Record<SideName, string>>,
): string {
  if (pattern === null) return '–';
  const onlyPattern = t(`comparison:pattern.${pattern}`, sides);
  if (prominence === null) return onlyPattern;
  return t('compare:pattern_and_prominence', {
    pattern: onlyPattern,
    prominence: t(`comparison:prominence.${prominence}`),
  });
}
