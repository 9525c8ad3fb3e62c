// Where the keys of a grid of cells lead.
import type { KeyboardEvent } from 'react';

const MOVES: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** Whether the key moves from cell to cell. */
export function isMove(key: string): boolean {
  return MOVES.has(key);
}

interface Standing {
  readonly rows: number;
  readonly columns: number;
  readonly at: number;
  readonly column: number;
}

/** Where a key leads; null for a key that moves nothing. With Alt the arrow keys go back and forward. */
export function moveOf(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  page: number,
  { rows, columns, at, column }: Standing,
): { readonly row: number; readonly column: number } | null {
  if (altKey || !isMove(key)) return null;
  const isFar = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowUp':
      return { row: isFar ? 0 : at - 1, column };
    case 'ArrowDown':
      return { row: isFar ? rows - 1 : at + 1, column };
    case 'ArrowLeft':
      return { row: at, column: isFar ? 0 : column - 1 };
    case 'ArrowRight':
      return { row: at, column: isFar ? columns - 1 : column + 1 };
    case 'Home':
      return { row: isFar ? 0 : at, column: 0 };
    case 'End':
      return { row: isFar ? rows - 1 : at, column: columns - 1 };
    case 'PageUp':
      return { row: at - page, column };
    default:
      return { row: at + page, column };
  }
}
