// Where the window was when it was last closed, and whether there is still a screen.
import type { Rectangle } from 'electron';
import type { SettingsValue } from '../settings.ts';

/** The place of a new window. */
export interface WindowPlace {
  readonly bounds: { readonly width: number; readonly height: number } | Rectangle;
  readonly maximized: boolean;
}

/** Sizes and positions are in device-independent pixels. */
const FIRST_SIZE = { width: 1440, height: 900 };
export const LEAST_SIZE = { width: 880, height: 560 };
/** The least part of the window that must be on a screen, so that it can be found and moved, in pixels. */
const MIN_VISIBLE_WIDTH = 120;
const MIN_VISIBLE_HEIGHT = 60;

/**
 * The place for a new window: the last one, or only its size if no screen shows enough of it. Never larger than the
 * largest screen.
 */
export function windowPlace(last: SettingsValue['window'], screens: readonly Rectangle[]): WindowPlace {
  const widest = Math.max(LEAST_SIZE.width, ...screens.map(({ width }) => width));
  const highest = Math.max(LEAST_SIZE.height, ...screens.map(({ height }) => height));
  const wanted = last ?? FIRST_SIZE;
  const size = { width: Math.min(wanted.width, widest), height: Math.min(wanted.height, highest) };
  const maximized = last?.maximized ?? false;
  if (last?.x === undefined || last.y === undefined) return { bounds: size, maximized };
  const bounds = { ...size, x: last.x, y: last.y };
  return { bounds: screens.some((screen) => showsEnough(bounds, screen)) ? bounds : size, maximized };
}

function showsEnough(window: Rectangle, screen: Rectangle): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  // A window is dragged by its upper edge.
  const down = screen.y + screen.height - window.y;
  return across >= MIN_VISIBLE_WIDTH && down >= MIN_VISIBLE_HEIGHT && window.y >= screen.y;
}
