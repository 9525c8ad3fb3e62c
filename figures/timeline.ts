// Small multiples over time: a column of panels for each theme, a row for each line. In black and white throughout.
import { max } from 'd3-array';
import type { TimelineFigure } from '#core/figures/figure.ts';
import { measures } from './ground.ts';
import { page, type Canvas, type Drawing, type Drawn } from './page.ts';
import { querySign } from './query-sign.ts';
import { element, textElement, type Svg } from './svg.ts';
import { shortened, textWidth, wrapText } from './text-width.ts';
import {
  drawPanel,
  heightOf,
  isInSquares,
  plotHeight,
  quarters,
  small,
  ticksHeight,
  type Panel,
} from './timeline-panel.ts';

const namesWidth = 118;
const panelGap = 18;
const MIN_PANEL_WIDTH = 190;
/** The least distance of two periods, if the page is wide enough. */
const MIN_STEP = 7;
const headHeight = 26;
const lettersHeight = 20;
const lineGap = 14;

/** Draws a timeline as a standalone SVG file. Each point carries `data-place`: line, theme and period. */
export function timelineFigure(figure: TimelineFigure, drawing: Drawing = {}): string {
  return page(figure, drawing, namesWidth + MIN_PANEL_WIDTH, (canvas) => drawBlocks(figure, canvas));
}

/** As many themes side by side as fit, and the others below them. */
function drawBlocks(figure: TimelineFigure, canvas: Canvas): Drawn {
  const room = canvas.right - canvas.left - namesWidth;
  // Months need wider panels than years.
  const least = Math.max(MIN_PANEL_WIDTH, Math.min(room, figure.ticks.length * MIN_STEP));
  const beside = Math.max(1, Math.floor((room + panelGap) / (least + panelGap)));
  const columns = Math.min(beside, Math.max(1, figure.themes.length));
  const width = (room - panelGap * (columns - 1)) / columns;
  const tops = figure.lines.map((_, line) => topOf(figure, line));
  const marks: Svg[] = [];
  let top = canvas.top;
  for (let from = 0; from < figure.themes.length; from += columns) {
    const themes = figure.themes.slice(from, from + columns);
    themes.forEach((theme, place) => {
      const left = canvas.left + namesWidth + place * (width + panelGap);
      marks.push(...themeHead(canvas, theme, left, top, width));
    });
    let y = top + headHeight;
    figure.lines.forEach((line, index) => {
      if (index === 0 && figure.events.length > 0) y += lettersHeight;
      marks.push(...lineHead(canvas, line, y, hasSquares(figure, index) ? figure.squareNote : ''));
      themes.forEach((_, place) => {
        const left = canvas.left + namesWidth + place * (width + panelGap);
        const panel = { line: index, theme: from + place, left, top: y, width, greatest: tops[index] ?? 1 };
        marks.push(...drawPanel(figure, canvas, panel, index === 0));
        if (place === 0) marks.push(...scaleOf(figure, canvas, panel));
      });
      y += plotHeight + ticksHeight + lineGap;
    });
    top = y + 8;
  }
  return { marks, bottom: top - lineGap };
}

/** The greatest value of a line's scale: a share up to the next quarter, or a count. */
function topOf({ points, isShares, isOwnScale }: TimelineFigure, line: number): number {
  const within = isOwnScale ? [points[line] ?? []] : points;
  const values = within.flatMap((themes) =>
    themes.flatMap((all) => all.map(({ share, count }) => (isShares ? (share ?? 0) : (count ?? 0)))),
  );
  const greatest = max(values) ?? 0;
  if (!isShares) return Math.max(1, greatest);
  return Math.min(1, Math.max(0.25, Math.ceil(greatest * 4 - 1e-9) / 4));
}

/** Whether a line has squares to explain: without a source it has none. */
function hasSquares(figure: TimelineFigure, line: number): boolean {
  const points = figure.points[line] ?? [];
  return isInSquares(figure, line) && points.some((all) => all.some(({ n }) => n !== null && n > 0));
}

function themeHead(
  canvas: Canvas,
  { label, label2, colour }: TimelineFigure['themes'][number],
  left: number,
  top: number,
  width: number,
): Svg[] {
  const fill = canvas.colourOf(colour);
  const name = shortened(label, measures.text, width - 16);
  const second = shortened(label2, measures.small, width - 24 - textWidth(name, measures.text));
  return [
    colour === null
      ? querySign(left, top + 4, 9, canvas.ground.ink)
      : element('rect', {
          x: left,
          y: top + 4,
          width: 9,
          height: 9,
          rx: 2,
          fill: fill ?? 'none',
          stroke: fill ?? canvas.ground.ink,
        }),
    textElement('text', { x: left + 15, y: top + 13, 'font-weight': 600, fill: canvas.ground.ink }, name),
    textElement(
      'text',
      {
        x: left + 22 + textWidth(name, measures.text) * 1.06,
        y: top + 13,
        'font-size': measures.small,
        fill: canvas.ground.second,
      },
      second,
    ),
  ];
}

function lineHead(
  canvas: Canvas,
  { label, note }: TimelineFigure['lines'][number],
  top: number,
  squares: string,
): Svg[] {
  const width = namesWidth - 40;
  // A word that is too long is shortened, not broken.
  const isWhole = label.split(' ').every((word) => textWidth(word, measures.text) <= width);
  const [first = '', second = '', ...rest] = isWhole
    ? wrapText(label, measures.text, width)
    : [shortened(label, measures.text, width)];
  const name =
    second === '' ? [first] : [first, shortened([second, ...rest].join(' '), measures.text, width)];
  const below = top + 25 + (name.length - 1) * 15;
  return [
    ...name.map((text, place) =>
      textElement(
        'text',
        { x: canvas.left, y: top + 10 + place * 15, 'font-weight': 600, fill: canvas.ground.ink },
        text,
      ),
    ),
    ...[note, ...(squares === '' ? [] : wrapText(squares, small, namesWidth - 12))]
      .filter(Boolean)
      .map((text, place) =>
        textElement(
          'text',
          { x: canvas.left, y: below + place * 13, 'font-size': small, fill: canvas.ground.second },
          text,
        ),
      ),
  ];
}

/** The numbers of a scale, left of the first panel of a line. */
function scaleOf(figure: TimelineFigure, canvas: Canvas, { line, left, top, greatest }: Panel): Svg[] {
  if (isInSquares(figure, line)) return [];
  const steps = figure.isShares ? quarters(greatest) : [0, greatest];
  return steps.map((value) =>
    textElement(
      'text',
      {
        x: left - 6,
        y: heightOf(value, greatest, top) + 3.5,
        'text-anchor': 'end',
        'font-size': small,
        fill: canvas.ground.second,
      },
      figure.isShares ? `${Math.round(value * 100)}${value === greatest ? '%' : ''}` : String(value),
    ),
  );
}
