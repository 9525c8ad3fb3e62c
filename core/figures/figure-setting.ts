// How a figure leaves the project: its size in print, its ground, and which of its words go with it.
import type { KeptCaptions } from './live-caption.ts';

export const figureGrounds = ['none', 'white', 'paper'] as const;
export type FigureGround = (typeof figureGrounds)[number];

/** The choices of an exported figure. */
export interface FigureSetting {
  /** In millimetres, as it is printed. */
  readonly width: number;
  /** Set smaller where it needs more room than it is given; else it is printed as wide as it needs. */
  readonly shrinks: boolean;
  readonly ground: FigureGround;
  /** One of the `figureLanguages` of `words/exported-figure.ts`. */
  readonly language: string;
  /** Over the figure: an empty text for the title that the program gives it, null for none. */
  readonly title: string | null;
  /**
   * Under the figure: a text as it is written, or captions that keep up with the counts; an empty text, and no caption
   * that fits, for how it was counted, null for none.
   */
  readonly caption: string | KeptCaptions | null;
  /** What stands after “Figure” before the caption; empty for nothing. */
  readonly number: string;
  /** Drawn in greys, filled and hollow, so that nothing is told by colour alone. */
  readonly greys: boolean;
  /** With the notice of the study. */
  readonly notice: boolean;
}

/** The widths that journals ask for, of one column and of two, in millimetres. */
export const journalWidths = [85, 174] as const;
/** Between these any width may be chosen, in millimetres. */
export const figureWidths = { least: 40, most: 600 } as const;
/** Below this size type is hard to read in print, in points; most journals refuse it. */
export const smallestType = 7;

/** How a figure is exported before anybody chooses. */
export const usualFigure: FigureSetting = {
  width: journalWidths[1],
  shrinks: false,
  ground: 'white',
  language: 'en',
  title: '',
  caption: '',
  number: '',
  greys: false,
  notice: true,
};

const MM_PER_INCH = 25.4;
const PX_PER_INCH = 96;
const POINTS_PER_INCH = 72;

/** Millimetres in pixels of a figure, 96 to the inch. */
export function pixelsOf(millimetres: number): number {
  return (millimetres / MM_PER_INCH) * PX_PER_INCH;
}

/** Pixels of a figure in millimetres. */
export function millimetresOf(pixels: number): number {
  return (pixels / PX_PER_INCH) * MM_PER_INCH;
}

/** Millimetres in points, 72 to the inch, as type and pdf pages are measured. */
export function pointsOf(millimetres: number): number {
  return (millimetres / MM_PER_INCH) * POINTS_PER_INCH;
}

/** How many dots a picture of a width in millimetres is wide, at so many dots an inch. */
export function dotsOf(millimetres: number, dotsPerInch: number): number {
  return Math.round((millimetres / MM_PER_INCH) * dotsPerInch);
}
