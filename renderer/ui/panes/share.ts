// How two panes share a width: the share of the left one, from 0 to 1.

/** The border between the panes, in px. */
export const BORDER = 7;

/** Whether both panes have at least `least` px of `width`. */
export function isRoomForTwo(width: number, least: number): boolean {
  return width >= 2 * least + BORDER;
}

/** The share nearest to this that leaves each pane `least` px; halves where there is no room for that. */
export function shareWithin(share: number, width: number, least: number): number {
  if (!isRoomForTwo(width, least)) return 0.5;
  const smallest = least / (width - BORDER);
  return Math.min(1 - smallest, Math.max(smallest, share));
}

/** By how much an arrow moves the border. */
const STEP = 0.02;

/** The share that a key on the border asks for; null for other keys. */
export function shareByKey(share: number, key: string): number | null {
  switch (key) {
    case 'ArrowLeft':
      return share - STEP;
    case 'ArrowRight':
      return share + STEP;
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
