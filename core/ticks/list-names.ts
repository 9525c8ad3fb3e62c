// Several themes in one cell of a list: `guide; standards`. A name may contain a separator itself, so a cell
// is split only where every part is known to be a theme.

const signs = /\s*[;；、,，\n]\s*/u;

/**
 * The names in each cell: its parts, if all of them are codes of the project or occur more than once, and at
 * least one occurs in another cell as well; else the whole cell.
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

/** Whether a name looks like several names. */
export function looksSeveral(name: string): boolean {
  return partsOf(name).length > 1;
}

function partsOf(cell: string): string[] {
  const parts = cell.split(signs).filter((part) => part !== '');
  return parts.length > 1 ? [...new Set(parts)] : [cell];
}
