import type { Crosstab } from '#core/crosstab/crosstab.ts';
import { shadedTable } from '#figures/shaded-table.ts';
import { figureMaking, type FigureMaking } from '#renderer/common/figures/figure-making.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { crosstabFigure } from '#words/crosstab-figure.ts';
import { groupingName } from '#words/grouping-name.ts';
import type { Words } from '#words/words.ts';

/** The crosstab as a shaded table, for export. */
export function useCrosstabMaking(crosstab: Crosstab, isShaded: boolean): FigureMaking {
  const words = useWords();
  const codes = useProject((state) => state.codebook.byId);
  const attributes = useProject((state) => state.tables.attribute);
  const project = useProject((state) => [...state.tables.project.values()][0]?.name);
  const { by, by2 } = crosstab.settings;
  const compose = (its: Words) => {
    const names = { by: groupingName(its, by, attributes), by2: groupingName(its, by2, attributes) };
    return crosstabFigure(its, crosstab, codes, names, isShaded);
  };
  const name = [project, compose(words).title].filter(Boolean).join(', ');
  return figureMaking(name, compose, shadedTable);
}
