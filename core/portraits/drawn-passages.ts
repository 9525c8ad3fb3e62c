// How portraits are drawn: which themes have a lane, and where the passages of a line lie in it, in percent of its width.
import type { Span } from '../span.ts';
import type { PortraitLine, PortraitTheme } from './portraits.ts';

/** How lines are drawn. */
export const portraitViews = ['codelines', 'tiles'] as const;
export const portraitLengths = ['equal', 'true'] as const;

/** The choices of a drawing. */
export interface PortraitDrawing {
  readonly view: (typeof portraitViews)[number];
  /** `true` holds only where all texts are in one language; otherwise every line has the same length. */
  readonly length: (typeof portraitLengths)[number];
  /** The ids of the codes that have a lane; null for all, or the first ones if there are many. */
  readonly lanes: readonly string[] | null;
}

/** The drawing until another is chosen. */
export const usualDrawing: PortraitDrawing = { view: 'codelines', length: 'equal', lanes: null };

/** With more themes only so many have a lane at first, since more cannot be told apart. */
export const MAX_LANES = 8;

/**
 * The places of the themes that have a lane, in their order: those chosen, or if none of these is there, all; of many
 * the ones with the most passages.
 */
export function lanesOf(
  themes: readonly Pick<PortraitTheme, 'codeId' | 'passages'>[],
  chosen: readonly string[] | null,
): number[] {
  const all = [...themes.keys()];
  const own = all.filter((theme) => chosen?.includes(themes[theme]!.codeId));
  if (own.length > 0) return own;
  if (all.length <= MAX_LANES) return all;
  return all
    .toSorted((a, b) => themes[b]!.passages - themes[a]!.passages)
    .slice(0, MAX_LANES)
    .sort((a, b) => a - b);
}

/** Whether lengths can be compared: characters of two languages cannot. */
export function isOneLanguage(lines: readonly Pick<PortraitLine, 'language'>[]): boolean {
  const languages = new Set(lines.map(({ language }) => language?.split('-')[0] ?? null));
  return languages.size === 1 && !languages.has(null);
}

/** A passage in a line, with its lane. */
export interface DrawnPassage extends Span {
  /** The place of its theme among all. */
  readonly theme: number;
  readonly isCounterexample: boolean;
  /** From 0 to 100. */
  readonly left: number;
  readonly width: number;
}

/** What all lines are drawn on. */
export interface LineScale {
  readonly as: PortraitDrawing['view'];
  /** The characters that the whole width stands for; null where each line fills it. */
  readonly characters: number | null;
  /** The tiles that the whole width has room for. */
  readonly tiles: number;
}

/** The scale of a drawing with these lanes. */
export function lineScale(
  lines: readonly Pick<PortraitLine, 'places' | 'length' | 'language'>[],
  lanes: readonly number[],
  { view, length }: PortraitDrawing,
): LineScale {
  const most = (values: readonly number[]): number => values.reduce((one, other) => Math.max(one, other), 1);
  return {
    as: view,
    characters:
      view === 'codelines' && length === 'true' && isOneLanguage(lines)
        ? most(lines.map((line) => line.length))
        : null,
    tiles: most(lines.map(({ places }) => lanes.reduce((sum, lane) => sum + places[lane]!.length, 0))),
  };
}

/** The passages of the lanes, in text order; those that begin together in the order of their lanes. */
export function drawnPassages(
  { places, length }: Pick<PortraitLine, 'places' | 'length'>,
  lanes: readonly number[],
  { as, characters, tiles }: LineScale,
): DrawnPassage[] {
  const whole = Math.max(1, characters ?? length);
  return lanes
    .flatMap((theme) => places[theme]!.map((place) => ({ ...place, theme })))
    .sort((a, b) => a.start - b.start || a.theme - b.theme)
    .map((place, at) => ({
      ...place,
      left: as === 'tiles' ? (at / tiles) * 100 : (place.start / whole) * 100,
      width: as === 'tiles' ? 100 / tiles : ((place.end - place.start) / whole) * 100,
    }));
}
