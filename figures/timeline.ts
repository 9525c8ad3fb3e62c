// Small multiples over time: a column of panels for each theme, a row for each line. Points are joined only where both
// neighbours have a base of at least twenty; a gap is drawn as one, never as zero. In black and white throughout.
import { max } from 'd3-array';
import { isSmall } from '#core/counting/share.ts';
import type { TimelineFigure, TimelinePoint, TimelineTick } from '#core/figures/figure.ts';
import { measures } from './ground.ts';
import { page, type Canvas, type Drawing, type Drawn } from './page.ts';
import { querySign } from './query-sign.ts';
import { element, pathData, textElement, type PathCommand, type Svg } from './svg.ts';
import { shortened, textWidth, wrapText } from './text-width.ts';

const namesWidth = 118;
const panelGap = 18;
const MIN_PANEL_WIDTH = 190;
/** The least distance of two periods, if the page is wide enough. */
const MIN_STEP = 7;
const headHeight = 26;
const lettersHeight = 20;
const plotHeight = 118;
const ticksHeight = 34;
const lineGap = 14;
const radius = 2.6;
const MAX_SQUARE = 9;
const small = measures.note - 1;

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

/** Whether no period of a line has a base of twenty: then every source is a square of its own. */
function isInSquares({ points, isShares }: TimelineFigure, line: number): boolean {
  const bases = (points[line] ?? []).flatMap((themes) => themes.map(({ n }) => n ?? 0));
  return isShares && bases.length > 0 && bases.every(isSmall);
}

/** Whether a line has squares to explain: without a source it has none. */
function hasSquares(figure: TimelineFigure, line: number): boolean {
  const points = figure.points[line] ?? [];
  return isInSquares(figure, line) && points.some((all) => all.some(({ n }) => n !== null && n > 0));
}

