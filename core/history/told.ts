// What is kept with an act when it is done, beside the rows that it changed: names may change later, and counts will.
import type { ThemeEffect } from '../counting/theme-presence.ts';

export interface Told {
  /** By id, what was called how when the act was done and is named by no row of the act itself. */
  readonly names?: Readonly<Record<string, string>>;
  /** The themes whose counts the act changed, in the default layer, out of all sources. */
  readonly themes?: readonly ThemeEffect[];
  /** Of a reason that was given: why, and for which act, by its group or the number of its row. */
  readonly reason?: string;
  readonly about?: string;
}
