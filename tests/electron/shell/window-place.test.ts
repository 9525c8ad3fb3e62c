import { expect, test } from 'vitest';
import { LEAST_SIZE, windowPlace } from '#electron/shell/window-place.ts';

const left = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: 0, width: 2560, height: 1400 };

test('a first window has its default size, wherever the system puts it', () => {
  expect(windowPlace(undefined, [left])).toEqual({ bounds: { width: 1440, height: 900 }, maximized: false });
});

test('a window opens where it stood', () => {
  const last = { x: 2000, y: 40, width: 1200, height: 800, maximized: true };

  expect(windowPlace(last, [left, right])).toEqual({
    bounds: { x: 2000, y: 40, width: 1200, height: 800 },
    maximized: true,
  });
});

test.each([
  ['on a screen that is disconnected', { x: 2000, y: 40 }],
  ['mostly out of sight', { x: 1900, y: 40 }],
  ['with its upper edge above the screen', { x: 100, y: -50 }],
  ['with its upper edge at the bottom', { x: 100, y: 1030 }],
])('a window that stood %s keeps only its size', (_, place) => {
  const last = { ...place, width: 1200, height: 800, maximized: false };

  expect(windowPlace(last, [left]).bounds).toEqual({ width: 1200, height: 800 });
});

test('a window is no larger than the available screens', () => {
  const last = { x: 0, y: 0, width: 5000, height: 3000, maximized: false };

  expect(windowPlace(last, [left]).bounds).toEqual({ x: 0, y: 0, width: 1920, height: 1040 });
});

test('a screen smaller than the minimum size does not shrink the window further', () => {
  const last = { width: 1200, height: 800, maximized: false };

  expect(windowPlace(last, [{ x: 0, y: 0, width: 640, height: 400 }]).bounds).toEqual(LEAST_SIZE);
});
