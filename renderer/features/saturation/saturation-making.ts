import type { Saturation } from '#core/saturation/saturation.ts';
import { accumulationFigure } from '#figures/accumulation.ts';
import { figureMaking, type FigureMaking } from '#renderer/common/figures/figure-making.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { saturationInWords, saturationTitle } from '#words/saturation-figure.ts';

/** The figure for export. */
export function useSaturationMaking(found: Saturation): FigureMaking {
  const words = useWords();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name);
  const name = [project, saturationTitle(words)].filter(Boolean).join(', ');
  return figureMaking(name, (its) => saturationInWords(its, found), accumulationFigure);
}
