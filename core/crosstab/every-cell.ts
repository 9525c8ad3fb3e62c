import type { TableCell } from '../counting/table-cell.ts';
import type { Crosstab } from './crosstab.ts';

/** All cells of a crosstab with all totals, theme by theme. */
export function everyCell({ themes }: Crosstab): TableCell[] {
  return themes.flatMap(({ cells, rowTotals, columnTotals, total }) => [
    ...cells.flat(),
    ...rowTotals,
    ...columnTotals,
    total,
  ]);
}
