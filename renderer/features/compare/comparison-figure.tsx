import type { PairFigure } from '#core/figures/figure.ts';
import { pairedDots } from '#figures/paired-dots.ts';
import type { VerdictRecord } from '#core/records.ts';
import type { CountedComparison } from '#electron/services/comparisons.ts';
import { figureMaking, type FigureMaking } from '#renderer/common/figures/figure-making.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Figure } from '#renderer/ui/figure/figure.tsx';
import { pairFigure, type GivenVerdict } from '#words/comparison-figure.ts';
import { namesOfSides } from '#words/comparison-sides.ts';
import type { Words } from '#words/words.ts';

export interface ComparisonFigureProps {
  readonly counted: CountedComparison;
  readonly verdicts: ReadonlyMap<string, VerdictRecord>;
}

/** Returns a function that words the figure of a comparison, without the study's notice. */
function useComposed({ counted, verdicts }: ComparisonFigureProps): (words: Words) => PairFigure {
  const codes = useProject((state) => state.codebook.byId);
  const { comparison, facts, standing } = counted;
  const given = new Map<string, GivenVerdict>();
  for (const { themeId, value } of verdicts.values()) {
    if (value !== null) given.set(themeId, { value, stale: standing[themeId]?.stale ?? false });
  }
  return (words) =>
    pairFigure(words, comparison, facts, codes, {
      names: namesOfSides(words, facts),
      ...(given.size > 0 ? { verdicts: given } : {}),
    });
}

/** The comparison's figure for export. */
export function useExportedComparison(props: ComparisonFigureProps): FigureMaking {
  const { t } = useWords();
  return figureMaking(t('compare:file'), useComposed(props), pairedDots);
}

/** Both shares of each theme on one scale, drawn as in the exported figure. */
export function ComparisonFigure(props: ComparisonFigureProps) {
  const words = useWords();
  const compose = useComposed(props);
  // The method note is already below it.
  return <Figure draw={(width, theme) => pairedDots({ ...compose(words), notes: [] }, { width, theme })} />;
}
