// Many columns, such as years or people: narrow panels side by side, so that a row is read across. The heading of a
// panel gives the base of its numbers; small counts are drawn as single dots, larger ones as a number over a bar with
// its interval.
import { isSmall } from '#core/counting/share.ts';
import type { BarFigure, FigureCell, FigureColumn, FigureRow } from '#core/figures/figure.ts';
import { whisker } from './bar-mark.ts';
import { dotStep, dotStrip } from './dot-strip.ts';
import { greyMark, measures } from './ground.ts';
import type { Canvas, Drawn } from './page.ts';
import { rowRules, type RowLabels } from './row-labels.ts';
import { countScale, shareScale, type Scale } from './scales.ts';
import { element, textElement, type Svg } from './svg.ts';
import { shortened, textWidth, wrapText } from './text-width.ts';

const panelGap = 12;
const MIN_PANEL_WIDTH = 34;
const MAX_PANEL_WIDTH = 84;
const lineHeight = 14;
const headGap = 7;
const bandGap = 22;
const thickness = 4;

/** The values that all panels share. */
interface Layout {
  readonly figure: BarFigure;
  readonly canvas: Canvas;
  readonly labels: RowLabels;
  readonly width: number;
  readonly shares: Scale;
  readonly counts: Scale;
}

/** Draws the columns of a figure as narrow panels, in as few bands as possible. */
export function narrowPanels(figure: BarFigure, canvas: Canvas, labels: RowLabels): Drawn {
  const room = canvas.right - canvas.left - labels.width - panelGap;
  const least = leastWidth(figure);
  const fitting = Math.max(1, Math.floor((room + panelGap) / (least + panelGap)));
  const perBand = Math.ceil(figure.columns.length / Math.ceil(figure.columns.length / fitting));
  const width = Math.min(MAX_PANEL_WIDTH, (room - panelGap * (perBand - 1)) / perBand);
  const cells = figure.columns.map((column, index) => ({ column, cells: cellsAt(figure, index) }));
  const layout: Layout = {
    figure,
    canvas,
    labels,
    width,
    shares: shareScale(
      cells.flatMap(({ column, cells: own }) =>
        own.map((cell) => cell.interval?.high ?? shareOf(column, cell) ?? 0),
      ),
      width,
    ),
    counts: countScale(
      cells.flatMap(({ column, cells: own }) => (column.n === null ? own.map(({ count }) => count) : [])),
      width,
    ),
  };
  const marks: Svg[] = [];
  let top = canvas.top;
  for (let first = 0; first < figure.columns.length; first += perBand) {
    const band = drawBand(layout, first, Math.min(first + perBand, figure.columns.length), top);
    marks.push(...band.marks);
    top = band.bottom + bandGap;
  }
  return { marks, bottom: top - bandGap };
}

function cellsAt({ rows }: BarFigure, column: number): FigureCell[] {
  return rows.flatMap((row) => row.cells[column] ?? []);
}

/** Wide enough for every number and for the words of the headings, within limits. */
function leastWidth(figure: BarFigure): number {
  const words = figure.columns.flatMap(({ label, base }) => `${label} ${base}`.split(' '));
  const numbers = figure.columns.flatMap((_, index) =>
    cellsAt(figure, index).map(({ count }) => textWidth(numberOf(figure, count), measures.text)),
  );
  const needed = Math.max(...numbers, ...words.map((word) => textWidth(word, measures.small) * 1.06));
  return Math.min(MAX_PANEL_WIDTH, Math.max(MIN_PANEL_WIDTH, needed));
}

function drawBand(layout: Layout, first: number, end: number, top: number): Drawn {
  const { figure, canvas, labels, width } = layout;
  const columns = figure.columns.slice(first, end);
  const heads = columns.map(({ label }) => wrapText(label, measures.small * 1.06, width).slice(0, 2));
  const bases = columns.map(({ base }) => wrapText(base, measures.small, width).slice(0, 3));
  const lines = Math.max(...heads.map(({ length }) => length));
  const rowsTop = top + lineHeight * (lines + Math.max(...bases.map(({ length }) => length))) + headGap;
  const leftOf = (place: number): number =>
    canvas.left + labels.width + panelGap + place * (width + panelGap);
  const marks: Svg[] = [
    ...rowRules(canvas, labels, rowsTop, leftOf(columns.length) - panelGap),
    ...labels.draw(canvas, canvas.left, rowsTop),
  ];
  columns.forEach((column, place) => {
    const left = leftOf(place);
    marks.push(...headOf(layout, heads[place] ?? [], bases[place] ?? [], lines, left, top));
    figure.rows.forEach((row, index) => {
      const cell = row.cells[first + place] ?? null;
      marks.push(drawCell(layout, column, row, cell, left, rowsTop + labels.centreOf(index)));
    });
  });
  return { marks, bottom: rowsTop + labels.height };
}

/** The name of a column in bold above its base; the last lines of all names are at one height. */
function headOf(
  { canvas: { ground }, width }: Layout,
  head: readonly string[],
  base: readonly string[],
  lines: number,
  left: number,
  top: number,
): Svg[] {
  const lineAt = (line: number): number => top + lineHeight * line - 3;
  return [
    ...head.map((words, line) =>
      textElement(
        'text',
        {
          x: left,
          y: lineAt(lines - head.length + line + 1),
          'font-size': measures.small,
          'font-weight': 600,
          fill: ground.ink,
        },
        shortened(words, measures.small * 1.06, width),
      ),
    ),
    ...base.map((words, line) =>
      textElement(
        'text',
        { x: left, y: lineAt(lines + line + 1), 'font-size': measures.small, fill: ground.second },
        shortened(words, measures.small, width),
      ),
    ),
  ];
}

/** Small counts as full and hollow dots; larger ones as a number over a bar, with the interval around its end. */
function drawCell(
  layout: Layout,
  column: FigureColumn,
  { colour }: FigureRow,
  cell: FigureCell | null,
  left: number,
  centre: number,
): Svg {
  const { canvas, figure, width, shares, counts } = layout;
  const { ground, colourOf } = canvas;
  const number = (words: string, y: number, isFaint: boolean): Svg =>
    textElement('text', { x: left, y, fill: isFaint ? ground.second : ground.ink }, words);
  if (cell === null) return number('–', centre + measures.text * 0.36, true);
  const fill = colourOf(colour);
  const { n } = column;
  const step = n !== null && n > 0 && isSmall(n) ? dotStep(n, width) : null;
  const length = n === null ? counts(cell.count) : shares(shareOf(column, cell) ?? 0);
  const marks =
    n !== null && step !== null
      ? dotStrip(canvas, { count: cell.count, n, step }, left, centre, fill).marks
      : [
          number(numberOf(figure, cell.count), centre + 2, cell.count === 0),
          element('rect', {
            x: left,
            y: centre + 6,
            width: length,
            height: thickness,
            rx: 1,
            fill: fill ?? greyMark,
          }),
          ...(cell.interval === null || n === null
            ? []
            : [whisker(canvas, shares, cell.interval, left, centre + 6 + thickness / 2)]),
        ];
  return element('g', { role: 'img', 'aria-label': cell.spoken }, marks);
}

function shareOf({ n }: FigureColumn, { count, part }: FigureCell): number | null {
  return n === null || n === 0 ? null : (part ?? count / n);
}

function numberOf({ language }: BarFigure, count: number): string {
  return new Intl.NumberFormat(language).format(count);
}
