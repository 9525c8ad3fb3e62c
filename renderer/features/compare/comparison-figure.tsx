import type { Theme } from '#core/colours.ts';
import { pairedDots } from '#figures/paired-dots.ts';
import type { VerdictRecord } from '#core/records.ts';
import type { CountedComparison } from '#electron/services/comparisons.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Figure } from '#renderer/ui/figure/figure.tsx';
import { pairFigure, type GivenVerdict } from '#words/comparison-figure.ts';
import type { SideNames } from '#words/comparison-sides.ts';

/** Draws the figure of a comparison, as a standalone SVG text. */
export type DrawComparison = (drawing: ComparisonDrawing) => string;

export interface ComparisonDrawing {
  readonly theme: Theme;
  readonly width?: number;
  /** Without the notes below it, where these stand beside it already. Default: with them. */
  readonly withNotes?: boolean;
}

export interface ComparisonFigureProps {
  readonly counted: CountedComparison;
  readonly names: SideNames;
  readonly verdicts: ReadonlyMap<string, VerdictRecord>;
}

/** The figure of a comparison as it stands, to be shown or saved. */
export function useComparisonFigure({ counted, names, verdicts }: ComparisonFigureProps): DrawComparison {
  const words = useWords();
  const codes = useProject((state) => state.codebook.byId);
  const notice = useProject((state) => [...state.tables.project.values()][0]?.notice ?? null);
  const { comparison, facts, standing } = counted;
  const given = new Map<string, GivenVerdict>();
  for (const { themeId, value } of verdicts.values()) {
    if (value !== null) given.set(themeId, { value, stale: standing[themeId]?.stale ?? false });
  }
  const figure = pairFigure(words, comparison, facts, codes, {
    names,
    notice,
    ...(given.size > 0 ? { verdicts: given } : {}),
  });
  return ({ withNotes = true, ...drawing }) =>
    pairedDots(withNotes ? figure : { ...figure, notes: [] }, drawing);
}

/** Both shares of each theme on one scale, as the exported figure shows them. */
export function ComparisonFigure(props: ComparisonFigureProps) {
  const draw = useComparisonFigure(props);
  return <Figure draw={(width, theme) => draw({ width, theme, withNotes: false })} />;
}
