import { usualFigure } from '#core/figures/figure-setting.ts';
import { api } from '#renderer/api.ts';
import { printEntry, printMade, usePrinting } from '#renderer/common/printing/printing.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { MenuEntry } from '#renderer/ui/menu.tsx';
import { languages } from '#words/words.ts';
import { useFigureChoices } from './figure-choices.ts';
import { useFigureOpen, type FigureOf } from './figure-desk.ts';
import type { FigureMaking } from './figure-making.ts';

/** Marks elements that belong to a figure: its panel and its preview. */
export const OF_FIGURE = { 'data-of-figure': '' };

/**
 * Returns a function that prints the figure as seen: with the panel's settings if it is open, else with the defaults.
 */
export function useFigurePrint(what: FigureOf, title: string, making: FigureMaking): () => Promise<void> {
  const { language } = useWords();
  const isOpen = useFigureOpen(what);
  const [choices] = useFigureChoices(what);
  const notice = useProject((state) => [...state.tables.project.values()][0]?.notice ?? null);
  return () =>
    printMade(() => {
      const setting = isOpen ? choices : { ...usualFigure, language };
      const { svg } = making.print(setting, notice);
      // The page takes the figure's language and title, which may differ from those of the screen.
      const own = setting.language === language ? title : making.automatic(setting.language).title;
      return api.printing.figure({
        title: setting.title || own,
        language: languages.find((each) => each === setting.language) ?? language,
        svg,
      });
    });
}

/**
 * Lets a screen with a table and a figure print what is seen: the figure if it replaces the table. With the figure's
 * panel open beside the table, the key prints the one with the focus, and the menu offers both.
 */
export function useTableOrFigurePrint(
  what: FigureOf,
  isFigureShown: boolean,
  { rows, figure }: { readonly rows: () => Promise<unknown>; readonly figure: () => Promise<unknown> },
): void {
  const isBeside = useFigureOpen(what) && !isFigureShown;
  usePrinting((asked) => {
    const isOfFigure = asked === 'figure' || (asked !== 'table' && isFigureInFocus());
    return isFigureShown || (isBeside && isOfFigure) ? figure() : rows();
  });
}

/** The menu entries that print what is seen: the table, and the figure if its panel is open beside it. */
export function usePrintEntries(what: FigureOf, isFigureShown: boolean): MenuEntry[] {
  const words = useWords();
  const isBeside = useFigureOpen(what) && !isFigureShown;
  if (!isBeside) return [printEntry(words)];
  return [
    { ...printEntry(words, 'table'), label: words.t('figure_panel:print_table') },
    { ...printEntry(words, 'figure'), label: words.t('figure_panel:print_figure') },
  ];
}

function isFigureInFocus(): boolean {
  return Boolean(document.activeElement?.closest('[data-of-figure]'));
}
