import type { Portraits } from '#core/portraits/portraits.ts';
import { portraitFigure } from '#figures/portraits.ts';
import { groupingOf } from '#renderer/common/counts/groupings.ts';
import { figureMaking, type FigureMaking } from '#renderer/common/figures/figure-making.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { portraitsInWords } from '#words/portraits-figure.ts';
import { drawingOf, type PortraitsChoices } from './portraits-choices.ts';

/** The name of the attribute that a choice of grouping or sorting stands for; empty for another choice. */
export function useAttributeName(choice: string): string {
  return useProject(({ tables }) => {
    const by = groupingOf(choice, tables);
    return typeof by === 'object' && by !== null ? (tables.attribute.get(by.attributeId)?.name ?? '') : '';
  });
}

/** The figure of portraits for export. */
export function usePortraitsMaking(made: Portraits, choices: PortraitsChoices): FigureMaking {
  const { t } = useWords();
  const codes = useProject((state) => state.codebook.byId);
  const project = useProject((state) => [...state.tables.project.values()][0]?.name);
  const attribute = useAttributeName(choices.group);
  const name = [project, t(`portraits:title.${made.of}`)].filter(Boolean).join(', ');
  const drawing = drawingOf(choices);
  return figureMaking(
    name,
    (its) => portraitsInWords(its, made, codes, { drawing, attribute }),
    portraitFigure,
  );
}
