import { setImmediate as nextTurn } from 'node:timers/promises';
import * as z from 'zod';
import { otherCodes, type OtherCode } from '#core/counting/other-codes.ts';
import { inOrder, passageOrders } from '#core/counting/passage-order.ts';
import {
  codingsOf,
  oneSidedSources,
  passagesIn,
  passagesOf,
  respondentsOf,
  type PassageRow,
} from '#core/counting/passages.ts';
import { select, type Selection } from '#core/counting/selection.ts';
import { evaluate, type Evaluated } from '#core/query/evaluate.ts';
import { rowsOf, selectFor, type QueryRequest } from '#core/query/query-result.ts';
import { resultSides, sideOf, type ResultSide } from '#core/query/result-side.ts';
import { rowGroupings, rowsInGroups } from '#core/query/row-groups.ts';
import type { CellRequest } from '#core/counting/opened-columns.ts';

import type { PageRange } from '#core/text/pages.ts';
import { ParagraphNumbers } from '#core/text/paragraph-numbers.ts';
import type { CodingRecord } from '#core/records.ts';
import { wordsHeld } from '#core/search/words-held.ts';
import { bySpan, splitsPair, type Span } from '#core/span.ts';
import { splitOf } from '#core/counting/split.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, find, get, getText } from '#db/write.ts';
import type { Counting } from '../engines/counting.ts';
import { confined, resolvedIn } from './own-codings.ts';
import { spanSchema } from './applying-codes.ts';
import { job, query, type QueryContext } from './context.ts';
import { cellInput, cellRequest, tallyRequest } from './counting-input.ts';
import { pageFinder } from './source-pages.ts';

/** How much of the surrounding text is shown beside a passage, in UTF-16 units. */
const CONTEXT_LENGTH = 120;

/** How much of a text is shown for a whole-source coding, in UTF-16 units. */
const OPENING_LENGTH = 240;

export interface Quote {
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly quote: string;
  readonly after: string;
  /** Null for a whole-source coding, and for a source without pages. */
  readonly pages: PageRange | null;
  /** The number of the paragraph in which the passage begins, from 1; null for a whole-source coding. */
  readonly paragraph: number | null;
}

/** A row of a list of passages: its words and its codings. */
export interface ShownPassage {
  /** For a whole-source coding, the quote is empty and `after` holds the beginning of the text. */
  readonly quote: Quote;
  /** In text order; codings deleted meanwhile are left out. */
  readonly codings: readonly CodingRecord[];
  /** Other codes of the same coders on the same words. */
  readonly others: readonly OtherCode[];
}

function* textsOf(
  db: ReadDb,
  rows: readonly { sourceId: string }[],
): Generator<[sourceId: string, text: string]> {
  for (const sourceId of new Set(rows.map((row) => row.sourceId))) {
    yield [sourceId, getText(db, get(db, 'source', sourceId).textHash)];
  }
}

/** The rows whose passages contain the words. Reads one text at a time: all texts of a study would fill the memory. */
function holding(db: ReadDb, rows: readonly PassageRow[], words: string): PassageRow[] {
  const holds = wordsHeld(words);
  const held = new Set<PassageRow>();
  const bySource = Map.groupBy(rows, ({ sourceId }) => sourceId);
  for (const [sourceId, text] of textsOf(db, rows))
    for (const row of bySource.get(sourceId) ?? []) if (holds(text, row.span)) held.add(row);
  return rows.filter((row) => held.has(row));
}

/** Returns a function that finds the paragraph in which a span begins. */
function paragraphFinder(texts: ReadonlyMap<string, string>): (sourceId: string, span: Span) => number {
  const known = new Map<string, ParagraphNumbers>();
  return (sourceId, { start }) => {
    const numbers = known.get(sourceId) ?? new ParagraphNumbers(texts.get(sourceId) ?? '');
    known.set(sourceId, numbers);
    return numbers.at(start);
  };
}

function quoteOf(
  text: string,
  paragraph: number | null,
  sourceId: string,
  { start, end }: Span,
  context: number,
  pages: PageRange | null,
): Quote {
  return {
    sourceId,
    start,
    end,
    before: text.slice(wholeAt(text, Math.max(0, start - context)), start),
    quote: text.slice(start, end),
    after: text.slice(end, wholeAt(text, end + context)),
    pages,
    paragraph,
  };
}

