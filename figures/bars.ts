// Themes as rows, columns as panels side by side. A colour always stands for one code, and the heading of a panel says
// what its bars show, so no legend is needed.
import { isSmall } from '#core/counting/share.ts';
import type { BarFigure, FigureCell, FigureColumn, FigureRow } from '#core/figures/figure.ts';
import { barMark, numberBeside, numberWidth } from './bar-mark.ts';
import { dotStep, dotStrip } from './dot-strip.ts';
import { measures } from './ground.ts';
import { narrowPanels } from './narrow-panels.ts';
import { page, type Canvas, type Drawing, type Drawn } from './page.ts';
import { longestWord, rowLabels, rowRules, type RowLabels } from './row-labels.ts';
import { axis, AXIS_HEIGHT, countScale, countTick, percentTick, shareScale, type Scale } from './scales.ts';
import { element, textElement, type Svg } from './svg.ts';
import { shortened } from './text-width.ts';

const panelGap = 24;
const MIN_PANEL_WIDTH = 128;
const headHeight = 38;
const headHeightWithoutBases = 22;
const MAX_NAMES_SHARE = 0.3;
/** The width of the only panel beside the names on the narrowest printed page. */
const MIN_BAR_PANEL_WIDTH = 120;

/** Draws horizontal bars of themes, one panel for each column, as a standalone SVG file. */
export function bars(figure: BarFigure, drawing: Drawing = {}): string {
  return page(figure, drawing, leastOf(figure), (canvas) => drawBars(figure, canvas));
}

/** The least width: the names, and one panel beside them. */
function leastOf(figure: BarFigure): number {
  return namesRoom(figure, 0) + panelGap + MIN_BAR_PANEL_WIDTH;
}

/** The greatest width of the names: a part of the whole, but enough for a word. */
function namesRoom({ rows }: BarFigure, width: number): number {
  return Math.max(width * MAX_NAMES_SHARE, longestWord(rows));
}

/** A column of the figure, and how its cells are drawn. */
interface Panel {
  readonly column: FigureColumn;
  readonly cells: readonly (FigureCell | null)[];
  /** The distance of the dots, if each person is drawn; null for bars. */
  readonly dots: number | null;
}

/** The values that all panels of a figure share. */
interface Layout {
  readonly figure: BarFigure;
  readonly canvas: Canvas;
  readonly labels: RowLabels;
  readonly panels: readonly Panel[];
  readonly panelWidth: number;
  readonly shares: Scale;
  readonly counts: Scale;
}

function drawBars(figure: BarFigure, canvas: Canvas): Drawn {
  const width = canvas.right - canvas.left;
  const labels = rowLabels(figure.rows, namesRoom(figure, width));
  const room = width - labels.width - panelGap;
  const fitting = Math.max(1, Math.floor((room + panelGap) / (MIN_PANEL_WIDTH + panelGap)));
  if (figure.columns.length > fitting) return narrowPanels(figure, canvas, labels);
  const layout = layOut(figure, canvas, labels, room);
  return drawPanels(layout, canvas.top);
}

/** Places panels side by side, as wide as there is space for. */
function layOut(figure: BarFigure, canvas: Canvas, labels: RowLabels, room: number): Layout {
  const beside = Math.max(1, figure.columns.length);
  const panelWidth = (room - panelGap * (beside - 1)) / beside;
  const panels = figure.columns.map((column, index): Panel => {
    const cells = figure.rows.map((row) => row.cells[index] ?? null);
    return { column, cells, dots: dotsOf(column, cells, panelWidth) };
  });
  // Bars end where the longest number of any panel still fits, so that all panels have the same scale.
  const inBars = panels.filter(({ dots }) => dots === null);
  const present = ({ cells }: Panel): FigureCell[] => cells.filter((cell) => cell !== null);
  const numbers = inBars.flatMap(present).map(({ label, share }) => numberWidth(label, share));
  const barWidth = panelWidth - Math.max(0, ...numbers);
  return {
    figure,
    canvas,
    labels,
    panels,
    panelWidth,
    shares: shareScale(
      inBars.flatMap((panel) =>
        present(panel).map(
          ({ count, interval, part }) => interval?.high ?? part ?? count / (panel.column.n ?? Infinity),
        ),
      ),
      barWidth,
    ),
    counts: countScale(
      inBars
        .filter(({ column }) => column.n === null)
        .flatMap((panel) => present(panel).map(({ count }) => count)),
      barWidth,
    ),
  };
}

