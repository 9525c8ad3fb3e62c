// The weights of the codings behind each row of a table: their mean and range. A coding without a weight is missing
// here, not a zero.
import type { Columns } from './grouping.ts';
import { countedThere, type FoundIn } from './queried-cells.ts';
import type { SelectedSource, Selection } from './selection.ts';

/** The weights, from 0 to 100, of the codings that a row counts in all columns together. */
export interface RowWeights {
  /** How many codings the row counts, and how many of them have a weight. */
  readonly codings: number;
  readonly weighted: number;
  /** Of the codings with a weight, each once, not rounded; null where none has one. */
  readonly mean: number | null;
  readonly least: number | null;
  readonly most: number | null;
}

/** The weights of each row: first of the rows that count codes, then of those that count what a query finds. */
export function rowWeights(
  selection: Selection,
  columns: Columns,
  rows: readonly ReadonlySet<string>[],
  found: readonly FoundIn[],
): RowWeights[] {
  const { codings, sources, accepts } = selection;
  const { code } = codings.columns;
  const rowsOfCode: number[][] = Array.from({ length: codings.codes.size }, () => []);
  rows.forEach((codeIds, row) => {
    for (const codeId of codeIds) rowsOfCode[codings.codes.find(codeId)]?.push(row);
  });
  const sums = [...rows, ...found].map(() => new WeightSum(selection));
  for (const source of sources) {
    for (const slot of source.slots) {
      const own = rowsOfCode[code[slot]!]!;
      if (own.length === 0 || !accepts(slot) || !isCredited(selection, source, slot)) continue;
      for (const row of own) sums[row]!.add(slot);
    }
    found.forEach((places, place) => {
      const there = countedThere(selection, columns, source, places.get(source.record.id), null);
      if (there === null) return;
      const slots = [...(there.whole ?? []), ...there.spans.flatMap((span) => span.slots)];
      for (const slot of new Set(slots)) sums[rows.length + place]!.add(slot);
    });
  }
  return sums.map((sum) => sum.weights());
}

/** In a group interview a coding counts only if its speaker is in scope. */
function isCredited({ creditedTo }: Selection, source: SelectedSource, slot: number): boolean {
  return !source.isGroup || creditedTo(source, slot).length > 0;
}

class WeightSum {
  readonly #weight: Float32Array;
  #codings = 0;
  #weighted = 0;
  #sum = 0;
  #least = Number.POSITIVE_INFINITY;
  #most = Number.NEGATIVE_INFINITY;

  constructor({ codings }: Selection) {
    this.#weight = codings.columns.weight;
  }

  add(slot: number): void {
    this.#codings += 1;
    const weight = this.#weight[slot]!;
    if (Number.isNaN(weight)) return;
    this.#weighted += 1;
    this.#sum += weight;
    this.#least = Math.min(this.#least, weight);
    this.#most = Math.max(this.#most, weight);
  }

  weights(): RowWeights {
    const [codings, weighted] = [this.#codings, this.#weighted];
    if (weighted === 0) return { codings, weighted, mean: null, least: null, most: null };
    return { codings, weighted, mean: this.#sum / weighted, least: this.#least, most: this.#most };
  }
}
