// A figure as an svg file that looks the same everywhere: the Inter font is embedded, and characters of other fonts,
// such as Chinese ones, are drawn as outlines, since a file cannot contain 20 MB of a font.
import { element, textElement, type Svg } from '#figures/svg.ts';
import { figureMarks, type Line, type Stretch } from './figure-marks.ts';
import { runsOf, type Face, type Run } from './printed-fonts.ts';
import type { Weight } from './system-fonts.ts';

/** Writes the figure, SVG text of `figures/printed.ts`, with its fonts. Throws `invalid` for anything else. */
export function writeFigureSvg(svg: string): Uint8Array {
  figureMarks(svg);
  const [root = ''] = /^<svg[^>]*>/.exec(svg) ?? [];
  const carried = new Map<string, { face: Face; weight: Weight }>();
  const set = svg.replaceAll(/<text\b(?:[^>]*\/>|[^>]*>.*?<\/text>)/gs, (text) => {
    const lines = figureMarks(`${root}${text}</svg>`).marks.filter((mark) => mark.kind === 'words');
    const runs = lines.flatMap(({ stretches }) =>
      stretches.flatMap((stretch) =>
        runsOf(stretch.text, weightOf(stretch)).map((run) => ({ run, weight: weightOf(stretch) })),
      ),
    );
    for (const { run, weight } of runs)
      if (run.face && isCarried(run.face)) carried.set(run.face.name, { face: run.face, weight });
    return runs.every(({ run }) => run.face === null || isCarried(run.face))
      ? text
      : lines.map(setLine).join('');
  });
  const rules = [...carried.values()].map(({ face, weight }) => fontFace(face, weight));
  // A function, because in a replacement string `$'`, as in a title “US$'000”, would insert parts of the figure.
  return Buffer.from(set.replace(root, () => `${root}<style>${rules.join('')}</style>`));
}

/** Whether the font is small enough to be embedded. */
function isCarried({ source }: Face): boolean {
  return Buffer.isBuffer(source);
}

function fontFace({ source }: Face, weight: Weight): string {
  const data = Buffer.isBuffer(source) ? source.toString('base64') : '';
  const range = weight === 'bold' ? '500 700' : '400';
  return `@font-face{font-family:Inter;font-weight:${range};src:url(data:font/woff;base64,${data}) format('woff')}`;
}

function weightOf({ bold }: Stretch): Weight {
  return bold ? 'bold' : 'regular';
}

/** The line in pieces: text if its font is embedded, else outlines with the text as their label. */
function setLine({ x, y, anchor, stretches }: Line): Svg {
  const pieces = stretches.flatMap((stretch) =>
    runsOf(stretch.text, weightOf(stretch)).map((run, index) => ({
      run,
      stretch,
      before: index === 0 ? stretch.dx : 0,
      width: widthOf(run, stretch.size),
    })),
  );
  const whole = pieces.reduce((sum, { before, width }) => sum + before + width, 0);
  let at = x - (anchor === 'end' ? whole : anchor === 'middle' ? whole / 2 : 0);
  const marks = pieces.map(({ run, stretch, before, width }) => {
    const left = at + before;
    at = left + width;
    return run.face && !isCarried(run.face)
      ? outlines(run, run.face, stretch, left, y)
      : textElement(
          'text',
          {
            x: left,
            y,
            'font-size': stretch.size,
            'font-weight': stretch.bold ? 600 : 400,
            fill: stretch.fill,
          },
          run.text,
        );
  });
  return element('g', { role: 'text', 'aria-label': stretches.map(({ text }) => text).join('') }, marks);
}

function widthOf({ text, face }: Run, size: number): number {
  return face === null ? 0 : (face.font.layout(text).advanceWidth / face.font.unitsPerEm) * size;
}

function outlines({ text }: Run, { font }: Face, { size, fill }: Stretch, x: number, y: number): Svg {
  const scale = size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text);
  let at = x;
  const paths = glyphs.flatMap((glyph, index) => {
    const left = at;
    at += (positions[index]?.xAdvance ?? 0) * scale;
    const data = glyph.path.scale(scale, -scale).translate(left, y).toSVG();
    return data === '' ? [] : [element('path', { d: data, fill })];
  });
  return element('g', {}, paths);
}
