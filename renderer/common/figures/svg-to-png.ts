// Turns a figure into a picture. The page draws it on a canvas at print resolution. The fonts are embedded in the
// drawing, because a picture may not load anything from outside.

import { dotsOf } from '#core/figures/figure-setting.ts';
import { withResolution } from '#core/figures/png-size.ts';

/** A font face of the page, in the form that is embedded in a drawing. */
interface Face {
  /** As in CSS, with quotation marks. */
  readonly family: string;
  readonly rule: string;
}

/** The side in px of the square whose letter shows that its font has loaded. */
const PROBE_SIZE_PX = 20;
/** How often to look, 20 ms apart, whether the fonts have loaded; then the drawing uses the fonts it has. */
const MAX_LOOKS = 150;

/** The size of a picture in print. */
export interface PictureSize {
  /** In millimetres. */
  readonly width: number;
  readonly dotsPerInch: number;
}

/** Draws an SVG from `figures/printed.ts` as a png that states its size in print. */
export async function svgToPng(svg: string, { width: millimetres, dotsPerInch }: PictureSize): Promise<Blob> {
  const faces = await fontFaces();
  const { width, height } = sizeOf(svg);
  const address = URL.createObjectURL(new Blob([withFonts(svg, faces)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    await fontsToArrive(image, height, faces.length);
    const dots = dotsOf(millimetres, dotsPerInch);
    const [canvas, drawing] = canvasOf(dots, Math.round((dots * height) / width));
    drawing.drawImage(image, 0, 0, width, height, 0, 0, canvas.width, canvas.height);
    const picture = new Uint8Array(await (await pngOf(canvas)).arrayBuffer());
    return new Blob([withResolution(picture, dotsPerInch)], { type: 'image/png' });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The size of the drawing, in its own pixels. */
function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = /^<svg[^>]* viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** The figure with its fonts embedded, and below it a strip with one letter of each. */
function withFonts(svg: string, faces: readonly Face[]): string {
  const { width, height } = sizeOf(svg);
  const letters = faces.map(
    ({ family }, place) =>
      `<text x="${place * PROBE_SIZE_PX + 2}" y="${height + PROBE_SIZE_PX - 4}" font-size="16" font-family="${family.replaceAll('"', "'")}">M</text>`,
  );
  const taller = height + PROBE_SIZE_PX;
  return svg
    .replace(/ width="[\d.]+mm" height="[\d.]+mm"/, ` width="${width}" height="${taller}"`)
    .replace(` viewBox="0 0 ${width} ${height}"`, ` viewBox="0 0 ${width} ${taller}"`)
    .replace('>', `><style>${faces.map(({ rule }) => rule).join('')}</style>`)
    .replace(/<\/svg>$/, `${letters.join('')}</svg>`);
}

/** Waits until the letter of every font is drawn: an image has no event for loaded fonts. */
async function fontsToArrive(image: HTMLImageElement, top: number, count: number): Promise<void> {
  if (count === 0) return;
  const [{ width, height }, drawing] = canvasOf(count * PROBE_SIZE_PX, PROBE_SIZE_PX, true);
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    drawing.clearRect(0, 0, width, height);
    drawing.drawImage(image, 0, top, width, height, 0, 0, width, height);
    const arrived = Array.from({ length: count }, (_, place) =>
      drawing
        .getImageData(place * PROBE_SIZE_PX, 0, PROBE_SIZE_PX, PROBE_SIZE_PX)
        .data.some((value) => value > 0),
    );
    if (arrived.every(Boolean)) return;
    // Each look follows the one before.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function canvasOf(
  width: number,
  height: number,
  isRead = false,
): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const drawing = canvas.getContext('2d', { willReadFrequently: isRead });
  if (!drawing) throw new Error('This page cannot draw.');
  return [canvas, drawing];
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The canvas gave no picture.'))),
      'image/png',
    );
  });
}

/** The page's upright faces for Latin text; Chinese uses the system's fonts. */
function fontFaces(): Promise<Face[]> {
  const faces = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const valueOf = (name: string): string => rule.style.getPropertyValue(name);
      const file = /url\("?([^")]+)"?\)/.exec(valueOf('src'))?.[1];
      // The face whose range starts with the basic Latin letters.
      const isLatin = /U\+0{0,4}-0{0,2}FF/i.test(valueOf('unicode-range'));
      if (file === undefined || !isLatin || valueOf('font-style') === 'italic') return [];
      const address = new URL(file, sheet.href ?? location.href).href;
      return [{ family: valueOf('font-family'), weight: valueOf('font-weight'), address }];
    }),
  );
  return Promise.all(
    faces.map(async ({ family, weight, address }) => {
      const data = await dataAddress(await (await fetch(address)).blob());
      const rule = `@font-face{font-family:${family};font-weight:${weight};font-display:block;src:url("${data}") format("woff2")}`;
      return { family, rule };
    }),
  );
}

function dataAddress(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('A font could not be read.')));
    reader.readAsDataURL(file);
  });
}
