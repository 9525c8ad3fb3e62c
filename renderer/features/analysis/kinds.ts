// The kinds of analysis that have a screen. A new one is one line here: its place in the strip, its name and its keys
// are known already (`state/analysis-kind.ts`, the words of `analysis`, `services/window-actions.ts`).
import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { relationsView } from '#renderer/features/relations/view.ts';
import { keptTablesView } from '#renderer/features/kept-tables/view.ts';
import { gridView } from '#renderer/features/summary-grid/view.ts';
import { crosstabView } from '#renderer/features/crosstab/view.ts';
import { portraitsView } from '#renderer/features/portraits/view.ts';
import { reportView } from '#renderer/features/report/view.ts';
import { saturationView } from '#renderer/features/saturation/view.ts';
import { timelineView } from '#renderer/features/timeline/view.ts';
import { tallyView } from '#renderer/features/tallies/view.ts';
import { wordsView } from '#renderer/features/words/view.ts';
import { analysisKinds, type AnalysisKind } from '#renderer/state/analysis-kind.ts';
import { useAnalysisKind } from '#renderer/state/analysis.ts';

const views: Partial<Record<AnalysisKind, ScreenView>> & { readonly tally: ScreenView } = {
  tally: tallyView,
  relations: relationsView,
  grid: gridView,
  crosstab: crosstabView,
  words: wordsView,
  tables: keptTablesView,
  timeline: timelineView,
  portraits: portraitsView,
  saturation: saturationView,
  report: reportView,
};

/** The kinds that have a screen, in the order of the strip. */
export const shownKinds: readonly AnalysisKind[] = analysisKinds.filter((kind) => views[kind]);

/** The kind shown: the remembered one, or tallies if it has no screen. */
export function useShownKind(): AnalysisKind {
  const kind = useAnalysisKind();
  return views[kind] ? kind : 'tally';
}

/** What a kind of analysis shows in each column. */
export function viewOfKind(kind: AnalysisKind): ScreenView {
  return views[kind] ?? views.tally;
}
