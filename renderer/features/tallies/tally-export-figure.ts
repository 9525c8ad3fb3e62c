import type { Tally } from '#core/counting/tally.ts';
import { bars } from '#figures/bars.ts';
import { figureMaking, type FigureMaking } from '#renderer/common/figures/figure-making.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { Intervals } from '#core/counting/shown-intervals.ts';
import { tallyFigure } from '#words/tally-figure.ts';

/** The tally's figure for export. */
export function useTallyFigure(tally: Tally, intervals: Intervals): FigureMaking {
  const { t } = useWords();
  const codes = useProject((state) => state.codebook.byId);
  const project = useProject((state) => [...state.tables.project.values()][0]?.name);
  const { of, unit } = tally.facts;
  const title = t(`figures:title.${of === 'codes' ? 'codes' : 'themes'}.${unit}`);
  const name = [project, title].filter(Boolean).join(', ');
  return figureMaking(name, (words) => tallyFigure(words, tally, codes, { intervals }), bars);
}
