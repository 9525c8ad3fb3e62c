// One bar, the interval around its end, and the number beside it.
import type { FigureCell } from '#core/figures/figure.ts';
import { greyMark, measures } from './ground.ts';
import type { Canvas } from './page.ts';
import type { Scale } from './scales.ts';
import { element, pathData, textElement, words, type Svg } from './svg.ts';
import { textWidth } from './text-width.ts';

/** Marks, and the x at which a number may begin beside them. */
export interface Mark {
  readonly marks: readonly Svg[];
  readonly end: number;
}

const thickness = 9;
const cap = 3;
const beside = 7;
const betweenNumbers = 5;

/** A bar of `value` on the scale. A bar of zero is a short line, so that a zero is seen to have been counted. */
export function barMark(
  canvas: Canvas,
  scale: Scale,
  value: number,
  interval: FigureCell['interval'],
  left: number,
  centre: number,
  colour: string | null,
): Mark {
  const { ground } = canvas;
  const fill = colour ?? greyMark;
  const top = centre - thickness / 2;
  const width = scale(value);
  const bar =
    value === 0
      ? element('rect', { x: left - 0.75, y: top, width: 1.5, height: thickness, fill: ground.strongLine })
      : element('rect', { x: left, y: top, width, height: thickness, rx: Math.min(1.5, width / 2), fill });
  if (interval === null) return { marks: [bar], end: left + width + beside };
  const end = Math.max(left + width, left + scale(interval.high)) + beside;
  return { marks: [bar, whisker(canvas, scale, interval, left, centre)], end };
}

/** A line from one end of an interval to the other, with a cap at each. */
export function whisker(
  { ground }: Canvas,
  scale: Scale,
  interval: NonNullable<FigureCell['interval']>,
  left: number,
  centre: number,
): Svg {
  const [low, high] = [left + scale(interval.low), left + scale(interval.high)];
  return element('path', {
    d: pathData(
      ['M', low, centre - cap],
      ['V', centre + cap],
      ['M', low, centre],
      ['H', high],
      ['M', high, centre - cap],
      ['V', centre + cap],
    ),
    fill: 'none',
    stroke: ground.ink,
    'stroke-width': 1.1,
  });
}

/** A count and its share, starting at `x`. */
export function numberBeside(
  { ground }: Canvas,
  x: number,
  centre: number,
  label: string,
  share = '',
  isFaint = false,
): Svg {
  return element(
    'text',
    { x, y: centre + measures.text * 0.36, fill: isFaint ? ground.second : ground.ink },
    [
      words(label),
      ...(share === ''
        ? []
        : [
            textElement(
              'tspan',
              { dx: betweenNumbers, 'font-size': measures.small, fill: ground.second },
              share,
            ),
          ]),
    ],
  );
}

/** The width of a count and its share beside a mark. */
export function numberWidth(label: string, share = ''): number {
  const ofShare = share === '' ? 0 : betweenNumbers + textWidth(share, measures.small);
  return beside + textWidth(label, measures.text) + ofShare;
}
