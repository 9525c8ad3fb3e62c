// The `d` of an SVG path as closed or open lines, its curves cut into straight pieces.

export type Point = readonly [x: number, y: number];

/** A line through points; a closed one ends where it began. */
export interface Outline {
  readonly points: readonly Point[];
  readonly isClosed: boolean;
}

const NUMBERS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, Z: 0 };

/**
 * The lines of a path, with its coordinates multiplied by `scale`; no piece of a curve is further than a few hundredths of a
 * unit from it. Understands the commands that figures and fonts are drawn with, absolute ones; stops at any other.
 */
export function outlinesOf(data: string, scale: number): Outline[] {
  const outlines: { points: Point[]; isClosed: boolean }[] = [];
  let here: Point = [0, 0];
  const add = (point: Point): void => {
    outlines.at(-1)?.points.push(point);
    here = point;
  };
  for (const [, command = '', rest = ''] of data.matchAll(/([A-Za-z])([^A-Za-z]*(?:e[^A-Za-z]*)*)/g)) {
    const size = NUMBERS[command];
    if (size === undefined) break;
    if (command === 'Z') {
      const last = outlines.at(-1);
      if (last) {
        last.isClosed = true;
        here = last.points[0] ?? here;
      }
      continue;
    }
    const numbers = (rest.match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi) ?? []).map(
      (n) => Number(n) * scale,
    );
    for (let at = 0; at + size <= numbers.length; at += size) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers.slice(at, at + size);
      if (command === 'M' && at === 0) {
        outlines.push({ points: [[a, b]], isClosed: false });
        here = [a, b];
      } else if (command === 'M' || command === 'L') add([a, b]);
      else if (command === 'H') add([a, here[1]]);
      else if (command === 'V') add([here[0], a]);
      else if (command === 'Q') curve(here, [a, b], [a, b], [c, d], 2).forEach(add);
      else curve(here, [a, b], [c, d], [e, f], 3).forEach(add);
    }
  }
  return outlines;
}

/** Points of a curve after its first; of degree 2 it has one handle, given twice. */
function curve(from: Point, one: Point, other: Point, to: Point, degree: 2 | 3): Point[] {
  const length =
    Math.hypot(one[0] - from[0], one[1] - from[1]) +
    Math.hypot(other[0] - one[0], other[1] - one[1]) +
    Math.hypot(to[0] - other[0], to[1] - other[1]);
  const pieces = Math.max(1, Math.min(64, Math.ceil(Math.sqrt(length) * 1.5)));
  return Array.from({ length: pieces }, (_, index): Point => {
    const t = (index + 1) / pieces;
    const u = 1 - t;
    const along = (axis: 0 | 1): number =>
      degree === 2
        ? u * u * from[axis] + 2 * u * t * one[axis] + t * t * to[axis]
        : u * u * u * from[axis] +
          3 * u * u * t * one[axis] +
          3 * u * t * t * other[axis] +
          t * t * t * to[axis];
    return [along(0), along(1)];
  });
}

/** An arc of an ellipse’s quarter is drawn as a curve with handles of this share of its radius. */
const HANDLE = 0.5523;

/** A rectangle with round corners as a path. */
export function roundedPath(x: number, y: number, width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  const [right, bottom, h] = [x + width, y + height, r * (1 - HANDLE)];
  return [
    `M${x + r},${y}L${right - r},${y}C${right - h},${y} ${right},${y + h} ${right},${y + r}`,
    `L${right},${bottom - r}C${right},${bottom - h} ${right - h},${bottom} ${right - r},${bottom}`,
    `L${x + r},${bottom}C${x + h},${bottom} ${x},${bottom - h} ${x},${bottom - r}`,
    `L${x},${y + r}C${x},${y + h} ${x + h},${y} ${x + r},${y}Z`,
  ].join('');
}
