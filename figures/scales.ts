// The scales of bars, and their labels.
import { max } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { measures } from './ground.ts';
import type { Canvas } from './page.ts';
import { element, pathData, textElement, type Svg } from './svg.ts';
import { textWidth } from './text-width.ts';

export type Scale = ScaleLinear<number, number>;

/** A scale from 0 to at least the largest share, never beyond 1; `width` pixels long. */
export function shareScale(shares: Iterable<number>, width: number): Scale {
  const scale = scaleLinear([0, largestOf(shares)], [0, width]).nice(8);
  return scale.domain([0, Math.min(1, scale.domain()[1] ?? 1)]);
}

/** A scale from 0 to the largest count; `width` pixels long. */
export function countScale(counts: Iterable<number>, width: number): Scale {
  return scaleLinear([0, largestOf(counts)], [0, width]);
}

/** The length of a scale in pixels. */
function lengthOf(scale: Scale): number {
  return scale.range()[1] ?? 0;
}

function largestOf(values: Iterable<number>): number {
  const largest = max(values) ?? 0;
  return largest === 0 ? 1 : largest;
}

/** The height of an axis. */
export const AXIS_HEIGHT = 20;

const MAX_TICKS = 5;
const betweenLabels = 10;

/** A line with ticks and their labels, as many as fit, below bars that begin at `left`. */
export function axis(
  canvas: Canvas,
  scale: Scale,
  left: number,
  top: number,
  say: (tick: number) => string | null,
): Svg[] {
  const ticks = fittingTicks(scale, say);
  const line = pathData(
    ['M', left, top],
    ['H', left + lengthOf(scale)],
    ...ticks.flatMap(({ at }) => [['M', left + at, top] as const, ['v', 4] as const]),
  );
  return [
    element('path', { d: line, fill: 'none', stroke: canvas.ground.second }),
    ...ticks.map(({ at, label }) =>
      textElement(
        'text',
        {
          x: left + at,
          y: top + 16,
          'font-size': measures.note,
          'text-anchor': at === 0 ? 'start' : 'middle',
          fill: canvas.ground.second,
        },
        label,
      ),
    ),
  ];
}

/** The ticks that have a label, as many as fit beside each other, at least the first. */
function fittingTicks(
  scale: Scale,
  say: (tick: number) => string | null,
): { readonly at: number; readonly label: string }[] {
  for (let wished = MAX_TICKS; wished > 0; wished -= 1) {
    const ticks = scale.ticks(wished).flatMap((tick) => {
      const label = say(tick);
      return label === null ? [] : [{ at: scale(tick), label }];
    });
    const widest = Math.max(0, ...ticks.map(({ label }) => textWidth(label, measures.note)));
    // The first label begins at its tick, the others are centred on theirs.
    const room = (ticks[1]?.at ?? Infinity) - (ticks[0]?.at ?? 0);
    if (room >= widest * 1.5 + betweenLabels) return ticks;
  }
  return [{ at: 0, label: say(0) ?? '' }];
}

/** Labels a tick as a percentage: `25 %`, in Chinese `25%`. */
export function percentTick(language: string): (tick: number) => string {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const space = language.startsWith('zh') ? '' : ' ';
  return (tick) => `${numbers.format(tick * 100)}${space}%`;
}

/** Labels a tick as a count; null for a tick between whole numbers. */
export function countTick(language: string): (tick: number) => string | null {
  const numbers = new Intl.NumberFormat(language);
  return (tick) => (Number.isInteger(tick) ? numbers.format(tick) : null);
}
