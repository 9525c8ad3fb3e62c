import { expect, test } from 'vitest';
import { byKey, dragged } from '#renderer/ui/panes/pane.ts';
import { isRoomForTwo, shareByKey, shareWithin } from '#renderer/ui/panes/share.ts';

const bounds = { min: 200, max: 480 };
const pane = { size: 262, collapsed: false };

test('keeps a panel within its bounds', () => {
  expect(dragged(pane, 900, bounds)).toEqual({ size: 480, collapsed: false });
  expect(dragged(pane, 150, bounds)).toEqual({ size: 200, collapsed: false });
});

test('closes a panel that is dragged almost away, and remembers its size', () => {
  expect(dragged(pane, 60, bounds)).toEqual({ size: 262, collapsed: true });
});

test('widens and narrows with the arrow keys, and closes at the end', () => {
  expect(byKey(pane, 'ArrowRight', 'ArrowRight', bounds)?.size).toBe(278);
  expect(byKey(pane, 'ArrowLeft', 'ArrowRight', bounds)?.size).toBe(246);
  expect(byKey({ size: 200, collapsed: false }, 'ArrowLeft', 'ArrowRight', bounds)?.collapsed).toBe(true);
});

test('mirrors the arrows for the panel on the right', () => {
  expect(byKey(pane, 'ArrowLeft', 'ArrowLeft', bounds)?.size).toBe(278);
});

test('opens with its earlier size', () => {
  expect(byKey({ size: 262, collapsed: true }, 'Enter', 'ArrowRight', bounds)).toEqual(pane);
  expect(byKey({ size: 262, collapsed: true }, 'ArrowRight', 'ArrowRight', bounds)).toEqual(pane);
});

test('two panes share the width so that neither is too narrow, and become tabs when both cannot be wide enough', () => {
  expect(isRoomForTwo(847, 420)).toBe(true);
  expect(isRoomForTwo(846, 420)).toBe(false);
  expect(shareWithin(0.9, 1007, 420)).toBeCloseTo(0.58);
  expect(shareWithin(0.1, 1007, 420)).toBeCloseTo(0.42);
  expect(shareWithin(0.45, 1007, 420)).toBe(0.45);
  expect(shareWithin(0.9, 700, 420)).toBe(0.5);
});

test('the border between two panes moves by keys, and Enter makes halves', () => {
  expect(shareByKey(0.5, 'ArrowLeft')).toBeCloseTo(0.48);
  expect(shareByKey(0.5, 'ArrowRight')).toBeCloseTo(0.52);
  expect(shareByKey(0.7, 'Enter')).toBe(0.5);
  expect(shareByKey(0.5, 'Home')).toBe(0);
  expect(shareByKey(0.5, 'End')).toBe(1);
  expect(shareByKey(0.5, 'a')).toBeNull();
});
