// Several themes in one cell of a list: `guide; standards`. A name may hold such a sign itself, so that a cell is
// only parted where each part is known for a theme.

const signs = /\s*[;；、,，\n]\s*/u;

/**
 * The names in each cell: its parts, where all are codes of the project or come more than once, and one of them in
 * another cell as well; else the cell.
 */
export function codesInCell(
  cells: readonly string[],
  isCode: (name: string) => boolean,
): (cell: string) => readonly string[] {
  const times = Map.groupBy(cells, (cell) => cell);
  const rowsOf = new Map<string, number>();
  const cellsOf = new Map<string, number>();
  for (const [cell, same] of times)
    for (const part of partsOf(cell)) {
      rowsOf.set(part, (rowsOf.get(part) ?? 0) + same.length);
      cellsOf.set(part, (cellsOf.get(part) ?? 0) + 1);
    }
  const isKnown = (part: string): boolean => isCode(part) || (rowsOf.get(part) ?? 0) > 1;
  const isShared = (part: string): boolean => isCode(part) || (cellsOf.get(part) ?? 0) > 1;
  return (cell) => {
    const parts = partsOf(cell);
    return parts.length > 1 && !isCode(cell) && parts.every(isKnown) && parts.some(isShared) ? parts : [cell];
  };
}

/** Whether a name looks like several. */
export function looksSeveral(name: string): boolean {
  return partsOf(name).length > 1;
}

function partsOf(cell: string): string[] {
  const parts = cell.split(signs).filter((part) => part !== '');
  return parts.length > 1 ? [...new Set(parts)] : [cell];
}
