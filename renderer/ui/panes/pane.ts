// The width of a side panel, in px at the interface's normal text size, within its bounds.

/** The state of a side panel. */
export interface Pane {
  readonly size: number;
  readonly collapsed: boolean;
}

/** The bounds of a side panel's width. */
export interface PaneBounds {
  readonly min: number;
  readonly max: number;
}

/** The size within the bounds that is nearest to `size`. */
export function within(size: number, { min, max }: PaneBounds): number {
  return Math.round(Math.min(max, Math.max(min, size)));
}

/** The pane after dragging it to `size`: far below the minimum width it closes. */
export function dragged(pane: Pane, size: number, bounds: PaneBounds): Pane {
  if (size < bounds.min * 0.55) return { ...pane, collapsed: true };
  return { size: within(size, bounds), collapsed: false };
}

/** The pane after a key on its divider; null for other keys. `grow` is the arrow that widens this panel. */
export function byKey(
  pane: Pane,
  key: string,
  grow: 'ArrowLeft' | 'ArrowRight',
  bounds: PaneBounds,
): Pane | null {
  const shrink = grow === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  switch (key) {
    case grow:
      return { size: within(pane.collapsed ? pane.size : pane.size + 16, bounds), collapsed: false };
    case shrink:
      return pane.size <= bounds.min
        ? { ...pane, collapsed: true }
        : { ...pane, size: within(pane.size - 16, bounds) };
    case 'Home':
      return { size: bounds.min, collapsed: false };
    case 'End':
      return { size: bounds.max, collapsed: false };
    case 'Enter':
      return { ...pane, collapsed: !pane.collapsed };
    default:
      return null;
  }
}
