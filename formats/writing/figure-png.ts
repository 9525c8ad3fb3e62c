// A figure as a picture, for readers that cannot draw it, such as older Word: shapes, and texts as outlines of the fonts
// with which it is printed. No browser is needed.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Bitmap, type Colour } from './bitmap.ts';
import { figureMarks, type Line, type Shape, type Stretch } from './figure-marks.ts';
import { outlinesOf, roundedPath, type Outline, type Point } from './path-outline.ts';
import { runsOf } from './printed-fonts.ts';

/** Pixels of the picture for each of the figure. */
const SCALE = 2;
/** A larger picture is drawn smaller: it would take much memory and no reader would show it whole. */
const MAX_PIXELS = 16_000_000;

/** Drawing pauses after this long, so that the program answers meanwhile. */
const TURN_MS = 15;

/** Draws the figure, SVG text of `figures/printed.ts`, on white. Throws `invalid` for anything else. */
export async function writeFigurePng(svg: string): Promise<Uint8Array> {
  const { width, height, pixels, marks } = figureMarks(svg);
  const tall = (pixels * height) / width;
  const scale = Math.min(SCALE, Math.sqrt(MAX_PIXELS / (pixels * tall)));
  const bitmap = new Bitmap(Math.max(1, Math.round(pixels * scale)), Math.max(1, Math.round(tall * scale)));
  let begun = performance.now();
  for (const mark of marks) {
    if (performance.now() - begun > TURN_MS) {
      await nextTurn();
      begun = performance.now();
    }
    if (mark.kind === 'words') drawLine(bitmap, mark, scale);
    else drawShape(bitmap, mark, scale);
  }
  return await bitmap.png(bitmap.width / (width / 1_000));
}

function drawShape(bitmap: Bitmap, shape: Shape, scale: number): void {
  const { fill, stroke, strokeWidth, strokeOpacity, dashes } = shape.paint;
  const outlines = outlinesOf(pathOf(shape), scale);
  if (fill !== null) bitmap.fill(outlines, colourOf(fill));
  if (stroke === null) return;
  const lines =
    dashes.length > 0
      ? dashed(
          outlines,
          dashes.map((dash) => dash * scale),
        )
      : outlines;
  bitmap.fill(strokesOf(lines, strokeWidth * scale), colourOf(stroke), strokeOpacity);
}

function pathOf({ kind, numbers, data }: Shape): string {
  const n = (name: string): number => numbers[name] ?? 0;
  switch (kind) {
    case 'rect':
      return n('rx') > 0
        ? roundedPath(n('x'), n('y'), n('width'), n('height'), n('rx'))
        : `M${n('x')},${n('y')}H${n('x') + n('width')}V${n('y') + n('height')}H${n('x')}Z`;
    case 'circle':
      return roundedPath(n('cx') - n('r'), n('cy') - n('r'), 2 * n('r'), 2 * n('r'), n('r'));
    case 'line':
      return `M${n('x1')},${n('y1')}L${n('x2')},${n('y2')}`;
    case 'path':
      return data;
  }
}

/** Each piece of the lines as a rectangle, all of one direction; where pieces meet there is a small one over the joint. */
function strokesOf(outlines: readonly Outline[], width: number): Pick<Outline, 'points'>[] {
  const half = width / 2;
  return outlines.flatMap(({ points, isClosed }) => {
    const ends = isClosed ? [...points, points[0]!] : points;
    const pieces = ends.slice(1).flatMap(([x2, y2], place): Pick<Outline, 'points'>[] => {
      const [x1, y1] = ends[place]!;
      const length = Math.hypot(x2 - x1, y2 - y1);
      if (length === 0) return [];
      const [dx, dy] = [((y2 - y1) / length) * half, ((x2 - x1) / length) * half];
      return [
        {
          points: [
            [x1 + dx, y1 - dy],
            [x2 + dx, y2 - dy],
            [x2 - dx, y2 + dy],
            [x1 - dx, y1 + dy],
          ],
        },
      ];
    });
    const joints = ends.slice(1, isClosed ? undefined : -1).map(([x, y]) => ({
      points: [
        [x + half, y],
        [x + half * Math.SQRT1_2, y + half * Math.SQRT1_2],
        [x, y + half],
        [x - half * Math.SQRT1_2, y + half * Math.SQRT1_2],
        [x - half, y],
        [x - half * Math.SQRT1_2, y - half * Math.SQRT1_2],
        [x, y - half],
        [x + half * Math.SQRT1_2, y - half * Math.SQRT1_2],
      ] as const,
    }));
    return [...pieces, ...joints];
  });
}

