// The rows of a list of passages in groups: those of one person, or of one code, stand together.
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import type { PassageRow } from '../counting/passages.ts';

/** What rows are grouped by. */
export type RowGrouping = 'source' | 'respondent' | 'code';
export const rowGroupings: readonly RowGrouping[] = ['source', 'respondent', 'code'];

/** The codings of a row, by their slots. */
export type SlotsOf = (row: PassageRow) => readonly number[];

/** Rows in their groups. */
export interface GroupedRows {
  readonly rows: readonly PassageRow[];
  /** For each row the key of its group: ids of people or of a code, parted by a space; empty for none. */
  readonly groups: readonly string[];
}

/**
 * Puts the rows of each group together; within a group they keep their order. A row belongs to the people who are
 * credited with its codings, or to all who were interviewed, and to the first of its codes in the codebook.
 */
export function rowsInGroups(
  corpus: Corpus,
  codings: CodingTable,
  rows: readonly PassageRow[],
  slotsOf: SlotsOf,
  by: Exclude<RowGrouping, 'source'>,
): GroupedRows {
  const keyOf = by === 'code' ? codeOfRow(corpus, codings, slotsOf) : peopleOfRow(corpus, codings, slotsOf);
  const keyed = rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort(
      (a, b) => a.key.place - b.key.place || (a.key.ids < b.key.ids ? -1 : a.key.ids > b.key.ids ? 1 : 0),
    );
  return { rows: keyed.map(({ row }) => row), groups: keyed.map(({ key }) => key.ids) };
}

/** A group, and where it stands among the others. */
interface GroupKey {
  readonly ids: string;
  readonly place: number;
}

function codeOfRow(
  { codebook }: Corpus,
  codings: CodingTable,
  slotsOf: SlotsOf,
): (row: PassageRow) => GroupKey {
  const places = new Map(codebook.inOrder.map(({ id }, index) => [id, index]));
  const { code } = codings.columns;
  return (row) => {
    const ids = slotsOf(row).map((slot) => codings.codes.idOf(code[slot]!));
    const first = ids.toSorted((a, b) => (places.get(a) ?? Infinity) - (places.get(b) ?? Infinity))[0];
    return { ids: first ?? '', place: first === undefined ? Infinity : (places.get(first) ?? Infinity) };
  };
}

function peopleOfRow(
  { respondentsOf, tables }: Corpus,
  codings: CodingTable,
  slotsOf: SlotsOf,
): (row: PassageRow) => GroupKey {
  const places = new Map(
    [...tables.respondent.values()]
      .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
      .map(({ id }, index) => [id, index]),
  );
  const { speaker } = codings.columns;
  return (row) => {
    const all = (respondentsOf.get(row.sourceId) ?? []).map(({ id }) => id);
    const named = slotsOf(row).map((slot) => {
      const number = speaker[slot]!;
      return number < 0 ? null : codings.respondents.idOf(number);
    });
    const isSpoken = named.length > 0 && named.every((id) => id !== null && all.includes(id));
    const people = [...new Set(isSpoken ? named.flatMap((id) => id ?? []) : all)].toSorted(
      (a, b) => (places.get(a) ?? Infinity) - (places.get(b) ?? Infinity),
    );
    return { ids: people.join(' '), place: places.get(people[0] ?? '') ?? Infinity };
  };
}
