// A kept comparison, theme by theme or as a figure.
import type { SideName } from '#core/comparison/counts.ts';
import { type ComparisonSettings, comparisonSettingsFrom } from '#core/comparison/settings.ts';
import { rowsInOrder } from '#core/counting/rows-in-order.ts';
import { all } from '#db/write.ts';
import { baseInWords } from '#words/kept-tables/base-in-words.ts';
import { laidComparison } from '#words/kept-tables/laid-comparison.ts';
import { wordsBeside } from '#words/kept-tables/laid-joint-display.ts';
import { blindCoderId } from '../../blind-history.ts';
import { comparisons, settingsOf } from '../../comparisons.ts';
import type { JobContext } from '../../context.ts';
import { drawnComparison } from '../../drawn-counts.ts';
import { displayed } from '../../joint-display.ts';
import { expectNeeded, expectThere } from '../needed.ts';
import { kindOf, mannerOf } from './kind.ts';
import { sideFound } from './sources-found.ts';

export const comparison = kindOf({
  input: comparisons.count.input,
  count: async (context, asked, shown) => {
    const { id } = comparisons.count.input.parse(asked);
    if (id !== null) expectThere(context.db, { table: 'comparison', id });
    const own = comparedIn(context, asked);
    expectNeeded(context.db, own);
    const [a, b] = [await sideFound(context, own.a, own), await sideFound(context, own.b, own)];
    const counted = comparisons.count.run(context, { id, settings: { ...own, a, b } });
    const { comparison: its } = counted;
    // A second pass may not see what others decided.
    const isBlind = blindCoderId(context.db, context.coderId) !== null;
    return {
      kind: 'comparison' as const,
      counted: { ...counted, comparison: { ...its, themes: rowsInOrder(its.themes, shown.order) } },
      verdicts: id === null || isBlind ? [] : all(context.db, 'verdict', { comparisonId: id }),
      isBlind,
    };
  },
  lay: (context, { counted, verdicts, isBlind }, { shown, title, interviews }, its) => {
    const byTheme = new Map(verdicts.map((verdict) => [verdict.themeId, verdict]));
    const { facts } = counted;
    const baseOf = (side: SideName): string =>
      baseInWords(its, facts[side], facts[side].unit, counted.comparison[side].n);
    const display =
      shown.as === 'figure'
        ? null
        : displayed(context, counted, its, {
            name: title,
            verdicts: isBlind ? null : verdicts,
            // What people said in confidence leaves the study only on request, and nothing keeps that request.
            interviewExcerpts: interviews !== null,
            cite: interviews?.cite,
          });
    const table = laidComparison(its, counted, context.counting.corpus.codebook.byId, shown, byTheme);
    return {
      // The words beside the numbers are printed, too.
      table: display ? { ...table, notes: [...table.notes, ...wordsBeside(its, display)] } : table,
      display,
      base: its.t('kept_tables:and', { one: baseOf('a'), other: baseOf('b') }),
      draw: (asked) =>
        drawnComparison(context.counting, { ...counted, verdicts }, mannerOf(context, its, asked)),
    };
  },
});

/** The settings of the comparison that is asked for: its own, or those stored. */
export function comparedIn(context: JobContext, asked: unknown): ComparisonSettings {
  const { id, settings } = comparisons.count.input.parse(asked);
  return settings ? comparisonSettingsFrom(settings) : settingsOf(context.db, id);
}
