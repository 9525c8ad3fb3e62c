import { expect, test } from 'vitest';
import { byKey, dragged } from '#renderer/ui/panes/pane.ts';

const bounds = { min: 200, max: 480 };
const pane = { size: 262, collapsed: false };

test('keeps a panel within its bounds', () => {
  expect(dragged(pane, 900, bounds)).toEqual({ size: 480, collapsed: false });
  expect(dragged(pane, 150, bounds)).toEqual({ size: 200, collapsed: false });
});

test('closes a panel that is dragged almost away, and remembers its size', () => {
  expect(dragged(pane, 60, bounds)).toEqual({ size: 262, collapsed: true });
});

test('widens and narrows by the arrow keys, and closes at the end', () => {
  expect(byKey(pane, 'ArrowRight', 'ArrowRight', bounds)?.size).toBe(278);
  expect(byKey(pane, 'ArrowLeft', 'ArrowRight', bounds)?.size).toBe(246);
  expect(byKey({ size: 200, collapsed: false }, 'ArrowLeft', 'ArrowRight', bounds)?.collapsed).toBe(true);
});

test('mirrors the arrows for the panel at the right', () => {
  expect(byKey(pane, 'ArrowLeft', 'ArrowLeft', bounds)?.size).toBe(278);
});

test('opens with the size it had', () => {
  expect(byKey({ size: 262, collapsed: true }, 'Enter', 'ArrowRight', bounds)).toEqual(pane);
  expect(byKey({ size: 262, collapsed: true }, 'ArrowRight', 'ArrowRight', bounds)).toEqual(pane);
});
