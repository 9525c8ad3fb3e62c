import * as z from 'zod';
import { askQuery, selectFor, type QueryRequest, type QueryResult } from '#core/query/query-result.ts';
import { sourcesFound } from '#core/query/queried-sources.ts';
import type { Query } from '#core/query/query.ts';
import { readQuery } from '#core/query/read-query.ts';
import { resolveQuery } from '#core/query/resolve-query.ts';
import { resultSides, type ResultSide } from '#core/query/result-side.ts';
import type { Texts } from '#core/query/source-view.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { studyTexts } from '../engines/study-texts.ts';
import { readingJob, type ReadingContext } from './context.ts';
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

/** What a query found, with its canonical text. */
export interface AskedQuery extends QueryResult {
  readonly query: string;
  /** The words of each row, in order, if they are wanted; null for a whole source. */
  readonly quotes: readonly (string | null)[];
}

/** The texts of the study. Reading throws once the job is cancelled. */
function textsOf({ db, signal }: ReadingContext): Texts {
  return studyTexts(db, () => signal.throwIfAborted());
}

/** Asks a query, given with ids and as it is written. */
export function answerTo(
  context: ReadingContext,
  { named, query }: { readonly named: Query; readonly query: Query },
  { side, request, quotes }: Answering,
): AskedQuery {
  const { corpus, codings } = context.counting;
  const texts = textsOf(context);
  const result = askQuery(selectFor(corpus, codings, request), query, side, texts);
  return {
    ...result,
    query: writeQuery(named),
    quotes: (quotes ? result.rows : []).map(({ sourceId, span }) =>
      span ? texts.textOf(sourceId).slice(span.start, span.end) : null,
    ),
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

  /**
   * The ids of the sources in which a query finds any place, to limit another count to them. Sources outside the base of
   * that count are among them if the query finds a place there too, so that the count can tell how many it leaves out.
   * Throws as `ask`.
   */
  sources: readingJob(z.strictObject(asked), async (context, { text, request }): Promise<string[]> => {
    const { corpus, codings } = context.counting;
    const wanted = { ...request, denominator: request.denominator ?? 'all' };
    return sourcesFound(corpus, codings, resolveQuery(corpus, readQuery(text)), wanted, textsOf(context));
  }),
};
