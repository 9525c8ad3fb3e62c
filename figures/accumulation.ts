// What came new unit by unit: bars from zero, a line of all so far, a dashed line of what any order would give on average.
// Numbers stand under the ticks, so that the figure reads without colours.
import { scaleLinear } from 'd3-scale';
import type { AccumulationFigure } from '#core/figures/figure.ts';
import { greyMark, measures } from './ground.ts';
import { page, type Canvas, type Drawing, type Drawn } from './page.ts';
import { element, pathData, rule, textElement, type PathCommand, type Svg } from './svg.ts';
import { shortened, textWidth } from './text-width.ts';

const plotHeight = 240;
const labelHeight = 38;
const MAX_LABEL = 72;
const MIN_STEP = 6;

/** Draws the accumulation as a standalone SVG file. */
export function accumulationFigure(figure: AccumulationFigure, drawing: Drawing = {}): string {
  return page(figure, drawing, 120 + figure.points.length * MIN_STEP, (canvas) => draw(figure, canvas));
}

function draw({ points, last, expectedLabel }: AccumulationFigure, canvas: Canvas): Drawn {
  const { ground } = canvas;
  const all = Math.max(1, points.at(-1)?.observed ?? 0);
  const ticks = scaleLinear([0, all], [0, 1]).ticks(4).filter(Number.isInteger);
  const axisWidth = textWidth(String(all), measures.small) + 8;
  const left = canvas.left + axisWidth;
  const right = canvas.right - textWidth(last, measures.text) - 10;
  const top = canvas.top + 8;
  const bottom = top + plotHeight;
  const step = (right - left) / Math.max(1, points.length);
  const x = (place: number): number => left + step * (place + 0.5);
  const y = (value: number): number => bottom - (value / all) * plotHeight;
  // Each colour that says something is also said by its form, so greys lose nothing.
  const inGreys = canvas.colourOf(0) === null;
  const line = (values: readonly number[]): string =>
    pathData(...values.map((value, place): PathCommand => [place === 0 ? 'M' : 'L', x(place), y(value)]));
  const marks: Svg[] = [
    ...ticks.flatMap((tick) => [
      rule(left, right, y(tick), ground.line),
      textElement(
        'text',
        {
          x: left - 6,
          y: y(tick) + 4,
          'text-anchor': 'end',
          'font-size': measures.small,
          fill: ground.second,
        },
        String(tick),
      ),
    ]),
    ...points.flatMap(({ fresh }, place) =>
      fresh === 0
        ? []
        : [
            element('rect', {
              x: x(place) - Math.min(6, step * 0.3),
              y: y(fresh),
              width: Math.min(12, step * 0.6),
              height: bottom - y(fresh),
              fill: inGreys ? ground.strongLine : ground.softAccent,
            }),
          ],
    ),
    element('path', {
      d: line(points.map(({ expected }) => expected)),
      fill: 'none',
      stroke: ground.second,
      'stroke-dasharray': '4 3',
    }),
    element('path', {
      d: line(points.map(({ observed }) => observed)),
      fill: 'none',
      stroke: inGreys ? greyMark : ground.accent,
      'stroke-width': 2,
    }),
    ...points.map(({ observed }, place) =>
      element('circle', {
        cx: x(place),
        cy: y(observed),
        r: Math.min(3.5, step * 0.35),
        fill: inGreys ? greyMark : ground.accent,
      }),
    ),
    textElement(
      'text',
      {
        x: x(points.length - 1) + 10,
        y: y(points.at(-1)?.observed ?? 0) + 4,
        'font-weight': 600,
        fill: inGreys ? ground.ink : ground.accent,
      },
      last,
    ),
    dashedLabel(points, expectedLabel, { left, right, x, y, fill: ground.second }),
    ...underTicks(points, canvas, { step, x, top: bottom + 16 }),
  ];
  return { marks, bottom: bottom + labelHeight };
}

/** The name of the dashed line, where it is farthest from the other: on its free side. */
function dashedLabel(
  points: AccumulationFigure['points'],
  label: string,
  at: {
    left: number;
    right: number;
    x: (place: number) => number;
    y: (value: number) => number;
    fill: string;
  },
): Svg {
  const apart = points.map(({ expected, observed }) => expected - observed);
  const place = apart.reduce(
    (best, each, index) => (Math.abs(each) > Math.abs(apart[best]!) ? index : best),
    0,
  );
  const isAbove = (apart[place] ?? 0) > 0;
  const width = textWidth(label, measures.small);
  const x = at.x(place);
  return textElement(
    'text',
    {
      x: isAbove ? Math.max(at.left, x - 6 - width) : Math.min(x + 6, at.right - width),
      y: at.y(points[place]?.expected ?? 0) + (isAbove ? -8 : 18),
      'font-size': measures.small,
      fill: at.fill,
    },
    label,
  );
}

/** The name of each unit and what came new with it; of many units every second, third … has room. */
function underTicks(
  points: AccumulationFigure['points'],
  { ground }: Canvas,
  { step, x, top }: { step: number; x: (place: number) => number; top: number },
): Svg[] {
  const names = points.map(({ label }) => shortened(label, measures.small, MAX_LABEL));
  const widest = Math.max(
    0,
    ...names.map((name) => textWidth(name, measures.small)),
    ...points.map(({ freshLabel }) => textWidth(freshLabel, measures.small)),
  );
  const every = Math.max(1, Math.ceil((widest + 8) / step));
  return points.flatMap(({ freshLabel }, place) =>
    place % every !== 0
      ? []
      : [[names[place] ?? '', 0, ground.second] as const, [freshLabel, 15, ground.ink] as const].map(
          ([text, below, fill]) =>
            textElement(
              'text',
              { x: x(place), y: top + below, 'text-anchor': 'middle', 'font-size': measures.small, fill },
              text,
            ),
        ),
  );
}
