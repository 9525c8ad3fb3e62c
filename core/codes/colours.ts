// The twelve code colours. A code stores only which of them; screens, figures and files pick the value that
// suits their ground. No colour stands without the code's name beside it.
import type { ColourIndex } from '../records.ts';

/** The ground a colour is shown on. */
export type Theme = 'light' | 'dark';

/** One code colour on both grounds, as `#rrggbb`. Exports carry the light one. */
export type CodeColour = Readonly<Record<Theme, string>>;

/**
 * Each is told from every other on both grounds, also by readers who see no red, no green or no blue, and from the ink;
 * the five after the first seven were chosen for the greatest such distance.
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

/** The colour of an index on a ground, as `#rrggbb`; indices beyond the twelve go round. */
export function codeColour(index: ColourIndex, theme: Theme): string {
  const count = codeColours.length;
  const found = codeColours[((Math.trunc(index) % count) + count) % count];
  // The remainder of a whole number always lies inside the list.
  return (found as CodeColour)[theme];
}
