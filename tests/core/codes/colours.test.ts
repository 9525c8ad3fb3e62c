import { describe, expect, it } from 'vitest';
import { codeColour, codeColours, type Theme } from '#core/codes/colours.ts';

type Rgb = [number, number, number];
type Matrix = [Rgb, Rgb, Rgb];

const paper = { light: '#fbfaf7', dark: '#1b1c1e' } as const;
const ink = { light: '#23262b', dark: '#e7e5e0' } as const;
const themes: Theme[] = ['light', 'dark'];

// Machado, Oliveira & Fernandes 2009, full severity, on linear light.
const sight: Record<string, Matrix> = {
  'all colours': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(hex: string): Rgb {
  return [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
}

function times(matrix: Matrix, [r, g, b]: Rgb): Rgb {
  return matrix.map(([x, y, z]) => x * r + y * g + z * b) as Rgb;
}

/** Ottosson's OKLab: equal distances look about equally large. */
function oklab(light: Rgb): Rgb {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light,
  ).map(Math.cbrt) as Rgb;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

function distance(a: string, b: string, eyes: Matrix): number {
  const [p, q] = [a, b].map((hex) =>
    oklab(times(eyes, linear(hex)).map((c) => Math.min(1, Math.max(0, c))) as Rgb),
  ) as [Rgb, Rgb];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [r, g, blue] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(themes)('the twelve code colours on %s paper', (theme) => {
  const colours = codeColours.map((colour) => colour[theme]);

  it('stand out from the paper', () => {
    const faintest = Math.min(...colours.map((colour) => contrast(colour, paper[theme])));

    expect(faintest).toBeGreaterThan(2.7);
  });

  it('are not mistaken for the ink', () => {
    const nearest = Math.min(
      ...colours.map((colour) => distance(colour, ink[theme], sight['all colours'] as Matrix)),
    );

    expect(nearest).toBeGreaterThan(0.12);
  });

  it.each(Object.entries(sight))('differ for readers who see %s', (_, eyes) => {
    const pairs = colours.flatMap((a, i) => colours.slice(i + 1).map((b) => distance(a, b, eyes)));

    expect(pairs).toHaveLength(66);
    expect(Math.min(...pairs)).toBeGreaterThan(0.02);
  });
});

describe('the colour of an index', () => {
  it('starts again after the twelfth', () => {
    expect(codeColour(12, 'light')).toBe(codeColour(0, 'light'));
    expect(codeColour(-1, 'dark')).toBe(codeColour(11, 'dark'));
  });
});