interface Panel {
  readonly line: number;
  readonly theme: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly greatest: number;
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

function quarters(greatest: number): number[] {
  return Array.from({ length: Math.round(greatest * 4) + 1 }, (_, step) => step / 4);
}

function heightOf(value: number, greatest: number, top: number): number {
  return top + plotHeight - (value / greatest) * plotHeight;
}

function drawPanel(figure: TimelineFigure, canvas: Canvas, panel: Panel, hasLetters: boolean): Svg[] {
  const { line, theme, left, top, width, greatest } = panel;
  const points = figure.points[line]?.[theme] ?? [];
  const step = width / Math.max(1, points.length);
  const xOf = (period: number): number => left + (period + 0.5) * step;
  const { ground } = canvas;
  const isSquares = isInSquares(figure, line);
  const marks: Svg[] = [];
  const rules = isSquares ? [0] : figure.isShares ? quarters(greatest) : [0, greatest];
  for (const value of rules) {
    const y = heightOf(value, greatest, top);
    const d = pathData(['M', left, y], ['H', left + width]);
    marks.push(element('path', { d, fill: 'none', stroke: ground.line }));
  }
  marks.push(...events(figure, canvas, panel, step, hasLetters));
  points.forEach((point, period) => {
    if (point.count === null) marks.push(...gap(canvas, xOf(period), top, step));
  });
  const drawn = isSquares
    ? squareMarks(canvas, points, xOf, top, step)
    : figure.isShares
      ? shares(figure, canvas, points, xOf, panel, step)
      : countBars(canvas, points, xOf, panel, step);
  marks.push(...drawn, ...ticks(figure, canvas, points, panel, step));
  points.forEach(({ spoken }, period) => {
    marks.push(
      element('rect', {
        x: left + period * step,
        y: top,
        width: step,
        height: plotHeight + ticksHeight,
        fill: 'transparent',
        'data-place': `${line} ${theme} ${period}`,
        role: 'img',
        'aria-label': spoken,
      }),
    );
  });
  return marks;
}

/** Dotted lines at their own dates, with their letters over the first line of panels. */
function events(
  { events: all, ticks: periods }: TimelineFigure,
  { ground }: Canvas,
  { left, top, width }: Panel,
  step: number,
  hasLetters: boolean,
): Svg[] {
  return all
    .filter(({ at }) => at >= 0 && at <= periods.length)
    .flatMap(({ letter, at }) => {
      const x = Math.min(left + width, left + at * step);
      const d = pathData(['M', x, top - (hasLetters ? 4 : 0)], ['V', top + plotHeight]);
      const line = element('path', { d, fill: 'none', stroke: ground.second, 'stroke-dasharray': '1.5 3' });
      if (!hasLetters) return [line];
      return [
        line,
        element('circle', { cx: x, cy: top - 11, r: 6.5, fill: ground.paper, stroke: ground.second }),
        textElement(
          'text',
          { x, y: top - 7.8, 'text-anchor': 'middle', 'font-size': small - 1, fill: ground.ink },
          letter,
        ),
      ];
    });
}

/** A period in which nothing is counted: hatched, so that nobody takes it for zero. */
function gap({ ground }: Canvas, x: number, top: number, step: number): Svg[] {
  const [left, right, height] = [x - step * 0.4, x + step * 0.4, plotHeight * 0.55];
  const [low, high] = [top + plotHeight, top + plotHeight - height];
  const strokes: PathCommand[] = [];
  for (let y = low; y > high; y -= 7) {
    const rise = Math.min(right - left, y - high);
    strokes.push(['M', left, y], ['L', left + rise, y - rise]);
  }
  return [element('path', { d: pathData(...strokes), fill: 'none', stroke: ground.strongLine })];
}

/** Shares: joined points of many, and a hollow point on a dashed step for a base of few. */
function shares(
  figure: TimelineFigure,
  { ground }: Canvas,
  points: readonly TimelinePoint[],
  xOf: (period: number) => number,
  { top, greatest }: Panel,
  step: number,
): Svg[] {
  const partOf = ({ share, count, n }: TimelinePoint): number | null =>
    share ?? (count !== null && n !== null && n > 0 && isSmall(n) ? count / n : null);
  const isMany = (period: number): boolean => {
    const point = points[period];
    return point?.share != null && point.n !== null && !isSmall(point.n) && !figure.ticks[period]?.isApart;
  };
  const yOf = (period: number): number => heightOf(partOf(points[period]!) ?? 0, greatest, top);
  const joined: PathCommand[] = points.flatMap((_, period): PathCommand[] =>
    isMany(period) ? [[period > 0 && isMany(period - 1) ? 'L' : 'M', xOf(period), yOf(period)] as const] : [],
  );
  const highest = points.reduce<number | null>(
    (most, point, period) =>
      isMany(period) && (most === null || (point.share ?? 0) > (points[most]?.share ?? 0)) ? period : most,
    null,
  );
  const last = points.reduce<number | null>((latest, _, period) => (isMany(period) ? period : latest), null);
  return [
    element('path', { d: pathData(...joined), fill: 'none', stroke: ground.ink, 'stroke-width': 1.4 }),
    ...points.flatMap((point, period): Svg[] => {
      const part = partOf(point);
      if (point.count === null || part === null) return [];
      const [x, y] = [xOf(period), yOf(period)];
      const isLabelled = isMany(period) ? period === highest || period === last : step >= 34;
      const label = isLabelled ? [pointLabel(ground.ink, point.label, x, y, top)] : [];
      if (isMany(period) || (point.n !== null && !isSmall(point.n)))
        return [element('circle', { cx: x, cy: y, r: radius, fill: ground.ink }), ...label];
      const d = pathData(['M', x - step * 0.42, y], ['H', x + step * 0.42]);
      return [
        element('path', { d, fill: 'none', stroke: ground.ink, 'stroke-dasharray': '2.5 2' }),
        element('circle', { cx: x, cy: y, r: radius, fill: ground.paper, stroke: ground.ink }),
        ...label,
      ];
    }),
  ];
}

function pointLabel(ink: string, text: string, x: number, y: number, top: number): Svg {
  // Above the point, or below it where the panel ends.
  const at = y - 6 < top + 4 ? y + 14 : y - 6;
  return textElement('text', { x, y: at, 'text-anchor': 'middle', 'font-size': small, fill: ink }, text);
}

/** Counts: bars from zero. */
function countBars(
  { ground }: Canvas,
  points: readonly TimelinePoint[],
  xOf: (period: number) => number,
  { top, greatest }: Panel,
  step: number,
): Svg[] {
  return points.flatMap(({ count }, period): Svg[] => {
    if (count === null) return [];
    const y = heightOf(count, greatest, top);
    const width = Math.min(22, step * 0.66);
    return [
      element('rect', {
        x: xOf(period) - width / 2,
        y,
        width,
        height: top + plotHeight - y,
        fill: ground.ink,
      }),
      ...(count > 0 && step >= 16 ? [pointLabel(ground.ink, String(count), xOf(period), y + 3, top)] : []),
    ];
  });
}

/** Few sources: a square each, filled for those with the theme. */
function squareMarks(
  { ground }: Canvas,
  points: readonly TimelinePoint[],
  xOf: (period: number) => number,
  top: number,
  step: number,
): Svg[] {
  const highest = max(points.map(({ n }) => n ?? 0)) ?? 0;
  const pitch = Math.min(MAX_SQUARE + 2, step * 0.8, (plotHeight - 6) / Math.max(1, highest));
  const size = Math.max(1.5, pitch - 2);
  return points.flatMap(({ count, n }, period) =>
    Array.from({ length: n ?? 0 }, (_, place) =>
      element('rect', {
        x: xOf(period) - size / 2,
        y: top + plotHeight - 3 - (place + 1) * pitch + (pitch - size),
        width: size,
        height: size,
        rx: 1.5,
        fill: place < (count ?? 0) ? ground.ink : ground.paper,
        stroke: ground.ink,
      }),
    ),
  );
}

/** The names of the periods and the bases below them; where there is no room for all, the years. */
function ticks(
  { ticks: all, language }: TimelineFigure,
  { ground }: Canvas,
  points: readonly TimelinePoint[],
  { left, top }: Panel,
  step: number,
): Svg[] {
  const fits = (labels: readonly string[]): boolean =>
    labels.every((label) => textWidth(label, small) <= step - 5);
  const isWhole = fits(all.map(({ label }) => label));
  const isThinned = !isWhole && !fits(all.map(({ short }) => short));
  const y = top + plotHeight;
  return all.flatMap((tick, period): Svg[] => {
    if (isThinned && !isFirstOfYear(all, period)) return [];
    const span = isThinned ? yearSpan(all, period) : 1;
    if (isThinned && step * span < textWidth(tick.year, small)) return [];
    const x = left + (period + (isThinned ? span / 2 : 0.5)) * step;
    const label = isThinned ? tick.year : isWhole ? tick.label : tick.short;
    const base = isThinned
      ? sumOfBases(points.slice(period, period + span), language)
      : (points[period]?.base ?? '');
    return [label, base].map((text, place) =>
      textElement(
        'text',
        {
          x,
          y: y + 13 + place * 13,
          'text-anchor': 'middle',
          'font-size': small,
          fill: place === 0 ? ground.ink : ground.second,
        },
        textWidth(text, small) > step * span + 8 ? '' : text,
      ),
    );
  });
}

function isFirstOfYear(all: readonly TimelineTick[], period: number): boolean {
  return period === 0 || all[period - 1]?.year !== all[period]?.year;
}

function yearSpan(all: readonly TimelineTick[], from: number): number {
  const next = all.findIndex(({ year }, period) => period > from && year !== all[from]?.year);
  return (next < 0 ? all.length : next) - from;
}

/** No source is in two periods, so their bases may be added. */
function sumOfBases(points: readonly TimelinePoint[], language: string): string {
  if (points.every(({ n }) => n === null)) return '';
  return new Intl.NumberFormat(language).format(points.reduce((sum, { n }) => sum + (n ?? 0), 0));
}
