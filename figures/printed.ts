// A printed figure: its width in millimetres, its background and its colours, as chosen.
import { millimetresOf, pixelsOf, pointsOf, type FigureSetting } from '#core/figures/figure-setting.ts';
import type { Drawing } from './page.ts';

/** A figure with its printed size. */
export interface PrintedFigure {
  /** A standalone SVG file with its size in millimetres. */
  readonly svg: string;
  /** In millimetres. */
  readonly width: number;
  readonly height: number;
  /** The size of its smallest type, in points. */
  readonly smallestType: number;
  /** The width needed for type of the usual size, in millimetres. */
  readonly needed: number;
}

type PrintSetting = Pick<FigureSetting, 'width' | 'shrinks' | 'ground' | 'greys'>;

/**
 * Draws a figure in the width of the setting. If that is too narrow, the figure becomes as wide as it needs or, with
 * `shrinks`, is scaled down as a whole.
 */
export function printed(setting: PrintSetting, draw: (drawing: Drawing) => string): PrintedFigure {
  const wished = Math.round(pixelsOf(setting.width));
  const drawn = draw({ width: wished, ground: setting.ground, greys: setting.greys });
  const [, width = wished, height = 0] = (
    /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(drawn) ?? []
  ).map(Number);
  const scale = setting.shrinks ? Math.min(1, wished / width) : 1;
  const inMillimetres = (pixels: number): number => hundredths(millimetresOf(pixels * scale));
  // The chosen width is reported exactly, not as rounded to whole pixels.
  const printedWidth = width * scale === wished ? setting.width : inMillimetres(width);
  const sizes = [...drawn.matchAll(/ font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
  return {
    svg: drawn.replace(
      / width="[\d.]+" height="[\d.]+"/,
      ` width="${printedWidth}mm" height="${inMillimetres(height)}mm"`,
    ),
    width: printedWidth,
    height: inMillimetres(height),
    smallestType: pointsOf(millimetresOf(Math.min(...sizes) * scale)),
    needed: width > wished ? hundredths(millimetresOf(width)) : setting.width,
  };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
