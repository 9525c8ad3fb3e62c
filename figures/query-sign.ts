// The sign of a saved query among codes, where these have a swatch of their colour: a query has none.
import { element, type Svg } from './svg.ts';

/** A magnifying glass, as wide and as high as a swatch of this size; `left` and `top` are its corner. */
export function querySign(left: number, top: number, size: number, ink: string): Svg {
  const radius = size * 0.36;
  const [cx, cy] = [left + radius + 0.5, top + radius + 0.5];
  const edge = radius * Math.SQRT1_2;
  return element('g', { fill: 'none', stroke: ink, 'stroke-width': 1.2, 'stroke-linecap': 'round' }, [
    element('circle', { cx, cy, r: radius }),
    element('line', { x1: cx + edge, y1: cy + edge, x2: left + size, y2: top + size }),
  ]);
}