/** The lines cut into dashes. */
function dashed(outlines: readonly Outline[], dashes: readonly number[]): Outline[] {
  const whole = dashes.reduce((sum, dash) => sum + dash, 0);
  if (whole <= 0) return [...outlines];
  const found: Point[][] = [];
  for (const { points, isClosed } of outlines) {
    const ends = isClosed ? [...points, points[0]!] : points;
    let [place, left] = [0, dashes[0]!];
    let isOn = true;
    if (ends[0]) found.push([ends[0]]);
    for (const [index, to] of ends.entries()) {
      const from = ends[index - 1];
      if (!from) continue;
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      let at = 0;
      while (length - at > left) {
        at += left;
        const point: Point = [
          from[0] + ((to[0] - from[0]) * at) / length,
          from[1] + ((to[1] - from[1]) * at) / length,
        ];
        if (isOn) found.at(-1)!.push(point);
        else found.push([point]);
        isOn = !isOn;
        place = (place + 1) % dashes.length;
        // A dash of no length would never end.
        left = Math.max(dashes[place]!, 0.1);
      }
      left -= length - at;
      if (isOn) found.at(-1)!.push(to);
    }
  }
  return found.map((points) => ({ points, isClosed: false }));
}

function drawLine(bitmap: Bitmap, { x, y, anchor, stretches }: Line, scale: number): void {
  const set = stretches.map((stretch) => ({ stretch, runs: laidRuns(stretch) }));
  const whole = set.reduce(
    (sum, { stretch, runs }) => sum + stretch.dx + runs.reduce((all, { width }) => all + width, 0),
    0,
  );
  let at = x - (anchor === 'end' ? whole : anchor === 'middle' ? whole / 2 : 0);
  for (const { stretch, runs } of set) {
    at += stretch.dx;
    for (const { paths, width } of runs) {
      const outlines = paths(at, y).flatMap((path) => outlinesOf(path, scale));
      bitmap.fill(outlines, colourOf(stretch.fill));
      at += width;
    }
  }
}

/** The glyphs of a stretch as paths, font by font; characters that no font has are left out. */
function laidRuns({ text, bold, size }: Stretch) {
  return runsOf(text, bold ? 'bold' : 'regular').flatMap(({ text: own, face }) => {
    if (face === null) return [];
    const scale = size / face.font.unitsPerEm;
    const { glyphs, positions, advanceWidth } = face.font.layout(own);
    return [
      {
        width: advanceWidth * scale,
        paths: (x: number, y: number): string[] => {
          let at = x;
          return glyphs.map((glyph, index) => {
            const left = at;
            at += (positions[index]?.xAdvance ?? 0) * scale;
            return glyph.path.scale(scale, -scale).translate(left, y).toSVG();
          });
        },
      },
    ];
  });
}

/** Figures are drawn with colours such as `#1f7a6d`. */
function colourOf(written: string): Colour {
  const [, short = '', long = ''] = /^#(?:([\da-f]{3})|([\da-f]{6}))$/i.exec(written) ?? [];
  const digits = short === '' ? long.match(/../g) : [...short].map((digit) => digit + digit);
  const [red = 0, green = 0, blue = 0] = (digits ?? []).map((each) => Number.parseInt(each, 16));
  return [red, green, blue];
}
