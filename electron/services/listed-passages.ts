// Which passages a list shows, in which order and groups, and how many they are.
import * as z from 'zod';
import { inOrder, passageOrders } from '#core/counting/passage-order.ts';
import { oneSidedSources, passagesIn, passagesOf, type PassageRow } from '#core/counting/passages.ts';
import { select, type Selection } from '#core/counting/selection.ts';
import { evaluate, type Evaluated } from '#core/query/evaluate.ts';
import { rowsOf, selectFor, type QueryRequest } from '#core/query/query-result.ts';
import { resultSides, sideOf, type ResultSide } from '#core/query/result-side.ts';
import { rowGroupings, rowsInGroups } from '#core/query/row-groups.ts';
import type { CellRequest } from '#core/counting/opened-columns.ts';
import { wordsHeld } from '#core/search/words-held.ts';
import type { ReadDb } from '#db/handles.ts';
import { get, getText } from '#db/write.ts';
import type { Counting } from '../engines/counting.ts';
import { confined, resolvedIn } from './own-codings.ts';
import type { QueryContext } from './context.ts';
import { cellInput, cellRequest } from './counting-input.ts';

/** The texts of the sources of these rows, one at a time. */
export function* textsOf(
  db: ReadDb,
  rows: readonly { sourceId: string }[],
): Generator<[sourceId: string, text: string]> {
  for (const sourceId of new Set(rows.map((row) => row.sourceId))) {
    yield [sourceId, getText(db, get(db, 'source', sourceId).textHash)];
  }
}

/** The rows whose passages contain the words. Reads one text at a time: all texts of a study would fill the memory. */
export function holding(db: ReadDb, rows: readonly PassageRow[], words: string): PassageRow[] {
  const holds = wordsHeld(words);
  const held = new Set<PassageRow>();
  const bySource = Map.groupBy(rows, ({ sourceId }) => sourceId);
  for (const [sourceId, text] of textsOf(db, rows))
    for (const row of bySource.get(sourceId) ?? []) if (holds(text, row.span)) held.add(row);
  return rows.filter((row) => held.has(row));
}

/** Which passages a list shows. */
export const listInput = z.strictObject({
  request: cellRequest,
  cell: cellInput,
  words: z.string().max(200).default(''),
  /**
   * `classified`: only sources that have the code as a whole and on no passage. `referring`: only sources that have it
   * on passages but not as a whole.
   */
  sided: z.enum(['any', 'classified', 'referring']).default('any'),
  order: z.enum(passageOrders).default('source'),
  /** Shows what this query finds in place of the passages of the cell; of the request, its scope, layer and denominator. */
  query: z.strictObject({ text: z.string(), side: z.enum(resultSides).nullable() }).optional(),
  /** Rows of one group stand together, within it in the order asked for. */
  grouped: z.enum(rowGroupings).default('source'),
});

/** The rows of a list of passages, with totals. */
export function listedPassages(context: QueryContext, asked: z.output<typeof listInput>) {
  const { db, counting } = context;
  const { corpus, codings } = counting;
  const { request, cell, words, sided, query: queried } = asked;
  if (queried) {
    const selection = selectFor(corpus, codings, confined(context, queryRequestOf(request)));
    return listedFrom(context, { found: placesOf(context, selection, queried), selection }, asked);
  }
  const selection = select(corpus, codings, request);
  const listed = inOrder(passagesIn(selection, request, cell), asked.order, corpus, codings);
  const rows = sided === 'any' ? listed : onOneSide(counting, listed, request, cell, sided);
  const found = words.trim() === '' ? rows : holding(db, rows, words);
  return {
    ...inList(found, selection),
    groups: null,
    all: rows.length,
    /** The number of further rows in linked duplicates, which the list leaves out; before filtering by words. */
    inDuplicates: rowsInDuplicates(counting, { ...request, layer: selection.layer.request }, cell),
  };
}

/** A list of the places that a query found in a selection. */
export function listedFrom(
  { counting: { corpus, codings } }: QueryContext,
  { found, selection }: { readonly found: Evaluated; readonly selection: Selection },
  { order, grouped }: Pick<z.output<typeof listInput>, 'order' | 'grouped'>,
) {
  const slots = new Map<PassageRow, readonly number[]>();
  const rows = rowsOf(selection, found, slots);
  const ordered = inOrder(rows, order, corpus, codings);
  const slotsOf = (row: PassageRow): readonly number[] => slots.get(row) ?? [];
  const inGroups = grouped === 'source' ? null : rowsInGroups(corpus, codings, ordered, slotsOf, grouped);
  return {
    ...inList(inGroups?.rows ?? ordered, selection),
    /** For each row the key of its group, if rows were grouped; see `core/query/row-groups.ts`. */
    groups: inGroups?.groups ?? null,
    all: rows.length,
    inDuplicates: 0,
  };
}

function inList(rows: readonly PassageRow[], { base }: Selection) {
  return {
    ...withNumbers(rows),
    /** How many sources were examined, in any column: the base for the `sources` of a total. */
    inBase: base.sources.length,
    /** Which sources these are: all of them if reviewed ones were asked for and there are none. */
    base: base.used,
  };
}

/** What of a list's request a query is asked with; its filters of codings are parts of the query itself. */
export function queryRequestOf({ scope, layer, denominator }: CellRequest): QueryRequest {
  return { scope, layer, denominator };
}

function placesOf(
  context: QueryContext,
  selection: Selection,
  { text, side }: { readonly text: string; readonly side: ResultSide | null },
): Evaluated {
  const asked = resolvedIn(context, text);
  return evaluate(selection, asked, sideOf(asked, side), context.counting.texts());
}

/** These rows, with how many passages, whole-source codings and sources they are. */
export function withNumbers(rows: readonly PassageRow[]) {
  return {
    rows,
    passages: rows.filter(({ span }) => span !== null).length,
    wholeSources: rows.filter(({ span }) => span === null).length,
    sources: new Set(rows.map(({ sourceId }) => sourceId)).size,
  };
}

function onOneSide(
  { corpus, codings }: Counting,
  rows: readonly PassageRow[],
  request: CellRequest,
  cell: z.output<typeof cellInput>,
  sided: 'classified' | 'referring',
): readonly PassageRow[] {
  const { wholeOnly, spansOnly } = oneSidedSources(corpus, codings, request, cell);
  const wanted = new Set(sided === 'classified' ? wholeOnly : spansOnly);
  return rows.filter(({ sourceId }) => wanted.has(sourceId));
}

/** In the layer of the list: sources that it leaves out do not choose another. */
function rowsInDuplicates(
  { corpus, codings }: Counting,
  request: CellRequest,
  cell: z.output<typeof cellInput>,
): number {
  const isDuplicate = (id: string): boolean => corpus.tables.source.get(id)?.duplicateOf != null;
  if (request.scope?.withDuplicates === true) return 0;
  if (!corpus.sourcesInOrder.some(({ id }) => isDuplicate(id))) return 0;
  const withThem = { ...request, scope: { ...request.scope, withDuplicates: true } };
  return passagesOf(corpus, codings, withThem, cell).filter(({ sourceId }) => isDuplicate(sourceId)).length;
}
