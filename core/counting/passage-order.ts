// The order of a list of passages, chosen by the reader. Rows that an order does not distinguish keep their
// order: by source, then in text order.
import type { CodingTable } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import type { PassageRow } from './passages.ts';

/**
 * `source`: source by source. `date`: by the date of the source, undated last. `stance`: contradicting first,
 * then qualifying, supporting, without a stance. `code`: in the order of the codebook. `length`: the longest
 * first.
 */
export type PassageOrder = 'source' | 'date' | 'stance' | 'code' | 'length';
export const passageOrders: readonly PassageOrder[] = ['source', 'date', 'stance', 'code', 'length'];

/** The rows in this order. */
export function inOrder(
  rows: readonly PassageRow[],
  order: PassageOrder,
  corpus: Corpus,
  codings: CodingTable,
): readonly PassageRow[] {
  if (order === 'source') return rows;
  const key = keyOf(order, rows, corpus, codings);
  return rows
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);
}

function keyOf(
  order: Exclude<PassageOrder, 'source'>,
  rows: readonly PassageRow[],
  { tables, codebook }: Corpus,
  codings: CodingTable,
): (row: PassageRow) => string | number {
  const { code, stance } = codings.columns;
  switch (order) {
    case 'date':
      // Partial dates sort as text; sources without a date come last.
      return ({ sourceId }) => tables.source.get(sourceId)?.date ?? '\uffff';
    case 'length':
      return ({ span }) => (span ? span.start - span.end : 0);
    case 'stance': {
      // The numbers of stances rise from none to contradicting.
      const slots = slotsById(rows, codings);
      return ({ codingIds }) => -Math.max(...codingIds.map((id) => stance[slots.get(id)!]!));
    }
    case 'code': {
      const slots = slotsById(rows, codings);
      const places = new Map(codebook.inOrder.map(({ id }, index) => [id, index]));
      const placeOf = (id: string): number => places.get(codings.codes.idOf(code[slots.get(id)!]!)) ?? 0;
      return ({ codingIds }) => Math.min(...codingIds.map(placeOf));
    }
  }
}

function slotsById(rows: readonly PassageRow[], codings: CodingTable): Map<string, number> {
  const sources = new Set(rows.map(({ sourceId }) => codings.sources.find(sourceId)));
  return new Map(
    [...sources].flatMap((source) =>
      [...codings.slotsOf(source)].map((slot): [string, number] => [codings.idOf(slot), slot]),
    ),
  );
}
