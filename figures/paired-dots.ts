// Two shares of each theme on one scale, joined by a line: how far apart two sides are. The numbers are in columns of
// their own, under the mark of their side, so that the headings serve as the legend.
import { scaleLinear } from 'd3-scale';
import type { FigureCell, FigureColumn, FigureRow, PairFigure } from '#core/figures/figure.ts';
import { measures } from './ground.ts';
import { page, type Canvas, type Drawing, type Drawn } from './page.ts';
import { longestWord, rowLabels, rowRules } from './row-labels.ts';
import type { Scale } from './scales.ts';
import { element, pathData, textElement, words, type Svg } from './svg.ts';
import { shortened, textWidth } from './text-width.ts';

const gap = 24;
const headHeight = 38;
const scaleHeight = 22;
const MAX_NAMES_SHARE = 0.27;
const MAX_REMARK_SHARE = 0.2;
const MIN_REMARK_WIDTH = 80;
const fullRadius = 4;
/** Larger than the full dot, which stays visible inside it where both shares are equal. */
const hollowRadius = 5.5;
const headMark = 14;
const MIN_SCALE_WIDTH = 100;

/** Draws two shares of each theme as dots on one scale, as a standalone SVG file. */
export function pairedDots(figure: PairFigure, drawing: Drawing = {}): string {
  return page(figure, drawing, leastOf(figure), (canvas) => drawPairs(figure, canvas));
}

type Side = 0 | 1;
const sides: readonly Side[] = [0, 1];

/** The left edges and widths of the columns. */
interface Columns {
  readonly plot: number;
  /** The right end of the scale. */
  readonly end: number;
  readonly scale: Scale;
  readonly numbers: readonly [number, number];
  readonly numberWidths: readonly [number, number];
  readonly remark: number;
  readonly remarkWidth: number;
}

function drawPairs(figure: PairFigure, canvas: Canvas): Drawn {
  const width = canvas.right - canvas.left;
  const labels = rowLabels(figure.rows, namesRoom(figure, width));
  const columns = layOut(figure, canvas, labels.width);
  const rowsTop = canvas.top + headHeight;
  const rowsBottom = rowsTop + labels.height;
  const marks: Svg[] = [
    ...rowRules(canvas, labels, rowsTop, canvas.right),
    ...scaleMarks(figure, canvas, columns, rowsTop, rowsBottom),
    ...labels.draw(canvas, canvas.left, rowsTop),
    ...sides.flatMap((side) => head(canvas, figure.columns[side], side, columns)),
    textElement(
      'text',
      { x: columns.remark, y: canvas.top + 13, 'font-weight': 600, fill: canvas.ground.ink },
      shortened(figure.remarkLabel, measures.text * 1.06, columns.remarkWidth),
    ),
    ...figure.rows.map((row, index) =>
      drawRow(figure, canvas, columns, row, rowsTop + labels.centreOf(index)),
    ),
  ];
  return { marks, bottom: rowsBottom + scaleHeight };
}

/** The greatest width of the names: a part of the whole, but enough for a word. */
function namesRoom({ rows }: PairFigure, width: number): number {
  return Math.max(width * MAX_NAMES_SHARE, longestWord(rows));
}

/** The least width: everything, with the shortest scale on which shares can be told apart. */
function leastOf(figure: PairFigure): number {
  let width = 0;
  // Names and remarks grow with the width, so the missing width is added repeatedly.
  for (let round = 0; round < 12; round += 1) {
    const names = rowLabels(figure.rows, namesRoom(figure, width)).width;
    const { plot, end } = layOut(figure, { left: 0, right: width }, names);
    width += Math.max(0, plot + MIN_SCALE_WIDTH - end);
  }
  return width;
}

function layOut(
  figure: PairFigure,
  { left, right }: Pick<Canvas, 'left' | 'right'>,
  namesWidth: number,
): Columns {
  const widestIn = (texts: readonly string[], size: number): number =>
    Math.max(0, ...texts.map((text) => textWidth(text, size)));
  const numberWidth = (side: Side): number => {
    const { label, base } = figure.columns[side];
    return Math.max(
      headMark + widestIn([label], measures.text * 1.06),
      widestIn([base], measures.small),
      ...figure.rows.map(({ cells }) => {
        const cell = cells[side];
        return cell ? textWidth(cell.label, measures.text) + shareWidth(cell) : 0;
      }),
    );
  };
  const hasRemarks = figure.remarkLabel !== '' || figure.rows.some(({ remark }) => remark !== '');
  const remarks = [figure.remarkLabel, ...figure.rows.map(({ remark }) => remark)];
  const remarkWidth = hasRemarks
    ? Math.min(
        Math.max((right - left) * MAX_REMARK_SHARE, MIN_REMARK_WIDTH),
        widestIn(remarks, measures.text),
      )
    : 0;
  const numberWidths = [numberWidth(0), numberWidth(1)] as const;
  const remark = right - remarkWidth;
  const second = (hasRemarks ? remark - gap : right) - numberWidths[1];
  const first = second - gap - numberWidths[0];
  // Space for half a dot and half a word at both ends of the scale.
  const plot = left + namesWidth + gap + 6;
  const end = first - gap - 6;
  return {
    plot,
    end,
    scale: scaleLinear([0, 1], [plot, Math.max(plot, end)]),
    numbers: [first, second],
    numberWidths,
    remark,
    remarkWidth,
  };
}

