// What a screen gives the panel to export its figure: its words and its drawing, without the figure's own type.
import type { FigureSetting } from '#core/figures/figure-setting.ts';
import type { FigureText } from '#core/figures/figure.ts';
import type { Drawing } from '#figures/page.ts';
import { printed, type PrintedFigure } from '#figures/printed.ts';
import { automaticWords, exportedFigure, type FigureWords } from '#words/exported-figure.ts';
import type { Words } from '#words/words.ts';

/** A figure that can be exported. */
export interface FigureMaking {
  /** The file name without extension. */
  readonly name: string;
  /** The title and caption made by the program. */
  readonly automatic: (language: FigureSetting['language']) => FigureWords;
  /** Draws the figure by a setting, with the study's notice if the setting includes it. */
  readonly print: (setting: FigureSetting, notice: string | null) => PrintedFigure;
}

/** Combines the function that words a figure (without the notice) with the one that draws it. */
export function figureMaking<Figure extends FigureText>(
  name: string,
  compose: (words: Words) => Figure,
  draw: (figure: Figure, drawing: Drawing) => string,
): FigureMaking {
  return {
    name,
    automatic: (language) => automaticWords(compose, language),
    print: (setting, notice) => {
      const figure = exportedFigure(compose, setting, notice);
      return printed(setting, (drawing) => draw(figure, drawing));
    },
  };
}
