// When new codes came as a figure and as a grid, in words.
import type { AccumulationFigure } from '#core/figures/figure.ts';
import type { Saturation } from '#core/saturation/saturation.ts';
import type { Stopping } from '#core/saturation/stopping.ts';
import { countInWords, percentInWords } from './numbers.ts';
import { saturationMethod } from './saturation-method.ts';
import type { Words } from './words.ts';

/** The accumulation in words. */
export function saturationInWords(words: Words, { rows, facts }: Saturation): AccumulationFigure {
  const { t, language } = words;
  return {
    title: saturationTitle(words),
    subtitle: t(`saturation:subtitle.${facts.by}`, { count: facts.units }),
    notes: [t('saturation:figure_note'), saturationMethod(words, facts)],
    language,
    points: rows.map(({ name, newCodes, observed, expected }) => ({
      label: name,
      fresh: newCodes.length,
      freshLabel: newCodes.length === 0 ? '0' : `+${countInWords(words, newCodes.length)}`,
      observed,
      expected,
    })),
    last: countInWords(words, facts.codes),
    expectedLabel: t('saturation:in_any_order'),
  };
}

/** What the screen, its table and its figure are called. */
export function saturationTitle({ t }: Words): string {
  return t('saturation:title');
}

/** Where a rule of the grid was met: `9 + 2`, and what came new after; a dash where it says nothing. */
export function reachedInWords({ t }: Words, { run, reachedAt, newAfter, reason }: Stopping): string {
  if (reason) return '–';
  if (reachedAt === null) return t('saturation:not_reached');
  const report = `${reachedAt} + ${run}`;
  return newAfter === null || newAfter === 0
    ? report
    : t('saturation:new_after', { report, count: newAfter });
}

/** The head of a column of the grid. */
export function thresholdInWords(words: Words, threshold: number): string {
  return threshold === 0
    ? words.t('saturation:grid_column.none')
    : words.t('saturation:grid_column.at_most', { share: percentInWords(words, threshold) });
}

/** The grid by base and run: each line with its results, one for each threshold. */
export function gridLines(
  grid: Saturation['grid'],
): { readonly first: Stopping; readonly all: readonly Stopping[] }[] {
  return [...Map.groupBy(grid, ({ base, run }) => `${base} ${run}`).values()].map((all) => ({
    first: all[0]!,
    all,
  }));
}
