// The twelve code colours. A code stores only an index; screens, figures and files pick the value that suits
// their background. A colour is never shown without the code's name beside it. Of a colour that another program wrote, a code
// gets the nearest one.
import type { ColourIndex } from '../records.ts';

/** The background a colour is shown on. */
export type Theme = 'light' | 'dark';

/** One code colour on both backgrounds, as `#rrggbb`. Exports use the light one. */
export type CodeColour = Readonly<Record<Theme, string>>;

/**
 * Every two of them can be told apart on both backgrounds, and from the text, also by readers who cannot see
 * red, green or blue. The five after the first seven were chosen for the greatest such distance.
 */
export const codeColours: readonly CodeColour[] = [
  { light: '#0077bb', dark: '#56b4e9' },
  { light: '#cc6677', dark: '#ee99aa' },
  { light: '#117733', dark: '#66c07a' },
  { light: '#aa4499', dark: '#d58bd0' },
  { light: '#998000', dark: '#d6bf4a' },
  { light: '#332288', dark: '#9d93e6' },
  { light: '#ee7733', dark: '#ff9a57' },
  { light: '#5f3608', dark: '#b6753b' },
  { light: '#29595a', dark: '#6ce6f3' },
  { light: '#668fe8', dark: '#6485d0' },
  { light: '#868ca8', dark: '#838593' },
  { light: '#52305f', dark: '#945198' },
];

/** The colour of an index on a background, as `#rrggbb`; indices beyond the twelve wrap around. */
export function codeColour(index: ColourIndex, theme: Theme): string {
  const count = codeColours.length;
  const found = codeColours[((Math.trunc(index) % count) + count) % count];
  // The remainder is always a valid index.
  return (found as CodeColour)[theme];
}

type Rgb = readonly [red: number, green: number, blue: number];

/** The basic colour names of CSS, and a few more that codebooks use. */
const named: Readonly<Record<string, string>> = {
  black: '000000',
  silver: 'c0c0c0',
  gray: '808080',
  grey: '808080',
  white: 'ffffff',
  maroon: '800000',
  red: 'ff0000',
  purple: '800080',
  fuchsia: 'ff00ff',
  magenta: 'ff00ff',
  green: '008000',
  lime: '00ff00',
  olive: '808000',
  yellow: 'ffff00',
  navy: '000080',
  blue: '0000ff',
  teal: '008080',
  aqua: '00ffff',
  cyan: '00ffff',
  orange: 'ffa500',
  pink: 'ffc0cb',
  brown: 'a52a2a',
};

/** The index of the code colour nearest to a written colour; null where it is not a colour. */
export function nearestColour(literal: string): ColourIndex | null {
  const wanted = rgbOf(literal);
  if (!wanted) return null;
  const distances = codeColours.map(({ light }) => distance(wanted, rgbOf(light) ?? [0, 0, 0]));
  return distances.indexOf(Math.min(...distances));
}

/** A colour as `#RRGGBB`, in whatever notation it is written; null where it is not a colour. */
export function hexOf(literal: string): string | null {
  const rgb = rgbOf(literal);
  return (
    rgb &&
    `#${rgb
      .map((part) => part.toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase()}`
  );
}

function rgbOf(literal: string): Rgb | null {
  const written = literal.trim().toLowerCase();
  const name = Object.hasOwn(named, written) ? named[written] : undefined;
  const hex = name ?? /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(written)?.[1];
  if (hex !== undefined) {
    const full = hex.length < 6 ? hex.replaceAll(/./g, '$&$&') : hex;
    return [full.slice(0, 2), full.slice(2, 4), full.slice(4, 6)].map((pair) => parseInt(pair, 16)) as never;
  }
  // Transparency is ignored.
  const parts = /^rgba?\(\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*(?:[,/][^()]*)?\)$/.exec(
    written,
  );
  const values = parts?.slice(1, 4).map(Number);
  return values && values.every((value) => value <= 255) ? (values as never) : null;
}

/** The "redmean" distance (CompuPhase): close to how different two colours look, without a colour space. */
function distance([r1, g1, b1]: Rgb, [r2, g2, b2]: Rgb): number {
  const mean = (r1 + r2) / 2;
  return (2 + mean / 256) * (r1 - r2) ** 2 + 4 * (g1 - g2) ** 2 + (2 + (255 - mean) / 256) * (b1 - b2) ** 2;
}