/** The position, moved by one if it would split a surrogate pair. */
function wholeAt(text: string, position: number): number {
  return splitsPair(text, position) ? position - 1 : position;
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

function withNumbers(rows: readonly PassageRow[]) {
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

/** In text order, whole-source codings first. */
function codingsOfSource(db: ReadDb, sourceId: string): CodingRecord[] {
  const placeOf = ({ start, end }: CodingRecord): Span => ({ start: start ?? -1, end: end ?? -1 });
  return all(db, 'coding', { sourceId }).toSorted((a, b) => bySpan(placeOf(a), placeOf(b)));
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

export const passages = {
  /**
   * Exactly the passages that a cell of a tally counts, source by source; a whole-source coding is a row of its own.
   */
  list: query(listInput.omit({ words: true }), (context, asked) =>
    listedPassages(context, { ...asked, words: '' }),
  ),

  /**
   * Those passages whose text contains `words`, in any case. A thread searches the texts, so the program stays
   * responsive; if the study is lost from its place, the main connection does, because no other can read it.
   */
  holding: job(listInput, async (context, { words, ...asked }) => {
    const listed = listedPassages(context, { ...asked, words: '' });
    if (words.trim() === '') return listed;
    const { db, searching, signal } = context;
    // Acts that came while the passages were listed go first.
    await nextTurn();
    const held = context.isInPlace()
      ? await searching.holding(listed.rows, words, { signal })
      : holding(db, listed.rows, words);
    await nextTurn();
    return { ...listed, ...withNumbers(held) };
  }),

  /** The words of passages, with some of the surrounding text. */
  quotes: query(
    z.strictObject({
      places: z.array(z.strictObject({ sourceId: z.string(), ...spanSchema.shape })).max(500),
    }),
    ({ db }, { places }): Quote[] => {
      const texts = new Map(textsOf(db, places));
      const pagesOf = pageFinder(db);
      const paragraphOf = paragraphFinder(texts);
      return places.map(({ sourceId, ...span }) =>
        quoteOf(
          texts.get(sourceId) ?? '',
          paragraphOf(sourceId, span),
          sourceId,
          span,
          CONTEXT_LENGTH,
          pagesOf(sourceId, span),
        ),
      );
    },
  ),

  /** The content of rows in a list of passages: the words, and who coded them with which codes. */
  show: query(
    z.strictObject({
      rows: z
        .array(
          z.strictObject({
            sourceId: z.string(),
            span: spanSchema.nullable(),
            codingIds: z.array(z.string()),
          }),
        )
        .max(200),
    }),
    ({ db }, { rows }): ShownPassage[] => {
      const texts = new Map(textsOf(db, rows));
      const pagesOf = pageFinder(db);
      const paragraphOf = paragraphFinder(texts);
      const around = new Map(
        [...texts.keys()].map((sourceId) => [sourceId, codingsOfSource(db, sourceId)] as const),
      );
      return rows.map(({ sourceId, span, codingIds }) => {
        const codings = codingIds.flatMap((id) => find(db, 'coding', id) ?? []);
        const coders = new Set(codings.map(({ coderId }) => coderId));
        const theirs = (around.get(sourceId) ?? []).filter(({ coderId }) => coders.has(coderId));
        return {
          quote: quoteOf(
            texts.get(sourceId) ?? '',
            span && paragraphOf(sourceId, span),
            sourceId,
            span ?? { start: 0, end: 0 },
            span ? CONTEXT_LENGTH : OPENING_LENGTH,
            pagesOf(sourceId, span),
          ),
          codings,
          others: otherCodes(span, new Set(codingIds), theirs),
        };
      });
    },
  ),

  /**
   * How the passages of a code are distributed among its sub-codes; `moving` are the codings that may be given a
   * sub-code next. Codings of other coders than the acting one stay where they are, as they would when moved.
   */
  split: query(
    z.strictObject({ request: tallyRequest, codeId: z.string(), moving: z.array(z.string()).default([]) }),
    ({ db, coderId, counting: { corpus, codings } }, { request, codeId, moving }) =>
      splitOf(
        corpus.codebook,
        codeId,
        codingsOf(corpus, codings, { ...request, rollup: true }, { codeId }),
        new Set(moving.filter((id) => find(db, 'coding', id)?.coderId === coderId)),
      ),
  ),

  /** The ids of the respondents whose passages a cell counts. */
  respondents: query(
    z.strictObject({ request: cellRequest, cell: cellInput }),
    ({ counting }, { request, cell }) => respondentsOf(counting.corpus, counting.codings, request, cell),
  ),

  /** Sources that have a code as a whole but on no passage, and the reverse. */
  oneSided: query(
    z.strictObject({ request: cellRequest, cell: cellInput }),
    ({ counting }, { request, cell }) => oneSidedSources(counting.corpus, counting.codings, request, cell),
  ),
};
