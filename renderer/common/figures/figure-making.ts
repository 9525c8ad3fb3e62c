// What a screen gives the panel to export its figure: the words and marks of it, without their types, which differ.
import type { FigureSetting } from '#core/figures/figure-setting.ts';
import type { FigureText } from '#core/figures/figure.ts';
import type { Drawing } from '#figures/page.ts';
import { printed, type PrintedFigure } from '#figures/printed.ts';
import { automaticWords, exportedFigure, type FigureWords } from '#words/exported-figure.ts';
import type { Words } from '#words/words.ts';

/** A figure that can be exported. */
export interface FigureMaking {
  /** What the file is called, without its ending. */
  readonly name: string;
  /** The title and caption that the program gives it. */
  readonly automatic: (language: FigureSetting['language']) => FigureWords;
  /** The figure by a setting, with the notice of the study where that wants it. */
  readonly print: (setting: FigureSetting, notice: string | null) => PrintedFigure;
}

/** A figure from what words it, without the notice, and what draws it. */
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