/** The distance of dots, if the base is small enough to draw each person and the panel is wide enough; else null. */
function dotsOf(
  { n }: FigureColumn,
  cells: readonly (FigureCell | null)[],
  panelWidth: number,
): number | null {
  if (n === null || n === 0 || hasPercentages(n)) return null;
  const numbers = cells.map((cell) => numberWidth(cell?.label ?? ''));
  return dotStep(n, panelWidth - Math.max(0, ...numbers));
}

/** Draws panels side by side, with the names of the rows before them. */
function drawPanels(layout: Layout, top: number): Drawn {
  const { figure, canvas, labels, panels, panelWidth } = layout;
  // Every bar has its number beside it; a scale of counts beside dots would belong to one panel only.
  const hasAxis = ({ column: { n } }: Panel): boolean =>
    n === null ? panels.every((panel) => panel.column.n === null) : hasPercentages(n);
  const hasBases = figure.columns.some(({ base }) => base !== '');
  const rowsTop = top + (hasBases ? headHeight : headHeightWithoutBases);
  const rowsBottom = rowsTop + labels.height;
  const leftOf = (place: number): number =>
    canvas.left + labels.width + panelGap + place * (panelWidth + panelGap);
  const right = panels.length === 0 ? canvas.right : leftOf(panels.length) - panelGap;
  const marks: Svg[] = [
    ...rowRules(canvas, labels, rowsTop, right),
    ...labels.draw(canvas, canvas.left, rowsTop),
  ];
  panels.forEach((panel, place) => {
    const left = leftOf(place);
    marks.push(...panelHead(canvas, panel.column, left, top, panelWidth));
    figure.rows.forEach((row, index) => {
      const centre = rowsTop + labels.centreOf(index);
      marks.push(drawCell(layout, panel, row, panel.cells[index] ?? null, left, centre));
    });
    if (hasAxis(panel)) marks.push(...panelAxis(layout, panel.column, left, rowsBottom));
  });
  return { marks, bottom: rowsBottom + (panels.some(hasAxis) ? AXIS_HEIGHT : 0) };
}

/** No percentages for a small base, not even on a scale. */
function hasPercentages(n: number | null): boolean {
  return n !== null && !isSmall(n);
}

function panelHead(
  { ground }: Canvas,
  { label, base }: FigureColumn,
  left: number,
  top: number,
  width: number,
): Svg[] {
  return [
    textElement(
      'text',
      { x: left, y: top + 13, 'font-weight': 600, fill: ground.ink },
      shortened(label, measures.text * 1.06, width),
    ),
    textElement(
      'text',
      { x: left, y: top + 29, 'font-size': measures.small, fill: ground.second },
      shortened(base, measures.small, width),
    ),
  ];
}

/** A cell: its bar or its dots, and its number. */
function drawCell(
  { canvas, shares, counts }: Layout,
  { column: { n }, dots }: Panel,
  { colour }: FigureRow,
  cell: FigureCell | null,
  left: number,
  centre: number,
): Svg {
  if (cell === null) return numberBeside(canvas, left, centre, '–', '', true);
  const { count, interval, label, part, share, spoken } = cell;
  const fill = canvas.colourOf(colour);
  const drawn =
    n !== null && dots !== null
      ? dotStrip(canvas, { count, n, step: dots }, left, centre, fill)
      : n === null
        ? barMark(canvas, counts, count, null, left, centre, fill)
        : barMark(canvas, shares, n === 0 ? 0 : (part ?? count / n), interval, left, centre, fill);
  return element('g', { role: 'img', 'aria-label': spoken }, [
    ...drawn.marks,
    numberBeside(canvas, drawn.end, centre, label, hasPercentages(n) ? share : '', count === 0),
  ]);
}

function panelAxis(
  { figure, canvas, shares, counts }: Layout,
  { n }: FigureColumn,
  left: number,
  top: number,
): Svg[] {
  return n === null
    ? axis(canvas, counts, left, top, countTick(figure.language))
    : axis(canvas, shares, left, top, percentTick(figure.language));
}
