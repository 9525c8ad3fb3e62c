// How two panes divide a width: the left one's share, from 0 to 1.

/** The width of the border between the panes, in px. */
export const BORDER_WIDTH = 7;

/** Whether both panes get at least `least` px of `width`. */
export function isRoomForTwo(width: number, least: number): boolean {
  return width >= 2 * least + BORDER_WIDTH;
}

/** The nearest share that leaves each pane `least` px; one half if there is too little room. */
export function shareWithin(share: number, width: number, least: number): number {
  if (!isRoomForTwo(width, least)) return 0.5;
  const smallest = least / (width - BORDER_WIDTH);
  return Math.min(1 - smallest, Math.max(smallest, share));
}

/** How much an arrow key changes the share. */
const SHARE_STEP = 0.02;

/** The share after a key on the border; null for other keys. */
export function shareByKey(share: number, key: string): number | null {
  switch (key) {
    case 'ArrowLeft':
      return share - SHARE_STEP;
    case 'ArrowRight':
      return share + SHARE_STEP;
    case 'Home':
      return 0;
    case 'End':
      return 1;
    case 'Enter':
      return 0.5;
    default:
      return null;
  }
}
