// The page around the marks: title, subtitle, notes, background. A figure draws between them.
import { codeColour, type Theme } from '#core/codes/colours.ts';
import type { FigureGround } from '#core/figures/figure-setting.ts';
import type { FigureText } from '#core/figures/figure.ts';
import type { ColourIndex } from '#core/records.ts';
import { fontsFor, grounds, margins, measures, type Ground } from './ground.ts';
import { element, textElement, type Attributes, type Svg } from './svg.ts';
import { wrapText } from './text-width.ts';

/** How to draw a figure. */
export interface Drawing {
  /** Default: light. */
  readonly theme?: Theme;
  /** In pixels; a figure that needs more space becomes wider. Default: 800. */
  readonly width?: number;
  /** The background of the page. Default: the paper of the theme, with a wide margin. */
  readonly ground?: FigureGround;
  /** Whether to use greys instead of the colours of codes. Default: colours. */
  readonly greys?: boolean;
}

/** The area inside the page in which a figure may draw, and how it draws there. */
export interface Canvas {
  readonly ground: Ground;
  /** The colour of a code's marks; null if the figure is drawn in greys, and for a saved query. */
  readonly colourOf: (colour: ColourIndex | null) => string | null;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** What a figure drew, and the height at which it ends. */
export interface Drawn {
  readonly marks: readonly Svg[];
  readonly bottom: number;
}

/**
 * A whole figure as a standalone SVG file. `draw` draws the marks, which need `least` pixels between the margins. An
 * empty title or subtitle takes no space.
 */
export function page(
  figure: FigureText,
  drawing: Drawing,
  least: number,
  draw: (canvas: Canvas) => Drawn,
): string {
  const theme = drawing.theme ?? 'light';
  const ground =
    drawing.ground === undefined ? grounds[theme] : { ...grounds[theme], ...sheets[drawing.ground] };
  const fonts = fontsFor(figure.language);
  const margin = drawing.ground === undefined ? measures.margin : margins[drawing.ground];
  const width = Math.max(Math.ceil(least + 2 * margin), drawing.width ?? measures.width);
  const [left, right] = [margin, width - margin];
  // A figure for a printed page uses the type of that page.
  const family = drawing.ground === undefined ? fonts.serif : fonts.sans;
  const title = paragraph(figure.title, left, margin, right - left, {
    size: drawing.ground === undefined ? measures.title : measures.printedTitle,
    leading: 1.3,
    attributes: { 'font-family': family, 'font-weight': 600, fill: ground.ink },
  });
  const subtitle = paragraph(figure.subtitle, left, title.bottom + 2, right - left, {
    size: measures.text,
    leading: 1.45,
    attributes: { fill: ground.second },
  });
  const hasHead = figure.title !== '' || figure.subtitle !== '';
  const colourOf = (colour: ColourIndex | null): string | null =>
    drawing.greys || colour === null ? null : codeColour(colour, theme);
  const top = hasHead ? subtitle.bottom + (figure.subtitle === '' ? 10 : 20) : margin;
  const drawn = draw({ ground, colourOf, left, right, top });
  const notes: Svg[] = [];
  let bottom = drawn.bottom + (figure.notes.length > 0 ? 18 : 0);
  for (const text of figure.notes) {
    const note = paragraph(text, left, bottom, right - left, {
      size: measures.note,
      leading: 1.5,
      attributes: { fill: ground.second },
    });
    notes.push(note.svg);
    bottom = note.bottom + 3;
  }
  const height = Math.ceil(bottom + Math.max(2, margin - 8));
  // A figure without a drawn title still has a name for screen readers; the journal’s caption says the rest.
  const name = figure.title || figure.subtitle || figure.notes[0];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'figure',
      'aria-label': name,
      'xml:lang': figure.language,
      'font-family': fonts.sans,
      'font-size': measures.text,
      'font-variant-numeric': 'tabular-nums',
    },
    [
      ...(name === undefined ? [] : [textElement('title', {}, name)]),
      textElement('desc', {}, [figure.subtitle, ...figure.notes].join(' ').trim()),
      ...(drawing.ground === 'none' ? [] : [element('rect', { width, height, fill: ground.paper })]),
      ...(figure.title === '' ? [] : [title.svg]),
      ...(figure.subtitle === '' ? [] : [subtitle.svg]),
      ...drawn.marks,
      ...notes,
    ],
  );
}

/** The paper of exported figures. Without a background, marks that lie over a line still need to hide it. */
const sheets: Readonly<Record<FigureGround, Pick<Ground, 'paper'>>> = {
  none: { paper: '#ffffff' },
  white: { paper: '#ffffff' },
  paper: { paper: grounds.light.paper },
};

interface Setting {
  readonly size: number;
  /** The line height divided by the size. */
  readonly leading: number;
  readonly attributes: Attributes;
}

/** Wrapped text whose first line begins at `top`. */
function paragraph(
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
