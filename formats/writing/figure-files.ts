// Figures as files: worded and drawn by their settings, then written with their fonts.
import { usualFigure, type FigureSetting } from '#core/figures/figure-setting.ts';
import type { FigureText } from '#core/figures/figure.ts';
import type { Drawing } from '#figures/page.ts';
import { printed } from '#figures/printed.ts';
import { exportedFigure } from '#words/exported-figure.ts';
import type { Language, Words } from '#words/words.ts';

/** The file types of figures that need no page; png needs one. */
export const figureFiles = ['svg', 'pdf'] as const;
export type FigureFile = (typeof figureFiles)[number];

/** The choices made for a figure. */
export type AskedFigure = { readonly [Key in keyof FigureSetting]?: FigureSetting[Key] | undefined };

/** What a figure is drawn from. */
export interface FigureMaking<Figure extends FigureText> {
  /** The choices made; the others have their defaults in `language`. */
  readonly asked: AskedFigure;
  readonly language: Language;
  readonly notice: string | null;
  /** The figure in the words of a language, without the notice. */
  readonly compose: (words: Words) => Figure;
  readonly draw: (figure: Figure, drawing: Drawing) => string;
}

/** The figure as SVG text with its printed size. */
export function drawnFigure<Figure extends FigureText>(making: FigureMaking<Figure>): string {
  const { asked, language, notice, compose, draw } = making;
  const stated = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const setting: FigureSetting = { ...usualFigure, language, ...stated };
  const figure = exportedFigure(compose, setting, notice);
  return printed(setting, (drawing) => draw(figure, drawing)).svg;
}

/** The drawn figure as a file with its fonts. Throws `unsupported` if the pdf would lose characters. */
export async function figureBytes(svg: string, file: FigureFile, date: string): Promise<Uint8Array> {
  // Loaded on demand: the code for fonts is large, and few sessions need it.
  if (file === 'svg') return (await import('./figure-svg.ts')).writeFigureSvg(svg);
  return await (await import('./figure-pdf.ts')).writeFigurePdf(svg, date);
}
