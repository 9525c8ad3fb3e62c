// Where the passages of a line are drawn, in percent of its width.
import type { PortraitLine } from '#core/portraits/portraits.ts';
import type { Span } from '#core/span.ts';

/** A passage in a line, with its lane. */
export interface DrawnPassage extends Span {
  readonly theme: number;
  readonly isCounterexample: boolean;
  /** From 0 to 100. */
  readonly left: number;
  readonly width: number;
}

/** What all lines are drawn on. */
export interface LineScale {
  readonly as: 'codelines' | 'tiles';
  /** The characters that the whole width stands for; null where each line fills it. */
  readonly characters: number | null;
  /** The tiles that the whole width has room for. */
  readonly tiles: number;
}

/** The passages of the lanes shown, in text order; those that begin together in the order of their lanes. */
export function drawnPassages(
  { places, length }: Pick<PortraitLine, 'places' | 'length'>,
  hidden: ReadonlySet<number>,
  { as, characters, tiles }: LineScale,
): DrawnPassage[] {
  const whole = Math.max(1, characters ?? length);
  return places
    .flatMap((own, theme) => (hidden.has(theme) ? [] : own.map((place) => ({ ...place, theme }))))
    .sort((a, b) => a.start - b.start || a.theme - b.theme)
    .map((place, at) => ({
      ...place,
      left: as === 'tiles' ? (at / tiles) * 100 : (place.start / whole) * 100,
      width: as === 'tiles' ? 100 / tiles : ((place.end - place.start) / whole) * 100,
    }));
}
