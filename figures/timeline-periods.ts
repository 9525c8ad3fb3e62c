// The periods below a panel of a timeline.
import type { TimelineFigure, TimelinePoint, TimelineTick } from '#core/figures/figure.ts';
import type { Canvas } from './page.ts';
import { textElement, type Svg } from './svg.ts';
import { textWidth } from './text-width.ts';

/** Where the names stand: from `left`, `step` a period, below `top`, in letters of `size`. */
interface PeriodsAt {
  readonly left: number;
  readonly top: number;
  readonly step: number;
  readonly size: number;
}

/** The names of the periods and the bases below them; where there is no room for all, the years. */
export function periodNames(
  { ticks: all, language }: TimelineFigure,
  { ground }: Canvas,
  points: readonly TimelinePoint[],
  { left, top, step, size }: PeriodsAt,
): Svg[] {
  const fits = (labels: readonly string[]): boolean =>
    labels.every((label) => textWidth(label, size) <= step - 5);
  const isWhole = fits(all.map(({ label }) => label));
  const isThinned = !isWhole && !fits(all.map(({ short }) => short));
  return all.flatMap((tick, period): Svg[] => {
    if (isThinned && !isFirstOfYear(all, period)) return [];
    const span = isThinned ? yearSpan(all, period) : 1;
    if (isThinned && step * span < textWidth(tick.year, size)) return [];
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
          y: top + 13 + place * 13,
          'text-anchor': 'middle',
          'font-size': size,
          fill: place === 0 ? ground.ink : ground.second,
        },
        textWidth(text, size) > step * span + 8 ? '' : text,
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
