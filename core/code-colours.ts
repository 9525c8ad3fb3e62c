// The twelve code colours. A code stores only which of them; screens, figures and files pick the value that
// suits their ground. No colour stands without the code's name beside it.
import type { ColourIndex } from './records.ts';

export interface CodeColour {
  /** On light paper, as `#rrggbb`; also what exports carry. */
  readonly light: string;
  /** On dark paper, as `#rrggbb`. */
  readonly dark: string;
}

export const codeColours: readonly CodeColour[] = [
  { light: '#0077bb', dark: '#56b4e9' },
  { light: '#cc6677', dark: '#ee99aa' },
  { light: '#117733', dark: '#66c07a' },
  { light: '#aa4499', dark: '#d58bd0' },
  { light: '#998000', dark: '#d6bf4a' },
  { light: '#332288', dark: '#9d93e6' },
  { light: '#ee7733', dark: '#ff9a57' },
  { light: '#8c5a2b', dark: '#c9a06f' },
  { light: '#2a9d8a', dark: '#6fd3c3' },
  { light: '#882255', dark: '#dc7fa6' },
  { light: '#6d8f10', dark: '#b0d24f' },
  { light: '#6b7280', dark: '#a8b0bd' },
];

/** The colour of an index; indices beyond the twelve go round. */
export function codeColour(index: ColourIndex): CodeColour {
  const count = codeColours.length;
  const found = codeColours[((Math.trunc(index) % count) + count) % count];
  // The remainder of a whole number always lies inside the list.
  return found as CodeColour;
}
