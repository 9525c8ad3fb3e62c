// In an rtf, each row tells where its cells end on the paper, and which of them are merged. This file derives columns
// from that.
import { tableHtml, type PageCell } from './page-writer.ts';

/** A cell as its row defines it: where it ends, and whether it is merged with the one before or above. */
export interface RtfCellPlace {
  readonly right: number;
  readonly joins: 'before' | 'above' | 'nothing';
}

export interface RtfRow {
  readonly header: boolean;
  readonly places: readonly RtfCellPlace[];
  /** The HTML of each cell. */
  readonly cells: readonly string[];
}

/** Collects the definition of a row, whose words may come before its cells, after them, or both. */
export class RtfRowShape {
  places: RtfCellPlace[] = [];
  header = false;
  #joins: RtfCellPlace['joins'] = 'nothing';

  word(word: string, value: number | null): void {
    switch (word) {
      case 'trowd':
        this.places = [];
        this.header = false;
        this.#joins = 'nothing';
        break;
      case 'trhdr':
        this.header = true;
        break;
      case 'clmrg':
        this.#joins = 'before';
        break;
      case 'clvmrg':
        this.#joins = 'above';
        break;
      case 'cellx':
        this.places.push({ right: value ?? 0, joins: this.#joins });
        this.#joins = 'nothing';
        break;
    }
  }
}

/** Edges that are this close, in twentieths of a point, are one: rows differ by the width of their rules. */
const MAX_EDGE_DRIFT = 30;

/** The table with these rows. */
export function rtfTableHtml(rows: readonly RtfRow[]): string {
  const columnOf = columnsOf(rows);
  /** The cells that may extend downwards, by the column in which they begin. */
  const above = new Map<number, { rowspan: number }>();
  const made = rows.map((row) => {
    const cells: (PageCell & { colspan: number; rowspan: number })[] = [];
    let column = 0;
    for (const [index, content] of row.cells.entries()) {
      const place = row.places[index];
      const end = place ? Math.max(column + 1, columnOf(place.right)) : column + 1;
      const upper = above.get(column);
      const before = cells.at(-1);
      if (place?.joins === 'before' && before) before.colspan += end - column;
      else if (place?.joins === 'above' && upper) upper.rowspan += 1;
      else {
        const cell = { header: row.header, colspan: end - column, rowspan: 1, content };
        cells.push(cell);
        above.set(column, cell);
      }
      column = end;
    }
    return cells;
  });
  return tableHtml(made);
}

/** Returns how many columns of all rows lie left of an edge. */
function columnsOf(rows: readonly RtfRow[]): (edge: number) => number {
  const edges = [...new Set(rows.flatMap((row) => row.places.map((place) => place.right)))].sort(
    (a, b) => a - b,
  );
  const columns = new Map<number, number>();
  let [count, last] = [0, Number.NEGATIVE_INFINITY];
  for (const edge of edges) {
    if (edge - last > MAX_EDGE_DRIFT) count += 1;
    columns.set(edge, count);
    last = edge;
  }
  return (edge) => columns.get(edge) ?? 0;
}
