// The page around the marks: title, subtitle, notes, ground. A figure draws between them.
import type { Theme } from '#core/colours.ts';
import type { FigureText } from '#core/figure.ts';
import { fontsFor, grounds, measures, type Ground } from './ground.ts';
import { element, textElement, type Attributes, type Svg } from './svg.ts';
import { wrapText } from './text-width.ts';

/** How a figure is drawn. */
export interface Drawing {
  /** Default: light. */
  readonly theme?: Theme;
  /** In pixels, at least 480. Default: 800. */
  readonly width?: number;
}

/** Where a figure may draw: the inside of the page, and what it is drawn on. */
export interface Canvas {
  readonly theme: Theme;
  readonly ground: Ground;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** What a figure drew, and the height at which it ended. */
export interface Drawn {
  readonly marks: readonly Svg[];
  readonly bottom: number;
}

const NARROWEST = 480;

/** A whole figure as a standalone SVG file, marks by `draw`. */
export function page(figure: FigureText, drawing: Drawing, draw: (canvas: Canvas) => Drawn): string {
  const theme = drawing.theme ?? 'light';
  const ground = grounds[theme];
  const fonts = fontsFor(figure.language);
  const width = Math.max(NARROWEST, drawing.width ?? measures.width);
  const [left, right] = [measures.margin, width - measures.margin];
  const title = paragraph(figure.title, left, measures.margin, right - left, {
    size: measures.title,
    leading: 1.3,
    attributes: { 'font-family': fonts.serif, 'font-weight': 600, fill: ground.ink },
  });
  const subtitle = paragraph(figure.subtitle, left, title.bottom + 2, right - left, {
    size: measures.text,
    leading: 1.45,
    attributes: { fill: ground.second },
  });
  const drawn = draw({ theme, ground, left, right, top: subtitle.bottom + 20 });
  const notes: Svg[] = [];
  let bottom = drawn.bottom + 18;
  for (const text of figure.notes) {
    const note = paragraph(text, left, bottom, right - left, {
      size: measures.note,
      leading: 1.5,
      attributes: { fill: ground.second },
    });
    notes.push(note.svg);
    bottom = note.bottom + 3;
  }
  const height = Math.ceil(bottom + measures.margin - 8);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'figure',
      'aria-label': figure.title,
      'xml:lang': figure.language,
      'font-family': fonts.sans,
      'font-size': measures.text,
      'font-variant-numeric': 'tabular-nums',
    },
    [
      textElement('title', {}, figure.title),
      textElement('desc', {}, [figure.subtitle, ...figure.notes].join(' ')),
      element('rect', { width, height, fill: ground.paper }),
      title.svg,
      subtitle.svg,
      ...drawn.marks,
      ...notes,
    ],
  );
}

interface Setting {
  readonly size: number;
  /** Line height over size. */
  readonly leading: number;
  readonly attributes: Attributes;
}

/** Wrapped text whose first line begins at `top`. */
export function paragraph(
  text: string,
  x: number,
  top: number,
  width: number,
  { size, leading, attributes }: Setting,
): { readonly svg: Svg; readonly bottom: number } {
  const lines = wrapText(text, size, width);
  const step = size * leading;
  const spans = lines.map((line, index) => textElement('tspan', { x, y: top + step * index + size }, line));
  return {
    svg: element('text', { 'font-size': size, ...attributes }, spans),
    bottom: top + step * lines.length,
  };
}
