// Whom a coding counts for, column by column. This matters in group interviews only: elsewhere a coding
// counts wherever its source does.
import type { Columns } from './grouping.ts';
import type { SelectedSource, Selection } from './selection.ts';

/** Whether a coding of the source counts in a column (its index; null is the union of all). */
export function countsIn(
  selection: Selection,
  columns: Columns,
  source: SelectedSource,
  slot: number,
  place: number | null,
): boolean {
  if (place !== null && !columns.ofSource(source.record.id).includes(place)) return false;
  if (!selection.accepts(slot)) return false;
  return !source.isGroup || creditedIn(selection, columns, source, slot, place).length > 0;
}

/** Whom a coding counts for in a column: where columns stand for people, only those in the column. */
export function creditedIn(
  selection: Selection,
  columns: Columns,
  source: SelectedSource,
  slot: number,
  place: number | null,
): readonly number[] {
  const credited = selection.creditedTo(source, slot);
  const { ofRespondent } = columns;
  if (place === null || !ofRespondent) return credited;
  return credited.filter((person) => ofRespondent(selection.people.idOf(person)).includes(place));
}
