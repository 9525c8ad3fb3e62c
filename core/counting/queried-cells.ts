// Counts saved queries as rows of a table, in every column and unit, and lists what a cell of such a row counts.
import { CellSums, type CountedThere } from './cell-sums.ts';
import { stanceNumbers } from './coding-columns.ts';
import type { CountTable } from './count-cells.ts';
import { queriedOf } from './corpus.ts';
import { creditedIn } from './credit.ts';
import type { Columns } from './grouping.ts';
import { astralPositionsOf, charactersBetween } from './passage-run.ts';
import type { Places } from './places.ts';
import type { SelectedSource, Selection } from './selection.ts';

/** By source id, what a saved query finds. */
export type FoundIn = ReadonlyMap<string, Places>;

/** What a saved query finds in a selection. Throws as `Queried`. */
export function foundIn(selection: Selection, queryId: string): FoundIn {
  // The corpus cannot name selections, which are made of it.
  const ask = queriedOf(selection.corpus).foundIn as (of: Selection, queryId: string) => FoundIn;
  return ask(selection, queryId);
}

const contradicts = stanceNumbers.indexOf('contradicts');

/** What a cell counts in one source, and whom it counts there. */
export interface FoundInCell extends Places {
  readonly people: ReadonlySet<number>;
}

/**
 * What a query finds in a source, as far as it counts in a column (its index; null is the union of all); null where
 * nothing does. Of a group interview, codings count in the columns of those who said it, hits of words for all there.
 */
export function countedThere(
  selection: Selection,
  columns: Columns,
  source: SelectedSource,
  found: Places | undefined,
  place: number | null,
): FoundInCell | null {
  if (!found) return null;
  if (place !== null && !columns.ofSource(source.record.id).includes(place)) return null;
  const { ofRespondent } = columns;
  const everybody =
    place === null || !ofRespondent
      ? source.people
      : source.people.filter((person) => ofRespondent(selection.people.idOf(person)).includes(place));
  const people = new Set<number>();
  const counted = (slots: readonly number[]): readonly number[] | null => {
    const kept: number[] = [];
    if (slots.length === 0) {
      if (source.isGroup && everybody.length === 0) return null;
      for (const person of everybody) people.add(person);
      return kept;
    }
    for (const slot of slots) {
      const credited = creditedIn(selection, columns, source, slot, place);
      if (source.isGroup && credited.length === 0) continue;
      kept.push(slot);
      for (const person of credited) people.add(person);
    }
    return kept.length === 0 ? null : kept;
  };
  const whole = found.whole && counted(found.whole);
  const spans = found.spans.flatMap((span) => {
    const slots = counted(span.slots);
    return slots ? [{ ...span, slots }] : [];
  });
  return whole === null && spans.length === 0 ? null : { whole, spans, people };
}

/** Counts queries, each a row. */
export function countQueried(
  selection: Selection,
  columns: Columns,
  queries: readonly FoundIn[],
): CountTable {
  const union = columns.list.length;
  const cells = new CellSums(queries.length, union + 1, selection.people.size);
  for (const source of selection.sources) {
    const { id } = source.record;
    if (!queries.some((found) => found.has(id))) continue;
    for (const place of [null, ...columns.ofSource(id)]) {
      const there = queries.map((found) => countedThere(selection, columns, source, found.get(id), place));
      cells.add(place ?? union, sums(selection, source, there), source);
    }
  }
  return {
    cell: (row, column) => cells.read(row, column ?? union),
    people: (row, column) => cells.people(row, column ?? union),
  };
}

function sums(
  { codings }: Selection,
  { record }: SelectedSource,
  rows: readonly (FoundInCell | null)[],
): CountedThere {
  const astral = astralPositionsOf(record);
  const { stance } = codings.columns;
  const each = rows.map((found) => {
    const slots = new Set([...(found?.whole ?? []), ...(found?.spans ?? []).flatMap((span) => span.slots)]);
    return {
      codings: slots.size,
      contradicting: [...slots].filter((slot) => stance[slot] === contradicts).length,
      characters: (found?.spans ?? []).reduce(
        (sum, { start, end }) => sum + charactersBetween(astral, start, end),
        0,
      ),
    };
  });
  return {
    present: rows.flatMap((found, row) => (found ? [row] : [])),
    passages: rows.map((found) => found?.spans.length ?? 0),
    codings: each.map((row) => row.codings),
    characters: each.map((row) => row.characters),
    contradicting: each.map((row) => row.contradicting),
    credited: new Map(rows.map((found, row) => [row, found?.people ?? new Set<number>()])),
  };
}

/** The table with the rows from `first` on counted by queries; below them the rows of the table go on. */
export function withQueried(
  table: CountTable,
  first: number,
  count: number,
  queried: CountTable,
): CountTable {
  const isQuery = (row: number): boolean => row >= first && row < first + count;
  return {
    cell: (row, column) => (isQuery(row) ? queried.cell(row - first, column) : table.cell(row, column)),
    people: (row, column) => (isQuery(row) ? queried.people(row - first, column) : table.people(row, column)),
  };
}