function shareWidth({ share }: FigureCell): number {
  return share === '' ? 0 : 5 + textWidth(share, measures.small);
}

/** Thin lines at 0, a quarter, half, three quarters and 1, labelled below. */
function scaleMarks(
  { scale: names }: PairFigure,
  { ground }: Canvas,
  { scale }: Columns,
  top: number,
  bottom: number,
): Svg[] {
  // If the five labels would touch, those of the quarters are left out.
  const widest = Math.max(...names.map((name) => textWidth(name, measures.note)));
  const apart = (scale(1) - scale(0)) / (names.length - 1);
  const every = widest + 4 > apart ? 2 : 1;
  return names.flatMap((name, index) => {
    const x = scale(index / (names.length - 1));
    return [
      element('line', { x1: x, x2: x, y1: top, y2: bottom + 4, stroke: ground.line }),
      ...(index % every === 0
        ? [
            textElement(
              'text',
              { x, y: bottom + 17, 'font-size': measures.note, 'text-anchor': 'middle', fill: ground.second },
              name,
            ),
          ]
        : []),
    ];
  });
}

function head({ ground, top }: Canvas, { label, base }: FigureColumn, side: Side, columns: Columns): Svg[] {
  const x = columns.numbers[side];
  const width = columns.numberWidths[side];
  return [
    dot(side, x + hollowRadius, top + 8.5, ground.second, ground.paper),
    textElement(
      'text',
      { x: x + headMark + 2, y: top + 13, 'font-weight': 600, fill: ground.ink },
      shortened(label, measures.text * 1.06, width),
    ),
    textElement(
      'text',
      { x, y: top + 29, 'font-size': measures.small, fill: ground.second },
      shortened(base, measures.small, width),
    ),
  ];
}

function drawRow(
  figure: PairFigure,
  canvas: Canvas,
  columns: Columns,
  row: PairFigure['rows'][number],
  centre: number,
): Svg {
  const { ground } = canvas;
  const colour = canvas.colourOf(row.colour) ?? ground.ink;
  const ends = sides.map((side) => positionOf(row, figure.columns[side], side, columns));
  const [from, to] = ends;
  const joined =
    from === null || from === undefined || to === null || to === undefined
      ? []
      : [
          element('line', {
            x1: from,
            x2: to,
            y1: centre,
            y2: centre,
            stroke: colour,
            'stroke-width': 2,
            'stroke-opacity': 0.45,
          }),
        ];
  const baseline = centre + measures.text * 0.36;
  // The hollow dot first, so that the full one stays visible where both coincide.
  const drawn = [1 as const, 0 as const].flatMap((side) => {
    const x = ends[side];
    const cell = row.cells[side];
    if (x === null || x === undefined || !cell) return [];
    return [
      element('g', { role: 'img', 'aria-label': cell.spoken }, [
        ...whisker(cell, side, columns.scale, centre, colour),
        dot(side, x, centre, colour, ground.paper),
      ]),
    ];
  });
  return element('g', {}, [
    ...joined,
    ...drawn,
    ...sides.map((side) => number(canvas, row.cells[side] ?? null, columns.numbers[side], baseline)),
    textElement(
      'text',
      { x: columns.remark, y: baseline, fill: ground.second },
      shortened(row.remark, measures.text, columns.remarkWidth),
    ),
  ]);
}

function positionOf(
  { cells }: FigureRow,
  { n }: FigureColumn,
  side: Side,
  { scale }: Columns,
): number | null {
  const cell = cells[side];
  return cell && n !== null && n > 0 ? scale(cell.count / n) : null;
}

/** A full dot for the first side, a hollow one for the second. */
function dot(side: Side, cx: number, cy: number, colour: string, paper: string): Svg {
  return side === 0
    ? element('circle', { cx, cy, r: fullRadius, fill: colour })
    : element('circle', { cx, cy, r: hollowRadius - 1, fill: paper, stroke: colour, 'stroke-width': 2 });
}

/** The interval of the first side above the line, of the second below it. */
function whisker({ interval }: FigureCell, side: Side, scale: Scale, centre: number, colour: string): Svg[] {
  if (interval === null) return [];
  const y = centre + (side === 0 ? -8 : 8);
  return [
    element('path', {
      d: pathData(['M', scale(interval.low), y], ['H', scale(interval.high)]),
      fill: 'none',
      stroke: colour,
      'stroke-width': 1.2,
      'stroke-dasharray': side === 0 ? undefined : '3 2',
    }),
  ];
}

function number({ ground }: Canvas, cell: FigureCell | null, x: number, y: number): Svg {
  const isFaint = cell === null || cell.count === 0;
  return element('text', { x, y, fill: isFaint ? ground.second : ground.ink }, [
    words(cell?.label ?? '–'),
    ...(cell === null || cell.share === ''
      ? []
      : [textElement('tspan', { dx: 5, 'font-size': measures.small, fill: ground.second }, cell.share)]),
  ]);
}
