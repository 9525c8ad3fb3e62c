// Where the window stood when it was last closed, and whether a screen is still there.
import type { Rectangle } from 'electron';
import type { SettingsValue } from '../settings.ts';

/** What a new window is given. */
export interface WindowPlace {
  readonly bounds: { readonly width: number; readonly height: number } | Rectangle;
  readonly maximized: boolean;
}

/** Sizes and places are in the system's device-independent pixels. */
const FIRST_SIZE = { width: 1440, height: 900 };
export const LEAST_SIZE = { width: 880, height: 560 };
/** As much of the window must lie on a screen for it to be found and moved. */
const VISIBLE_WIDTH = 120;
const VISIBLE_HEIGHT = 60;

/**
 * The place for a new window: the last one, or where no screen shows enough of it any more, its size alone.
 * Never larger than the largest screen.
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
  // The upper edge is what one drags a window by.
  const down = screen.y + screen.height - window.y;
  return across >= VISIBLE_WIDTH && down >= VISIBLE_HEIGHT && window.y >= screen.y;
}
