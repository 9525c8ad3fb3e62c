import { usualFigure } from '#core/figure-setting.ts';
import { api } from '#renderer/api.ts';
import { printMade } from '#renderer/features/printing/printing.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useFigureChoices } from './figure-choices.ts';
import { useFigureOpen, type FigureOf } from './figure-desk.ts';
import type { FigureMaking } from './figure-making.ts';

/** Prints a figure as it is seen: by the choices of its panel where that is open, else as figures usually are. */
export function useFigurePrint(what: FigureOf, title: string, making: FigureMaking): () => Promise<void> {
  const { language } = useWords();
  const isOpen = useFigureOpen(what);
  const [choices] = useFigureChoices(what);
  const notice = useProject((state) => [...state.tables.project.values()][0]?.notice ?? null);
  return () =>
    printMade(() => {
      const { svg } = making.print(isOpen ? choices : { ...usualFigure, language }, notice);
      return api.printing.figure({ title, language, svg });
    });
}
