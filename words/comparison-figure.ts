// A comparison as a figure, in words: pairs of dots for the two sides.
import type { Comparison, ThemeComparison } from '#core/comparison/compare.ts';
import { sideNames, type Side, type SideName } from '#core/comparison/counts.ts';
import type { ComparisonFacts } from '#core/comparison/input.ts';
import type { FigureCell, FigureColumn, PairFigure } from '#core/figures/figure.ts';
import type { VerdictValue } from '#core/records.ts';
import { showsInterval, type Intervals } from '#core/counting/shown-intervals.ts';
import { comparisonMethodParagraphs } from './comparison-method.ts';
import { sideInWords, type SideNames } from './comparison-sides.ts';
import { closingNotes, rowInWords, shareCell, type FigureCodes } from './figure-rows.ts';
import { countInWords } from './numbers.ts';
import { atSentenceStart } from './sentences.ts';
import type { Words } from './words.ts';

/** The analyst's verdict on a theme, and whether its counts have changed since. */
export interface GivenVerdict {
  readonly value: VerdictValue;
  readonly stale: boolean;
}

export interface ComparisonFigureOptions {
  readonly names?: SideNames;
  /** By code id. Without verdicts the figure has no column for them. */
  readonly verdicts?: ReadonlyMap<string, GivenVerdict>;
  /** Defaults to shares of sampled sides and classes only. */
  readonly intervals?: Intervals;
  readonly notice?: string | null;
}

const unnamed: SideNames = { a: null, b: null };

/** Both shares of each theme as dots on one scale, with the verdicts. */
export function pairFigure(
  words: Words,
  comparison: Comparison,
  facts: ComparisonFacts,
  codes: FigureCodes,
  { names = unnamed, verdicts, intervals = 'sampled', notice = null }: ComparisonFigureOptions = {},
): PairFigure {
  const { t } = words;
  const columns = [
    sideColumn(words, comparison.a, names.a),
    sideColumn(words, comparison.b, names.b),
  ] as const;
  const rows = comparison.themes.map((theme) => {
    const named = rowInWords(words, theme, codes, comparison.themes);
    const cells = sideNames.map((side, index) =>
      sideCell(words, comparison, theme, side, named.label, columns[index]?.label ?? '', intervals),
    );
    const verdict = verdicts?.get(theme.codeId);
    return { ...named, cells, remark: verdicts === undefined ? '' : verdictInWords(words, verdict) };
  });
  return {
    ...comparisonText(words, comparison, names),
    notes: [
      ...comparisonMethodParagraphs(words, comparison, facts, names),
      ...closingNotes(words, rows, notice),
    ],
    columns: [columns[0], columns[1]],
    rows,
    remarkLabel: verdicts === undefined ? '' : t('comparison:verdict.head'),
    scale: [
      t('figures:scale.none'),
      t('figures:scale.quarter'),
      t('figures:scale.half'),
      t('figures:scale.three_quarters'),
      t('figures:scale.all'),
    ],
  };
}

/** A verdict in lists and figures: `contradicts · stale`, or `none yet`. */
export function verdictInWords({ t }: Words, verdict: GivenVerdict | undefined): string {
  if (verdict === undefined) return t('comparison:verdict.none');
  const value = t(`comparison:verdict.${verdict.value}`);
  return verdict.stale ? t('comparison:verdict.stale', { verdict: value }) : value;
}

function comparisonText(words: Words, { a, b }: Comparison, names: SideNames) {
  return {
    title: words.t('figures:title.comparison', {
      a: atSentenceStart(words, sideInWords(words, a, names.a)),
      b: sideInWords(words, b, names.b),
    }),
    subtitle: words.t('figures:subtitle.comparison'),
    language: words.language,
  };
}

function sideColumn(words: Words, side: Side, name: string | null): FigureColumn {
  const unit = side.unit === 'respondents' ? words.t('counting:units.respondents') : sideInWords(words, side);
  const { n, unshared } = side;
  return {
    label: atSentenceStart(words, name ?? atSentenceStart(words, unit)),
    base: words.t('figures:base', { n: countInWords(words, n) }),
    // Counts that are not shares cannot be shown on a scale of shares.
    n: unshared === null ? n : null,
  };
}

function sideCell(
  words: Words,
  comparison: Comparison,
  theme: ThemeComparison,
  side: SideName,
  row: string,
  label: string,
  intervals: Intervals,
): FigureCell | null {
  const finding = theme[side];
  const isOfSample = comparison[side].coverage === 'sampled';
  return finding.n === 0 ? null : shareCell(words, finding, row, label, showsInterval(intervals, isOfSample));
}
