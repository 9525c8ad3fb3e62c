// One panel of a timeline: a theme in one line. Points are joined only where both neighbours have a base of at least
// twenty; a gap is drawn as one, never as zero.
import { max } from 'd3-array';
import { isSmall } from '#core/counting/share.ts';
import type { TimelineFigure, TimelinePoint } from '#core/figures/figure.ts';
import { measures } from './ground.ts';
import type { Canvas } from './page.ts';
import { element, pathData, textElement, type PathCommand, type Svg } from './svg.ts';
import { periodNames } from './timeline-periods.ts';

export const plotHeight = 118;
export const ticksHeight = 34;
const radius = 2.6;
const MAX_SQUARE = 9;
/** The size of the numbers and notes of a timeline. */
export const small = measures.note - 1;

/** Where a panel stands, and the greatest value of its scale. */
export interface Panel {
  readonly line: number;
  readonly theme: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly greatest: number;
}

/** Whether no period of a line has a base of twenty: then every source is a square of its own. */
export function isInSquares({ points, isShares }: TimelineFigure, line: number): boolean {
  const bases = (points[line] ?? []).flatMap((themes) => themes.map(({ n }) => n ?? 0));
  return isShares && bases.length > 0 && bases.every(isSmall);
}

/** The values of a scale of shares, every quarter from 0. */
export function quarters(greatest: number): number[] {
  return Array.from({ length: Math.round(greatest * 4) + 1 }, (_, step) => step / 4);
}

/** The height of a value in a panel that begins at `top`. */
export function heightOf(value: number, greatest: number, top: number): number {
  return top + plotHeight - (value / greatest) * plotHeight;
}

/** Draws the rules, events, gaps, values and periods of a panel. */
export function drawPanel(figure: TimelineFigure, canvas: Canvas, panel: Panel, hasLetters: boolean): Svg[] {
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
  marks.push(
    ...drawn,
    ...periodNames(figure, canvas, points, { left, top: top + plotHeight, step, size: small }),
  );
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
