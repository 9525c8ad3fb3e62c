// A small number of people is drawn one by one, those with the theme as full dots: a bar would look like a measurement.
import type { Mark } from './bar-mark.ts';
import type { Canvas } from './page.ts';
import { element } from './svg.ts';

const MAX_DOT_STEP = 9.5;
const MIN_DOT_STEP = 4.4;
const MAX_RADIUS = 3.25;
const beside = 7;

/** The distance of `n` dots in a strip of this width; null if they would be too close to be told apart. */
export function dotStep(n: number, width: number): number | null {
  const step = Math.min(MAX_DOT_STEP, width / n);
  return step < MIN_DOT_STEP ? null : step;
}

/** `n` dots, the first `count` of them full. */
export function dotStrip(
  { ground }: Canvas,
  { count, n, step }: { readonly count: number; readonly n: number; readonly step: number },
  left: number,
  centre: number,
  colour: string | null,
): Mark {
  const fill = colour ?? ground.ink;
  const ring = colour === null ? ground.second : ground.strongLine;
  const radius = Math.min(MAX_RADIUS, (step - 1.5) / 2);
  const marks = Array.from({ length: n }, (_, index) => {
    const at = { cx: left + radius + index * step, cy: centre };
    return index < count
      ? element('circle', { ...at, r: radius, fill })
      : element('circle', { ...at, r: radius - 0.4, fill: 'none', stroke: ring });
  });
  return { marks, end: left + step * n + beside };
}
