// The twelve code colours. A code stores only an index; screens, figures and files pick the value that suits
// their background. A colour is never shown without the code's name beside it.
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
