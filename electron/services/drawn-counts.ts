// Tallies and comparisons as drawn figures, the same whether exported from their own screen or from what was kept.
import type { ComparisonFacts } from '#core/comparison/input.ts';
import type { Comparison } from '#core/comparison/compare.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import { rowsInOrder } from '#core/counting/rows-in-order.ts';
import type { Intervals } from '#core/counting/shown-intervals.ts';
import { tally, type Tally } from '#core/counting/tally.ts';
import type { Crosstab } from '#core/crosstab/crosstab.ts';
import { byPosition } from '#core/by-position.ts';
import type { TimelineEventRecord, VerdictRecord } from '#core/records.ts';
import type { PortraitDrawing } from '#core/portraits/drawn-passages.ts';
import type { Portraits } from '#core/portraits/portraits.ts';
import type { Saturation } from '#core/saturation/saturation.ts';
import type { Timeline } from '#core/timeline/timeline.ts';
import { bars } from '#figures/bars.ts';
import { pairedDots } from '#figures/paired-dots.ts';
import { portraitFigure } from '#figures/portraits.ts';
import { shadedTable } from '#figures/shaded-table.ts';
import { accumulationFigure } from '#figures/accumulation.ts';
import { timelineFigure } from '#figures/timeline.ts';
import { drawnFigure, type AskedFigure } from '#formats/writing/figure-files.ts';
import { pairFigure, type GivenVerdict } from '#words/comparison-figure.ts';
import { namesOfSides } from '#words/comparison-sides.ts';
import { crosstabFigure } from '#words/crosstab-figure.ts';
import type { GroupingNames } from '#words/crosstab-method.ts';
import { portraitsInWords } from '#words/portraits-figure.ts';
import { tallyFigure } from '#words/tally-figure.ts';
import { saturationInWords } from '#words/saturation-figure.ts';
import { timelineInWords } from '#words/timeline-figure.ts';
import type { Words } from '#words/words.ts';
import type { Counting } from '../engines/counting.ts';
import type { CountedComparison } from './comparisons.ts';

/** What every figure is drawn with. */
export interface FigureManner {
  readonly asked: AskedFigure;
  readonly words: Words;
  /** The notice of the project. */
  readonly notice: string | null;
}

/** What a tally is drawn with besides its counts. */
export interface TallyDrawing {
  /** The ids of its rows in order; by default that of the codebook. */
  readonly order?: readonly string[] | undefined;
  /** Which shares have intervals; by default those of sampled classes. */
  readonly intervals?: Intervals | undefined;
}

/** The tally as SVG text with its printed size. */
export function drawnTally(
  { corpus, codings }: Counting,
  request: TallyRequest,
  counted: Tally,
  { order, intervals }: TallyDrawing,
  { asked, words, notice }: FigureManner,
): string {
  // Documents and interviews never share a bar: a tally without columns becomes one with two.
  const isMixed = request.by === undefined && counted.facts.mixesKinds;
  const apart = isMixed ? tally(corpus, codings, { ...request, by: 'kind' }) : counted;
  const drawn = { ...apart, rows: rowsInOrder(apart.rows, order) };
  return drawnFigure({
    asked,
    language: words.language,
    notice,
    compose: (its) =>
      tallyFigure(its, drawn, corpus.codebook.byId, intervals === undefined ? {} : { intervals }),
    draw: bars,
  });
}

/** A counted comparison with the verdicts on its themes, none if they may not be seen. */
interface DrawnComparison {
  readonly comparison: Comparison;
  readonly facts: ComparisonFacts;
  readonly standing: CountedComparison['standing'];
  readonly verdicts: readonly VerdictRecord[];
}

/** The comparison as SVG text with its printed size. */
export function drawnComparison(
  { corpus }: Counting,
  { comparison, facts, standing, verdicts }: DrawnComparison,
  { asked, words, notice }: FigureManner,
): string {
  const given = new Map<string, GivenVerdict>();
  for (const { themeId, value } of verdicts) {
    if (value !== null) given.set(themeId, { value, stale: standing[themeId]?.stale ?? false });
  }
  return drawnFigure({
    asked,
    language: words.language,
    notice,
    compose: (its) =>
      pairFigure(its, comparison, facts, corpus.codebook.byId, {
        names: namesOfSides(its, facts),
        ...(given.size > 0 ? { verdicts: given } : {}),
      }),
    draw: pairedDots,
  });
}

/** The crosstab as a shaded table, as SVG text with its printed size. `namesIn` are the names of its groupings. */
export function drawnCrosstab(
  { corpus }: Counting,
  counted: Crosstab,
  { namesIn, isShaded }: { readonly namesIn: (words: Words) => GroupingNames; readonly isShaded: boolean },
  { asked, words, notice }: FigureManner,
): string {
  return drawnFigure({
    asked,
    language: words.language,
    notice,
    compose: (its) => crosstabFigure(its, counted, corpus.codebook.byId, namesIn(its), isShaded),
    draw: shadedTable,
  });
}

/** What a timeline is drawn with besides its counts. */
export interface TimelineDrawing {
  /** Those of the study. */
  readonly events: readonly TimelineEventRecord[];
  readonly ownScale: boolean;
}

/** The timeline as SVG text with its printed size. */
export function drawnTimeline(
  { corpus }: Counting,
  counted: Timeline,
  { events, ownScale }: TimelineDrawing,
  { asked, words, notice }: FigureManner,
): string {
  const inOrder = events.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : byPosition(a, b)));
  return drawnFigure({
    asked,
    language: words.language,
    notice,
    compose: (its) => timelineInWords(its, counted, corpus.codebook.byId, { events: inOrder, ownScale }),
    draw: timelineFigure,
  });
}

/** The lines of portraits as SVG text with its printed size; `attribute` names what groups them. */
export function drawnPortraits(
  { corpus }: Counting,
  made: Portraits,
  options: { readonly drawing: PortraitDrawing; readonly attribute: string },
  { asked, words, notice }: FigureManner,
): string {
  return drawnFigure({
    asked,
    language: words.language,
    notice,
    compose: (its) => portraitsInWords(its, made, corpus.codebook.byId, options),
    draw: portraitFigure,
  });
}

/** The accumulation as SVG text with its printed size. */
export function drawnSaturation(found: Saturation, { asked, words, notice }: FigureManner): string {
  return drawnFigure({
    asked,
    language: words.language,
    notice,
    compose: (its) => saturationInWords(its, found),
    draw: accumulationFigure,
  });
}
