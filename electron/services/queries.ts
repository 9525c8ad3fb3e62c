import * as z from 'zod';
import { evaluate } from '#core/query/evaluate.ts';
import { baseOf, partCount, type PartCount, type QueryBase } from '#core/query/live-query.ts';
import {
  askQuery,
  countOf,
  selectFor,
  type QueryCount,
  type QueryRequest,
  type QueryResult,
} from '#core/query/query-result.ts';
import { sourcesFound } from '#core/query/queried-sources.ts';
import type { Query } from '#core/query/query.ts';
import { readQuery } from '#core/query/read-query.ts';
import { resolveQuery } from '#core/query/resolve-query.ts';
import { resultSides, sideOf, type ResultSide } from '#core/query/result-side.ts';
import { reachOf, markedStretch, type RowMark } from '#core/query/row-marks.ts';
import type { Texts } from '#core/query/source-view.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { paragraphsOf } from '#core/text/text-units.ts';
import { textReader } from '../engines/study-texts.ts';
import { job, query as queryMethod, readingJob, type QueryContext, type ReadingContext } from './context.ts';
import { confined, expectOwnCodings, resolvedIn } from './own-codings.ts';
import { spanSchema } from './applying-codes.ts';
import { listedFrom, listInput, type listedPassages } from './listed-passages.ts';
import { denominatorInput, layerInput, scopeInput } from './counting-input.ts';

/** Which sources a query looks at, whose codings count, and what it is out of. */
export const queryRequest = z
  .strictObject({
    scope: scopeInput.optional(),
    layer: layerInput.optional(),
    denominator: denominatorInput.optional(),
    withoutSuggested: z.boolean().optional(),
  })
  .default({});

const asked = {
  /** As `core/query/README.md` describes it. */
  text: z.string(),
  request: queryRequest,
};

/** How an answer is wanted. */
export const answerWanted = {
  side: z.enum(resultSides).nullable().default(null),
  /** Whether the words of the rows are wanted. */
  quotes: z.boolean().default(true),
};

interface Answering {
  readonly side: ResultSide | null;
  readonly request: QueryRequest;
  readonly quotes: boolean;
}

/** A stretch of a text with the passages of a query's parts; positions are those of the whole text. */
export interface MarkedText {
  readonly start: number;
  readonly text: string;
  readonly marks: readonly RowMark[];
}

/** What a query found, with its canonical text. */
export interface AskedQuery extends QueryResult {
  readonly query: string;
  /** The words of each row, in order, if they are wanted; null for a whole source. */
  readonly quotes: readonly (string | null)[];
}

/** The texts of the study. Reading throws once the job is cancelled. */
function textsOf({ db, signal, counting }: ReadingContext): Texts {
  return { ...counting.texts(), textOf: textReader(db, () => signal.throwIfAborted()) };
}

/** Asks a query, given with ids and as it is written. */
export function answerTo(
  context: ReadingContext,
  { named, query }: { readonly named: Query; readonly query: Query },
  { side, request, quotes }: Answering,
): AskedQuery {
  expectOwnCodings(context, query);
  const { corpus, codings } = context.counting;
  const texts = textsOf(context);
  const result = askQuery(selectFor(corpus, codings, confined(context, request)), query, side, texts);
  return {
    ...result,
    query: writeQuery(named),
    quotes: (quotes ? result.rows : []).map(({ sourceId, span }) =>
      span ? texts.textOf(sourceId).slice(span.start, span.end) : null,
    ),
  };
}

/** What the builder asks while a query is made. */
const liveInput = z.strictObject({
  ...asked,
  side: z.enum(resultSides).nullable().default(null),
  /** The texts of parts, each to be counted alone. */
  parts: z.array(z.string()).max(64).default([]),
  /** The list of the places, if it is wanted as well. */
  list: listInput.pick({ order: true, grouped: true }).nullable().default(null),
});

/** What a query finds while it is made; see `core/query/live-query.ts`. */
export interface LiveQuery extends QueryCount {
  readonly base: QueryBase;
  readonly parts: readonly PartCount[];
  readonly listed: ReturnType<typeof listedPassages> | null;
}

function live(
  context: QueryContext,
  { text, request, side, parts, list }: z.output<typeof liveInput>,
): LiveQuery {
  const { corpus, codings } = context.counting;
  const texts = context.counting.texts();
  const selection = selectFor(corpus, codings, confined(context, request));
  const query = resolvedIn(context, text);
  const found = evaluate(selection, query, sideOf(query, side), texts);
  return {
    ...countOf(selection, query, side, found),
    base: baseOf(selection, query),
    parts: parts.map((part) => partCount(selection, resolvedIn(context, part), texts)),
    listed: list && listedFrom(context, { found, selection }, list),
  };
}

export const queries = {
  /**
   * Asks a query. Throws `invalid` with a position for a text that cannot be read, `not_found` for a name that the
   * project lacks.
   */
  ask: readingJob(
    z.strictObject({
      ...asked,
      ...answerWanted,
    }),
    async (context, { text, ...wanted }): Promise<AskedQuery> => {
      const named = readQuery(text);
      return answerTo(context, { named, query: resolveQuery(context.counting.corpus, named) }, wanted);
    },
  ),

  /** The counts of a query that is being made. Of one that reads texts, ask `liveAside`. Throws as `ask`. */
  live: queryMethod(liveInput, live),

  /** The same with progress and cancelling, for queries that read texts. */
  liveAside: job(liveInput, async (context, asking): Promise<LiveQuery> => live(context, asking)),

  /**
   * For rows of a result, the text in which the parts of the query meet there, with the passages of each part marked;
   * null for whole sources. The parts are counted among all sources, reviewed or not.
   */
  marks: queryMethod(
    z.strictObject({
      text: z.string(),
      parts: z.array(z.string()).max(26),
      layer: layerInput.optional(),
      rows: z.array(z.strictObject({ sourceId: z.string(), span: spanSchema.nullable() })).max(100),
    }),
    (context, { text, parts, layer, rows }): (MarkedText | null)[] => {
      const { corpus, codings } = context.counting;
      const scope = {
        sourceIds: [...new Set(rows.map(({ sourceId }) => sourceId))],
        withExcluded: true,
        withDuplicates: true,
      };
      const selection = selectFor(
        corpus,
        codings,
        confined(context, { scope, layer, denominator: 'all' as const }),
      );
      const texts = context.counting.texts();
      const reach = reachOf(readQuery(text));
      const found = parts.map((part) => {
        const { sources } = evaluate(selection, resolvedIn(context, part), null, texts);
        return new Map(sources.map(({ source, places }) => [source.record.id, places.spans]));
      });
      return rows.map(({ sourceId, span }) => {
        if (!span) return null;
        const whole = texts.textOf(sourceId);
        const spansOf = found.map((places) => places.get(sourceId) ?? []);
        const { stretch, marks } = markedStretch(paragraphsOf(whole), span, spansOf, reach);
        return { start: stretch.start, text: whole.slice(stretch.start, stretch.end), marks };
      });
    },
  ),

  /**
   * The ids of the sources in which a query finds any place, to limit another count to them. Sources outside the base of
   * that count are among them if the query finds a place there too, so that the count can tell how many it leaves out.
   * Throws as `ask`.
   */
  sources: readingJob(z.strictObject(asked), async (context, { text, request }): Promise<string[]> => {
    const { corpus, codings } = context.counting;
    const wanted = confined(context, { ...request, denominator: request.denominator ?? 'all' });
    return sourcesFound(corpus, codings, resolvedIn(context, text), wanted, textsOf(context));
  }),
};
