// How a figure is exported: its size in print, its background, and which of its texts are included.
import type { KeptCaptions } from './live-caption.ts';

export const figureGrounds = ['none', 'white', 'paper'] as const;
export type FigureGround = (typeof figureGrounds)[number];

/** The choices of an exported figure. */
export interface FigureSetting {
  /** In millimetres, as it is printed. */
  readonly width: number;
  /** Whether it is scaled down where it needs more room; otherwise it is printed as wide as it needs. */
  readonly shrinks: boolean;
  readonly ground: FigureGround;
  /** One of the `figureLanguages` of `words/exported-figure.ts`. */
  readonly language: string;
  /** Above the figure: empty for the automatic title, null for none. */
  readonly title: string | null;
  /**
   * Below the figure: a fixed text, or captions whose numbers follow the counts. An empty text, or no
   * matching caption, means the automatic caption; null means none.
   */
  readonly caption: string | KeptCaptions | null;
  /** The number after “Figure” before the caption; empty for none. */
  readonly number: string;
  /** Drawn in greys, filled and hollow, so that nothing depends on colour alone. */
  readonly greys: boolean;
  /** Whether the notice of the study is included. */
  readonly notice: boolean;
}

/** The widths that journals ask for, for one column and for two, in millimetres. */
export const journalWidths = [85, 174] as const;
/** The narrowest and widest figure that may be chosen, in millimetres. */
export const figureWidths = { least: 40, most: 600 } as const;
/** Smaller type, in points, is hard to read in print, and most journals refuse it. */
export const MIN_TYPE_POINTS = 7;

/** The defaults. */
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

/** The width in dots of a picture with a width in millimetres, at a resolution in dots per inch. */
export function dotsOf(millimetres: number, dotsPerInch: number): number {
  return Math.round((millimetres / MM_PER_INCH) * dotsPerInch);
}
