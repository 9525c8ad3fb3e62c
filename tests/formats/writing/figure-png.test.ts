// A figure as a picture: what is drawn where, measured in pixels.
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { writeFigurePng } from '#formats/writing/figure-png.ts';

/** A figure of 100 × 50 pixels with these marks. */
const figure = (marks: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="50mm" viewBox="0 0 100 50">${marks}</svg>`;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** The colour of a pixel as `#rrggbb`. */
  readonly at: (x: number, y: number) => string;
  /** How much ink there is, in pixels of black. */
  readonly ink: number;
}

async function pictureOf(svg: string): Promise<Picture> {
  const png = Buffer.from(await writeFigurePng(svg));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const start = png.indexOf('IDAT') + 4;
  const lines = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
  const place = (x: number, y: number): number => y * (width * 3 + 1) + 1 + x * 3;
  let ink = 0;
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) ink += 1 - lines[place(x, y)]! / 255;
  return {
    width,
    height,
    at: (x, y) => `#${lines.subarray(place(x, y), place(x, y) + 3).toString('hex')}`,
    ink,
  };
}

test('it has two pixels for each of the figure, white where nothing is drawn', async () => {
  const { width, height, at, ink } = await pictureOf(
    figure('<rect x="10" y="5" width="20" height="10" fill="#1f7a6d"/>'),
  );

  expect([width, height]).toEqual([200, 100]);
  expect([at(19, 20), at(20, 10), at(59, 29), at(60, 29)]).toEqual([
    '#ffffff',
    '#1f7a6d',
    '#1f7a6d',
    '#ffffff',
  ]);
  expect(ink / (1 - 0x1f / 255)).toBeCloseTo(40 * 20, 5);
});

test.each([
  ['a circle', '<circle cx="50" cy="25" r="10" fill="#000000"/>', Math.PI * 20 ** 2],
  ['a slanting area', '<path d="M10,10L30,10L10,30Z" fill="#000000"/>', 40 ** 2 / 2],
  ['a curve', '<path d="M10,10Q30,10 30,30L10,30Z" fill="#000000"/>', (40 ** 2 * 5) / 6],
  ['a hole', '<path d="M10,10H40V40H10ZM20,20V30H30V20Z" fill="#000000"/>', 60 ** 2 - 20 ** 2],
  ['a line', '<line x1="10" y1="10" x2="60" y2="10" stroke="#000000" stroke-width="2"/>', 100 * 4],
  ['dashes', '<line x1="10" y1="10" x2="60" y2="10" stroke="#000000" stroke-dasharray="5 5"/>', 50 * 2],
  ['half of the ink', '<path d="M10,10H60" fill="none" stroke="#000000" stroke-opacity="0.5"/>', 100],
  ['nothing', '<rect x="0" y="0" width="100" height="50" fill="transparent"/>', 0],
  ['what reaches beyond the edge', '<rect x="90" y="40" width="50" height="50" fill="#000000"/>', 20 * 20],
])('%s covers what it should', async (_, marks, area) => {
  // A curve is cut into straight pieces.
  expect(Math.abs((await pictureOf(figure(marks))).ink - area)).toBeLessThan(Math.max(2, area * 0.006));
});

test('words are drawn where they stand, in bold with more ink, Chinese ones too', async () => {
  const words = async (text: string, more: string): Promise<number> =>
    (await pictureOf(figure(`<text x="10" y="30" font-size="16" ${more}>${text}</text>`))).ink;

  const regular = await words('Themes', 'font-weight="400"');

  expect(regular).toBeGreaterThan(200);
  expect(await words('Themes', 'font-weight="600"')).toBeGreaterThan(regular * 1.1);
  expect(await words('主题', '')).toBeGreaterThan(100);
  const ended = await pictureOf(figure('<text x="90" y="30" font-size="16" text-anchor="end">III</text>'));
  const isBlank = (from: number, to: number): boolean =>
    Array.from({ length: to - from }, (__, n) => ended.at(from + n, 50)).every((each) => each === '#ffffff');
  expect([isBlank(0, 120), isBlank(150, 180), isBlank(182, 200)]).toEqual([true, false, true]);
});

test('anything but a figure is refused', async () => {
  await expect(writeFigurePng('<svg><image href="x"/></svg>')).rejects.toThrow('errors:not_a_figure');
});
