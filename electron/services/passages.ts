import * as z from 'zod';
import { otherCodes, type OtherCode } from '#core/counting/other-codes.ts';
import { inOrder, passageOrders } from '#core/counting/passage-order.ts';
import {
  codingsOf,
  oneSidedSources,
  passagesOf,
  respondentsOf,
  type PassageRow,
} from '#core/counting/passages.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import { select } from '#core/counting/selection.ts';
import type { PageRange } from '#core/text/pages.ts';
import { ParagraphNumbers } from '#core/text/paragraph-numbers.ts';
import type { CodingRecord } from '#core/records.ts';
import { bySpan, splitsPair, type Span } from '#core/span.ts';
import { splitOf } from '#core/counting/split.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, find, get, getText } from '#db/write.ts';
import type { Counting } from '../engines/counting.ts';
import { spanSchema } from './codings.ts';
import { job, query, type QueryContext } from './context.ts';
import { cellInput, tallyRequest } from './counting-input.ts';
import { pageFinder } from './source-pages.ts';

/** How much of the text around a passage is shown, in UTF-16 units. */
const CONTEXT = 120;

/** How much of a text is shown where the whole of it is coded, in UTF-16 units. */
const OPENING = 240;

export interface Quote {
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly quote: string;
  readonly after: string;
  /** Null for a whole source, and for a source without pages. */
  readonly pages: PageRange | null;
  /** The number of the paragraph in which it begins, from 1; null for a whole source. */
  readonly paragraph: number | null;
}

/** A row of a list of passages as it is read: its words and its codings. */
export interface ShownPassage {
  /** Of a whole source the quote is empty and `after` holds how its text begins. */
  readonly quote: Quote;
  /** In text order; those that are gone since are left out. */
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

function holding(db: ReadDb, rows: readonly PassageRow[], words: string): PassageRow[] {
  const wanted = words.toLowerCase();
  const texts = new Map(textsOf(db, rows));
  return rows.filter(({ sourceId, span }) => {
    const text = texts.get(sourceId) ?? '';
    return (span ? text.slice(span.start, span.end) : text).toLowerCase().includes(wanted);
  });
}

/** Says in which paragraph a span begins. */
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

/** The position, moved off the middle of a character of two UTF-16 units. */
function wholeAt(text: string, position: number): number {
  return splitsPair(text, position) ? position - 1 : position;
}

/** Which passages a list shows. */
export const listInput = z.strictObject({
  request: tallyRequest,
  cell: cellInput,
  words: z.string().max(200).default(''),
  /**
   * `classified`: only sources that carry the code as a whole and on no passage. `referring`: only sources with
   * passages of it that are not classified under it.
   */
  sided: z.enum(['any', 'classified', 'referring']).default('any'),
  order: z.enum(passageOrders).default('source'),
});

/** The rows of a list of passages with their numbers. */
export function listedPassages(
  { db, counting }: QueryContext,
  { request, cell, words, sided, order }: z.output<typeof listInput>,
) {
  const { corpus, codings } = counting;
  const listed = inOrder(passagesOf(corpus, codings, request, cell), order, corpus, codings);
  const rows = sided === 'any' ? listed : onOneSide(counting, listed, request, cell, sided);
  const found = words.trim() === '' ? rows : holding(db, rows, words.trim());
  const { base } = select(corpus, codings, request);
  return {
    ...withNumbers(found),
    /** How many sources were looked at, in whatever column: what the `sources` of a total are out of. */
    inBase: base.sources.length,
    /** Which sources these are: all where reviewed ones were asked for and there are none. */
    base: base.used,
    /** Before the words were asked for. */
    all: rows.length,
    /** Further rows in linked duplicates, which the list leaves out; before the words were asked for. */
    inDuplicates: rowsInDuplicates(counting, request, cell),
  };
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
  request: TallyRequest,
  cell: z.output<typeof cellInput>,
  sided: 'classified' | 'referring',
): readonly PassageRow[] {
  const { wholeOnly, spansOnly } = oneSidedSources(corpus, codings, request, cell);
  const wanted = new Set(sided === 'classified' ? wholeOnly : spansOnly);
  return rows.filter(({ sourceId }) => wanted.has(sourceId));
}

/** In text order, the whole source first. */
function codingsOfSource(db: ReadDb, sourceId: string): CodingRecord[] {
  const placeOf = ({ start, end }: CodingRecord): Span => ({ start: start ?? -1, end: end ?? -1 });
  return all(db, 'coding', { sourceId }).toSorted((a, b) => bySpan(placeOf(a), placeOf(b)));
}

function rowsInDuplicates(
  { corpus, codings }: Counting,
  request: TallyRequest,
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
   * Exactly the passages that a cell of a tally counts, source by source; a coding of a whole source is a row
   * of its own.
   */
  list: query(listInput.omit({ words: true }), (context, asked) =>
    listedPassages(context, { ...asked, words: '' }),
  ),

  /** Those of them whose text holds `words`, whatever the case: by the thread that reads texts, so that nobody waits for it. */
  holding: job(listInput, async (context, { words, ...asked }) => {
    const listed = listedPassages(context, { ...asked, words: '' });
    if (words.trim() === '') return listed;
    const { signal } = context;
    return {
      ...listed,
      ...withNumbers(await context.searching.holding(listed.rows, words.trim(), { signal })),
    };
  }),

  /** The words of passages with a little of what stands around them. */
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
          CONTEXT,
          pagesOf(sourceId, span),
        ),
      );
    },
  ),

  /** What rows of a list of passages say: the words, and who coded them with what. */
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
            span ? CONTEXT : OPENING,
            pagesOf(sourceId, span),
          ),
          codings,
          others: otherCodes(span, new Set(codingIds), theirs),
        };
      });
    },
  ),

  /**
   * How far the passages of a code are split among its sub-codes: `moving` are codings that might get one of them next.
   * Those of another coder than the asking one stay where they are, as when they are moved.
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

  /** The people whose passages a cell counts: their ids. */
  respondents: query(
    z.strictObject({ request: tallyRequest, cell: cellInput }),
    ({ counting }, { request, cell }) => respondentsOf(counting.corpus, counting.codings, request, cell),
  ),

  /** Sources classified under a code without a passage on it, and the other way round. */
  oneSided: query(
    z.strictObject({ request: tallyRequest, cell: cellInput }),
    ({ counting }, { request, cell }) => oneSidedSources(counting.corpus, counting.codings, request, cell),
  ),
};
